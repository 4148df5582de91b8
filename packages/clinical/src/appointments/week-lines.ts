import type { WeekSpan } from './day-intervals.ts'

/** One stretch a day, as the editor shows it: seven lines, empty where one does not receive. */
export type DayLine = { readonly from: string; readonly to: string }

export const linesOf = (weekly: readonly WeekSpan[]): readonly DayLine[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const span = weekly.find(({ days }) => days.includes(day))
    return span === undefined ? { from: '', to: '' } : { from: span.from, to: span.to }
  })

export const weeklyOf = (lines: readonly DayLine[]): { days: number[]; from: string; to: string }[] =>
  lines.flatMap(({ from, to }, at) => (from !== '' && to !== '' && from < to ? [{ days: [at + 1], from, to }] : []))
