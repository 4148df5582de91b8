import type { EventOf, Instant, Role } from '@ayni/kernel'
import { promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import type { ContactRecord } from './contact-store.ts'
import type { PossibleSenderRow } from './store.ts'

export const contactKey = (contact: string): string => `caring:${contact}`
export const answerKey = (message: string): string => `caring-answer:${message}`
/** What its messages are about, for taking them back. Says nothing by itself. */
export const subjectOf = (schedule: string): string => `caring:${schedule}`

const clinical = ['therapist', 'psychiatrist', 'duty'] as const satisfies readonly Role[]

/** The role that owes it: the sender's, or psychiatry where nobody is left. */
export const roleOf = (sender: Pick<PossibleSenderRow, 'roles'> | undefined): Role =>
  clinical.find((role) => sender?.roles.includes(role)) ?? 'psychiatrist'

type Owed = Pick<ContactRecord, 'id' | 'program' | 'person'> & {
  readonly dueAt: Instant
  readonly sender: PossibleSenderRow | undefined
  readonly now: Instant
}

export const contactOwed = ({ id, program, person, dueAt, sender, now }: Owed): EventOf =>
  promiseMade.of({
    ...{ key: contactKey(id), program, person, kind: 'caring-contact', owedByRole: roleOf(sender) },
    ...{ owedBy: sender?.account ?? null, dueAt, madeAt: now },
  })

export const notOwed = (ids: readonly string[], at: Instant): readonly EventOf[] =>
  ids.map((id) => promiseWithdrawn.of({ key: contactKey(id), why: 'not-needed', at }))
