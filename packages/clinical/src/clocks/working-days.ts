import type { DayWindow } from './day-window.ts'
import { addDays, atLima, limaTime } from './lima.ts'

/** National holidays as Lima dates, `2026-12-25`; the administrator keeps the table. */
export type Holidays = ReadonlySet<string>

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00.000Z`).getUTCDay()

/** Monday to Friday and not a national holiday (2.3). */
export const isWorkingDay = (date: string, holidays: Holidays): boolean =>
  weekdayOf(date) >= 1 && weekdayOf(date) <= 5 && !holidays.has(date)

/** The same time of day, that many working days later; from a day off, the first working day after it counts as one. */
export function addWorkingDays(from: string, days: number, holidays: Holidays): string {
  const { date, minute } = limaTime(from)
  let day = date
  let left = days
  while (left > 0) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return atLima(day, minute)
}

/** The moment, now or later, when office hours of a working day are running. */
export function nextWorkingTime(from: string, hours: DayWindow, holidays: Holidays): string {
  const { date, minute } = limaTime(from)
  const isToday = isWorkingDay(date, holidays) && minute < hours.toMinute
  if (isToday) return minute >= hours.fromMinute ? from : atLima(date, hours.fromMinute)
  let day = addDays(date, 1)
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1)
  return atLima(day, hours.fromMinute)
}

/** A weekly hour of contact: 0 is Sunday. */
export type WeeklyWindow = DayWindow & { readonly weekday: number }

/** @source [D] 2.3: Monday to Friday 18:00–20:30, Saturday 15:00–19:00, because calls in consulting hours went unanswered (JMIR 2024;8:e54005). */
export const defaultOutreachWindows: readonly WeeklyWindow[] = [
  ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 18 * 60, toMinute: 20 * 60 + 30 })),
  { weekday: 6, fromMinute: 15 * 60, toMinute: 19 * 60 },
]

/** Now when inside a window, else the start of the next one; null when there are no windows. */
export function nextOutreachAt(from: string, windows: readonly WeeklyWindow[]): string | null {
  const { date, minute } = limaTime(from)
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(date, ahead)
    const open = windows
      .filter((one) => one.weekday === weekdayOf(day) && (ahead > 0 || minute < one.toMinute))
      .toSorted((one, two) => one.fromMinute - two.fromMinute)[0]
    if (open === undefined) continue
    return ahead === 0 && minute >= open.fromMinute ? from : atLima(day, open.fromMinute)
  }
  return null
}
