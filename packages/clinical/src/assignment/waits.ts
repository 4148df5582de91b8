import { addDays, type Holidays, isWorkingDay, limaTime } from '../clocks/index.ts'

/**
 * Nearest rank: the smallest value that at least p of every hundred do not exceed. It is always a wait that somebody had.
 * Null where there is none.
 */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((one, two) => one - two)
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? null
}

/** The fewest working days within which it happened, as promises count them: `to` is no later than that many days after `from`. */
export function workingDaysBetween(from: string, to: string, holidays: Holidays): number {
  if (to <= from) return 0
  const [start, end] = [limaTime(from), limaTime(to)]
  let days = 0
  for (let day = start.date; day < end.date; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) days += 1
  }
  const begunAnother = !isWorkingDay(end.date, holidays) || end.minute > start.minute
  return begunAnother ? days + 1 : days
}

export const daysBetween = (from: string, to: string): number =>
  Math.round(((Date.parse(to) - Date.parse(from)) / 86_400_000) * 10) / 10

/** One person's wait: how long until it happened, or null while it has not. */
export type Wait = { readonly took: number | null; readonly left: boolean }

export type WaitSummary = {
  /** Everybody to whom it was promised. */
  readonly of: number
  readonly happened: number
  /** Not yet; counted, never dropped. */
  readonly waiting: number
  /** Withdrew or no longer needed it. */
  readonly left: number
  readonly p50: number | null
  readonly p75: number | null
  readonly p90: number | null
}

/**
 * Percentiles over those to whom it happened; who still waits is counted beside them. No survival estimate (Kaplan–Meier) is
 * made, so that with many waiting the percentiles are too low, and the screen says how many wait.
 */
export function summariseWaits(waits: readonly Wait[]): WaitSummary {
  const took = waits.flatMap((wait) => (wait.took === null ? [] : [wait.took]))
  const open = waits.filter((wait) => wait.took === null)
  const left = open.filter((wait) => wait.left).length
  return {
    of: waits.length,
    happened: took.length,
    waiting: open.length - left,
    left,
    p50: percentile(took, 50),
    p75: percentile(took, 75),
    p90: percentile(took, 90),
  }
}
