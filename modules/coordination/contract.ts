import { accountId, event, instant, personId, programId, role, z } from '@ayni/kernel'

/** What is owed. One mechanism for every module. */
export const promiseKind = z.enum(['first-contact', 'safety-call', 'clinical-review', 'first-session', 'ask-missing-answers', 'complete-screening', 'restore-rota'])
export type PromiseKind = z.infer<typeof promiseKind>

/** Something is owed to a person by a role (or a named account) at a due time. The key makes it idempotent: saying it twice is one promise. */
export const promiseMade = event(
  'coordination.promise-made',
  z.strictObject({
    key: z.string().max(120), program: programId, person: personId, kind: promiseKind,
    owedByRole: role, owedBy: accountId.nullable(), dueAt: instant, madeAt: instant,
  }),
)

export const promiseKept = event('coordination.promise-kept', z.strictObject({ key: z.string().max(120), by: accountId.nullable(), at: instant }))

export const promiseWithdrawn = event(
  'coordination.promise-withdrawn',
  z.strictObject({ key: z.string().max(120), why: z.enum(['withdrawn', 'superseded', 'not-needed']), at: instant }),
)
