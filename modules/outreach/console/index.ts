export type { ReachClient, ReachOperations } from './clients.ts'

export const loadPlanner = async () => (await import('./planner-page.tsx')).PlannerPage
export const loadFunnel = async () => (await import('./funnel-page.tsx')).FunnelPage
export const loadLinks = async () => (await import('./links-page.tsx')).LinksPage
export const loadPersonCalls = async () => (await import('./person-calls.tsx')).PersonCalls
