import type { Words } from '../instruments/index.ts'

export const safetyPlanSections = [
  'warning-signs',
  'internal-coping',
  'social-distraction',
  'ask-for-help',
  'professional-support',
  'safer-environment',
] as const
export type SafetyPlanSection = (typeof safetyPlanSections)[number]

/**
 * Neutral headings of this house, in the order of escalation.
 * @source the six-step sequence: Stanley and Brown 2012, Cogn Behav Pract 19:256–264. The Stanley-Brown *form* is copyrighted;
 * its wording, layout and name are not used.
 */
export const safetyPlanHeadings: Readonly<Record<SafetyPlanSection, Words>> = {
  'warning-signs': { es: 'Mis señales de alerta', en: 'My warning signs' },
  'internal-coping': { es: 'Lo que puedo hacer por mi cuenta', en: 'What I can do on my own' },
  'social-distraction': {
    es: 'Personas y lugares que me distraen',
    en: 'People and places that take my mind off it',
  },
  'ask-for-help': { es: 'Personas a las que puedo pedir ayuda', en: 'People I can ask for help' },
  'professional-support': { es: 'Profesionales y servicios de urgencia', en: 'Professionals and urgent services' },
  'safer-environment': { es: 'Hacer más seguro mi entorno', en: 'Making my surroundings safer' },
}

/** Optional, and apart from the six: nobody has to have an answer to it. */
export const whatMattersHeading: Words = { es: 'Lo que más me importa', en: 'What matters most to me' }

export type SafetyPlanEntry = {
  readonly text: string
  readonly contact: string | null
  /** 0–10: how likely it is that I do this; null where it was not asked. */
  readonly likelihood: number | null
  readonly obstacle: string | null
}
export type SafetyPlan = Readonly<Record<SafetyPlanSection, readonly SafetyPlanEntry[]>>

/** Sections still empty, in order: a plan may be kept at any point, and says what is missing. */
export const missingSections = (plan: Partial<SafetyPlan>): readonly SafetyPlanSection[] =>
  safetyPlanSections.filter((section) => (plan[section] ?? []).length === 0)

/**
 * The same, knowing what the house itself fills in: lines that answer day and night stand in the fifth section of every plan
 * (R-SUI-05), and what was agreed with a clinician stands in the sixth (R-SUI-06).
 */
export const missingToComplete = (
  plan: Partial<SafetyPlan>,
  { meansAgreed }: { readonly meansAgreed: boolean },
): readonly SafetyPlanSection[] =>
  missingSections(plan).filter(
    (section) => section !== 'professional-support' && !(section === 'safer-environment' && meansAgreed),
  )

/** What somebody would do or whom they would call: there it helps to ask how likely it is, and what could stand in the way. */
export const asksLikelihood = (section: SafetyPlanSection): boolean => section !== 'warning-signs'

/** Below this the obstacle is talked about before going on. [D] @source services/07 §7.4 R-SUI-04 gives the scale, not a cut. */
export const LIKELY_ENOUGH = 7

export const isLikelihood = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 10
