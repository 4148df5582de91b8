import { isoWeekday, type WeekSpan } from '@ayni/clinical/appointments'
import { addDays, atLima, limaTime } from '@ayni/clinical/clocks'
import type { Instant } from '@ayni/kernel'

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

function limaInstant(date: string, minute: number): Instant {
  const text = atLima(date, minute)
  if (!isInstant(text)) throw new Error('no such moment')
  return text
}

/** A day and a time of the wall clock in Lima; null while either is missing. */
export const momentOf = (day: string, clock: string): Instant | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(clock)
    ? limaInstant(day, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)))
    : null

/** Monday to Monday in Lima, some weeks from now. */
export function weekOf(now: string, away: number): { readonly from: Instant; readonly to: Instant } {
  const { date } = limaTime(now)
  const monday = addDays(date, 1 - isoWeekday(date) + away * 7)
  return { from: limaInstant(monday, 0), to: limaInstant(addDays(monday, 7), 0) }
}

/** One stretch a day, as the editor shows it: seven lines, empty where one does not receive. */
export type DayLine = { readonly from: string; readonly to: string }

export const linesOf = (weekly: readonly WeekSpan[]): readonly DayLine[] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const span = weekly.find(({ days }) => days.includes(day))
    return span === undefined ? { from: '', to: '' } : { from: span.from, to: span.to }
  })

export const weeklyOf = (lines: readonly DayLine[]): { days: number[]; from: string; to: string }[] =>
  lines.flatMap(({ from, to }, at) => (from !== '' && to !== '' && from < to ? [{ days: [at + 1], from, to }] : []))
