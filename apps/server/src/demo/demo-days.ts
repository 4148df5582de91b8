import { addDays, atLima, limaTime } from '@ayni/clinical/clocks'
import { type Instant, instant } from '@ayni/kernel'
import type { Cohort } from './stories.ts'

const DAY_MS = 86_400_000

/** Days before the demo is loaded on which each cohort began its service. */
const beganAgo: Readonly<Record<Cohort, number>> = { earlier: 335, present: 118 }

/** The Lima day so many days ago. */
export const dayAgo = (now: Instant, days: number): string => addDays(limaTime(now).date, -days)

/** A minute of a Lima day, so many days ago. */
export const momentAgo = (now: Instant, days: number, minute: number): Instant =>
  instant.parse(atLima(dayAgo(now, days), minute))

/** So many days ago to the minute. */
export const ago = (now: Instant, days: number): Instant =>
  instant.parse(new Date(Date.parse(now) - Math.round(days * DAY_MS)).toISOString())

export const beganDaysAgo = (cohort: Cohort): number => beganAgo[cohort]
export const startOf = (cohort: Cohort, now: Instant): string => dayAgo(now, beganAgo[cohort])
export const endOf = (cohort: Cohort, now: Instant): string => addDays(startOf(cohort, now), 364)

/** As the ministry names a process: the first half of the year or the second. */
export const processOf = (start: string): string =>
  `${start.slice(0, 4)}-${Number(start.slice(5, 7)) <= 7 ? 'I' : 'II'}`
