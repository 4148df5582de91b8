import { type Instant, instant } from '@ayni/kernel'
import type { CheckFact } from '../contract.ts'

const DAY_MS = 86_400_000
/** @source R-SCR-13: day 30 from the pilot (JMIR 2024;8:e54005); 90, 180, 300 and the ninety days are [D]. */
export const checkDays = [30, 90, 180, 300] as const
const atLeastEveryDays = 90
/** @source [D] R-ENR-01: a check may be made from nine days before its day. */
const windowOpensDays = 9

const plusDays = (at: Instant, days: number): Instant =>
  instant.parse(new Date(Date.parse(at) + days * DAY_MS).toISOString())

/**
 * The next check of a person, from facts alone: the same today and tomorrow until something is answered, so that a phone that
 * was away and a fresh one agree.
 * @param firstCheckAt when day 30 is
 * @param lastCompleteAt when the newest complete round was answered; null before the first
 */
export function nextCheck(firstCheckAt: Instant, lastCompleteAt: Instant | null): CheckFact {
  const [firstDay] = checkDays
  if (lastCompleteAt === null) return { day: firstDay, dueAt: firstCheckAt, why: 'milestone' }
  const due = checkDays.map((day) => ({ day, at: plusDays(firstCheckAt, day - firstDay) }))
  const next = due.find(({ at }) => plusDays(at, -windowOpensDays) > lastCompleteAt)
  const byInterval = plusDays(lastCompleteAt, atLeastEveryDays)
  if (next !== undefined && next.at <= byInterval) return { day: next.day, dueAt: next.at, why: 'milestone' }
  const day = Math.round((Date.parse(byInterval) - Date.parse(firstCheckAt)) / DAY_MS) + firstDay
  return { day, dueAt: byInterval, why: 'ninety-days' }
}
