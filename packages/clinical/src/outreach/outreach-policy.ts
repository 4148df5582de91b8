import type { AttemptHow } from './attempt.ts'

/** Every value a programme may change about reaching people, in one object. */
export const outreachPolicy = {
  /** @source services/03 R-ENR-04 [D] */
  spacingHours: 72,
  /** @source services/03 R-ENR-04 [D] */
  attemptsPerCycle: 5,
  /** @source services/03 R-ENR-04 [D] */
  silentDays: 30,
  /** @source services/03 R-ENR-05: from this attempt on, only outside working hours, whatever window was chosen. */
  outsideFromAttempt: 3,
  /** @source [D] 03 R-ENR-05 says that windows alternate; another one is waited for at most this long. */
  alternateWithinDays: 7,
  /** @source [D] who does what in a cycle: a message costs nobody an evening, a voice is answered more often. */
  order: ['message', 'call', 'message', 'call', 'call'] satisfies readonly AttemptHow[],
  /** @source [D] a call that nobody found time for becomes a message, so that nobody is forgotten. */
  callWaitDays: 7,
  /** @source services/03 §3.2 [D] */
  unreachable: { triesPerContact: 3, windows: 2, overDays: 14, retryDays: 30 },
  /** @source services/03 §3.2 [D] one re-invitation of somebody who declined, at month 4. */
  declinedMonths: 4,
  /** @source services/03 R-ENR-01: day 30 after the start of SERUMS; the window 21–45 is [D]. */
  firstCheck: { day: 30, fromDay: 21, toDay: 45 },
  /** @source services/04 §4.2 [D] 48 h, 5 days and 10 days after the last answer. */
  resumeHours: [48, 120, 240],
  /** @source services/03 §3.2 */
  profileDays: [3, 7],
  /** @source services/03 R-ENR-06 */
  catalogueDays: [7, 30, 90],
  /** @source [D] an hour agreed by the person is theirs for this long. */
  askedMinutes: 60,
} as const

export type OutreachPolicy = Readonly<
  Omit<typeof outreachPolicy, 'order' | 'resumeHours' | 'profileDays' | 'catalogueDays'>
> & {
  readonly order: readonly AttemptHow[]
  readonly resumeHours: readonly number[]
  readonly profileDays: readonly number[]
  readonly catalogueDays: readonly number[]
}
