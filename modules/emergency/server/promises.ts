import type { AccountId, EventOf, Instant } from '@ayni/kernel'
import { type PromiseKind, promiseKept, promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import type { EmergencyRow } from './store.ts'

/** Keys of this room alone: other rooms promise the same kinds. */
export const TELL = 'emergency-tell:'

export const tellKey = (of: string): string => `${TELL}${of}`
export const coverKey = (emergency: string, nth: string): string => `arrange-cover:${emergency}:${nth}`
export const stayKey = (emergency: string, until: Instant): string => `stay-with-person:${emergency}:${until}`
export const decisionKey = (emergency: string, by: Instant): string => `unreachable-decision:${emergency}:${by}`
export const attendanceKey = (referral: string, by: Instant): string => `referral-attendance:${referral}:${by}`

type Whom = Pick<EmergencyRow, 'program' | 'person'>
export type Owed = {
  readonly key: string
  readonly kind: PromiseKind
  readonly role: 'duty' | 'psychiatrist' | 'coordinator'
  readonly owedBy: AccountId | null
  readonly dueAt: Instant
}

export const owe = ({ program, person }: Whom, { key, kind, role, owedBy, dueAt }: Owed, madeAt: Instant): EventOf =>
  promiseMade.of({ key, program, person, kind, owedByRole: role, owedBy, dueAt, madeAt })

export const kept = (key: string | null, by: AccountId | null, at: Instant): readonly EventOf[] =>
  key === null ? [] : [promiseKept.of({ key, by, at })]

export const notNeeded = (key: string | null, at: Instant): readonly EventOf[] =>
  key === null ? [] : [promiseWithdrawn.of({ key, why: 'not-needed', at })]
