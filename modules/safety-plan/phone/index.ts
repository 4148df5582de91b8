export { hasPlan } from './has-plan.ts'
export { planToShow } from './local.ts'

export const loadCardOfPlan = async () => (await import('./local.ts')).cardOfPlan

/** Read in a hard moment, written in a calm one: each in its own file, kept for a visit without a signal. */
export const loadPlanView = async () => (await import('./plan-view.tsx')).PlanView
export const loadPlanWriter = async () => (await import('./plan-writer.tsx')).PlanWriter
export const loadUndo = async () => (await import('./plan-writer.tsx')).UndoHost
