import { accountId, event, instant, personId, programId, z } from '@ayni/kernel'

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
