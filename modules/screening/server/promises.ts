import { addWorkingDays, type Holidays } from '@ayni/clinical/clocks'
import type { Level } from '@ayni/clinical/triage'
import { type Instant, instant, type Role } from '@ayni/kernel'
import type { RoundReading } from './read-round.ts'
import type { OwedKind } from './store.ts'

export type NewPromise = { readonly kind: OwedKind; readonly owedByRole: Role; readonly dueAt: Instant }

/** @source [D] services/04 §4.5, 4.7 and R-SCR-18: first contact next working day, first session in seven days. */
export const screeningClocks = {
  firstContactWorkingDays: 1,
  firstSessionDays: 7,
  psychiatristReviewWorkingDays: 3,
  deteriorationReviewWorkingDays: 2,
} as const

const DAY_MS = 86_400_000

/** What a reading makes the team owe. Empty for an old round when a newer one exists: its levels are history. */
export function promisesOf(
  reading: RoundReading,
  deteriorated: boolean,
  now: Instant,
  holidays: Holidays,
): readonly NewPromise[] {
  if (!reading.isCurrent) return []
  const { result } = reading
  const inWorkingDays = (days: number): Instant => instant.parse(addWorkingDays(now, days, holidays))
  const wanted: NewPromise[] = []
  const needsContact: readonly Level[] = [2, 3]
  if (needsContact.includes(result.level)) {
    wanted.push({
      kind: 'first-contact',
      owedByRole: 'therapist',
      dueAt: inWorkingDays(screeningClocks.firstContactWorkingDays),
    })
    wanted.push({
      kind: 'first-session',
      owedByRole: 'therapist',
      dueAt: instant.parse(new Date(Date.parse(now) + screeningClocks.firstSessionDays * DAY_MS).toISOString()),
    })
  }
  const missing =
    result.review?.because.filter((driver) => /NOT_SCORABLE|ASQ_INCOMPLETE|ITEM9_REFUSED/.test(driver)) ?? []
  const others = (result.review?.because.length ?? 0) - missing.length
  const reviewDays = result.review?.withinWorkingDays ?? screeningClocks.psychiatristReviewWorkingDays
  if (missing.length > 0)
    wanted.push({ kind: 'ask-missing-answers', owedByRole: 'therapist', dueAt: inWorkingDays(reviewDays) })
  if (deteriorated)
    wanted.push({
      kind: 'clinical-review',
      owedByRole: 'therapist',
      dueAt: inWorkingDays(screeningClocks.deteriorationReviewWorkingDays),
    })
  else if (result.level === 3)
    wanted.push({
      kind: 'clinical-review',
      owedByRole: 'psychiatrist',
      dueAt: inWorkingDays(screeningClocks.psychiatristReviewWorkingDays),
    })
  else if (others > 0)
    wanted.push({ kind: 'clinical-review', owedByRole: 'therapist', dueAt: inWorkingDays(reviewDays) })
  return wanted
}
