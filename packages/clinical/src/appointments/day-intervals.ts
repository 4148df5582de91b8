/** Minutes since midnight in Lima; `from` < `to` ≤ 1440. */
export type Interval = { readonly from: number; readonly to: number }
/** `07:30`–`24:00` of a wall clock in Lima. */
export type ClockSpan = { readonly from: string; readonly to: string }
/** 1 Monday … 7 Sunday. */
export type WeekSpan = ClockSpan & { readonly days: readonly number[] }

export const WHOLE_DAY: readonly Interval[] = [{ from: 0, to: 1440 }]

/** `07:30` → 450; `24:00` is the end of the day. */
export function minuteOfClock(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** A span that passes midnight is its two halves of the same day. */
export function intervalsOf({ from, to }: ClockSpan): readonly Interval[] {
  const [start, end] = [minuteOfClock(from), minuteOfClock(to)]
  if (start === end) return []
  if (start < end) return [{ from: start, to: end }]
  return [
    { from: 0, to: end },
    { from: start, to: 1440 },
  ].filter((one) => one.from < one.to)
}

export const overlap = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to

export const intersect = (some: readonly Interval[], others: readonly Interval[]): readonly Interval[] =>
  some.flatMap((one) =>
    others
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  )

/** What is left of the first when the others are taken away. */
export const without = (some: readonly Interval[], taken: readonly Interval[]): readonly Interval[] =>
  taken.reduce<readonly Interval[]>(
    (left, gone) =>
      left.flatMap((one) =>
        overlap(one, gone)
          ? [
              { from: one.from, to: gone.from },
              { from: gone.to, to: one.to },
            ].filter(({ from, to }) => from < to)
          : [one],
      ),
    some,
  )

/** ISO weekday, 1 Monday … 7 Sunday, of `2026-11-21`. */
export const isoWeekday = (date: string): number => new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7

export const onDay = (spans: readonly WeekSpan[], date: string): readonly Interval[] =>
  spans.filter(({ days }) => days.includes(isoWeekday(date))).flatMap(intervalsOf)
