import { command, instant, personId, query, uuid, z } from '@ayni/kernel'
import { agreementView, meansCheckView } from './means.ts'
import { agencies, type Measure, newVersion, type PlanContent, planVersion } from './shapes.ts'

export type { Agencies, Measure, PlanContent, PlanEntry, PlanVersionView } from './shapes.ts'
export { agencies, planContent } from './shapes.ts'

const clinicians = ['duty', 'therapist', 'psychiatrist'] as const

/** Alone, with or without a signal. */
export const savePlan = command('safety-plan.save', {
  summary: 'Keeps a version of the person’s own plan',
  allow: ['physician'],
  offline: true,
  input: z.strictObject(newVersion),
  output: z.null(),
  errors: { 'safety-plan.version-taken': 409 },
})

/** Together, on a call: the words are the person's. */
export const savePlanWith = command('safety-plan.save-with', {
  summary: 'Keeps a version of a plan that a clinician wrote down with the person',
  allow: clinicians,
  input: z.strictObject({ person: personId, ...newVersion }),
  output: z.null(),
  errors: { 'safety-plan.person-unknown': 404, 'safety-plan.version-taken': 409 },
})

/** Over nothing: set aside no longer, so that both stand again. @source services/00 §2.10 EC-14 */
export const chooseCurrent = command('safety-plan.choose-current', {
  summary: 'Says which of two plans that were made apart is the person’s; both are kept',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ choice: uuid, chosen: uuid, over: z.array(uuid).max(20) }),
  output: z.null(),
  errors: { 'safety-plan.version-unknown': 404 },
})

export const setShownWithoutPin = command('safety-plan.set-shown-without-pin', {
  summary: 'Says whether the person’s own phone shows their plan without its PIN',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ shown: z.boolean() }),
  output: z.null(),
})

export const plan = query('safety-plan.plan', {
  summary: 'The plan of a person, its versions, and what was agreed about means',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    person: personId,
    current: planVersion.nullable(),
    /** Made apart from it, and not decided about by the person yet. */
    rivals: z.array(planVersion),
    versions: z.array(z.strictObject({ version: z.uuid(), at: instant, who: z.string().nullable() })),
    missing: z.array(z.string()),
    agreement: agreementView.nullable(),
    checks: z.array(meansCheckView),
    /** When what was agreed is looked at again, in days; as the programme's signed times say. */
    recheck: z.strictObject({ recheckWithinDays: z.int(), proposedDays: z.int(), notKeptDays: z.int() }),
  }),
  errors: { 'safety-plan.person-unknown': 404 },
})
export type PlanPageData = z.infer<typeof plan.output>

export const nearby = query('safety-plan.nearby', {
  summary:
    'Whom the plan names without being asked: psychiatrist, duty number, the nearest services that may attend at night',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: agencies,
  errors: { 'safety-plan.person-unknown': 404 },
})

/** What the phone holds: kind `safety-plan`. Key: the version's id, `means`, `shown`. */
export type PlanFact =
  | {
      readonly is: 'version'
      readonly basedOn: readonly string[]
      readonly at: string
      readonly who: string | null
      readonly content: PlanContent
      readonly reviewOn: string | null
      /** What the person chose it over, and when; none where they were not asked. */
      readonly over: readonly string[]
      readonly chosenAt: string | null
    }
  | { readonly is: 'means'; readonly measures: readonly Measure[]; readonly agreedAt: string; readonly who: string }
  | { readonly is: 'shown'; readonly withoutPin: boolean }
