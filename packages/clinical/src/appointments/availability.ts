import type { Holidays } from '../clocks/index.ts'
import { type ClockSpan, type Interval, intervalsOf, onDay, type WeekSpan } from './day-intervals.ts'

/** When a clinician receives: a weekly pattern, and dates on which another holds (nothing = not that day). */
export type Availability = {
  readonly weekly: readonly WeekSpan[]
  readonly exceptions: readonly { readonly day: string; readonly open: readonly ClockSpan[] }[]
}

/** On a national holiday nobody receives, unless they said so for that date. */
export function openOn(availability: Availability, date: string, holidays: Holidays): readonly Interval[] {
  const exception = availability.exceptions.find(({ day }) => day === date)
  if (exception !== undefined) return exception.open.flatMap(intervalsOf)
  return holidays.has(date) ? [] : onDay(availability.weekly, date)
}
