import type { InputOf, OutputOf } from '@ayni/kernel'
import { accountId, day, event, instant, personId, programId, z } from '@ayni/kernel'
import type { agreeMeans, recheckMeans } from './contract/means.ts'
import type { chooseCurrent, nearby, plan, savePlan, savePlanWith, setShownWithoutPin } from './contract/plan.ts'

export * from './contract/means.ts'
export * from './contract/plan.ts'

// Said to the other rooms

/** A version of the plan was kept, by the person alone or by a clinician with them. No content. */
export const planSaved = event(
  'safety-plan.saved',
  z.strictObject({
    person: personId,
    program: programId,
    version: z.uuid(),
    /** Null: the person themself. */
    by: accountId.nullable(),
    complete: z.boolean(),
    reviewOn: day.nullable(),
    at: instant,
  }),
)

/** What was agreed about means was agreed for the first time, or looked at again. Never which means. */
export const meansChecked = event(
  'safety-plan.means-checked',
  z.strictObject({
    person: personId,
    program: programId,
    what: z.enum(['agreed', 'kept', 'changed', 'not-kept']),
    by: accountId,
    at: instant,
  }),
)

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** For the typed client of a face. */
export type SafetyPlanOperations = {
  readonly 'safety-plan.save': Op<typeof savePlan>
  readonly 'safety-plan.save-with': Op<typeof savePlanWith>
  readonly 'safety-plan.choose-current': Op<typeof chooseCurrent>
  readonly 'safety-plan.set-shown-without-pin': Op<typeof setShownWithoutPin>
  readonly 'safety-plan.agree-means': Op<typeof agreeMeans>
  readonly 'safety-plan.recheck-means': Op<typeof recheckMeans>
  readonly 'safety-plan.plan': Op<typeof plan>
  readonly 'safety-plan.nearby': Op<typeof nearby>
}
