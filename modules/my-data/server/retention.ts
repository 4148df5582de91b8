import { type Instant, plusMinutes } from '@ayni/kernel'
import type { ErasablePart, KeptBecause } from '../contract.ts'

const DAY_MIN = 1440

/**
 * What goes and what stays. [D] Every figure waits for legal sign-off (docs/clinical/sign-offs.md); they are one place to change.
 * @source peru-norms (e): Ley 29733 and DS 016-2024-JUS for the rights; NTS 139-MINSA/2018 for clinical records, of which only
 * safety actions are kept here.
 */
export const retentionPolicy = {
  /** Parts that nothing obliges to keep once somebody asked, or left and the days to come back are over. */
  goes: ['identity', 'answers', 'traces'] as const satisfies readonly ErasablePart[],
  staysDays: {
    'record-of-consent': 10 * 365,
    'record-of-safety': 20 * 365,
    'who-read-what': 5 * 365,
    'proof-of-what-was-done': 10 * 365,
  } as const satisfies Readonly<Record<KeptBecause, number>>,
  /** Days to answer: correction, objection and erasure. */
  answerDays: { correct: 10, oppose: 10, erase: 10 },
} as const

export type RetentionPolicy = typeof retentionPolicy

/** Until when a kind of record stays, counted from its newest row. */
export const staysUntil = (because: KeptBecause, newest: Instant): Instant =>
  plusMinutes(newest, retentionPolicy.staysDays[because] * DAY_MIN)

export const answerDue = (kind: keyof RetentionPolicy['answerDays'], askedAt: Instant): Instant =>
  plusMinutes(askedAt, retentionPolicy.answerDays[kind] * DAY_MIN)
