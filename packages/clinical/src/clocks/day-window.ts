import { addDays, addMinutes, atLima, limaTime, minutesBetween } from './lima.ts'

/** Minutes since midnight in Lima. `from` after `to` means a window that crosses midnight. */
export type DayWindow = { readonly fromMinute: number; readonly toMinute: number }

/** @source [D] 2.3 quiet hours 21:00–07:00; the class B acknowledgement counts the other fourteen hours (2.5). */
export const quietHours: DayWindow = { fromMinute: 21 * 60, toMinute: 7 * 60 }
export const wakingHours: DayWindow = { fromMinute: 7 * 60, toMinute: 21 * 60 }

export function isInside(at: string, window: DayWindow): boolean {
  const { minute } = limaTime(at)
  const { fromMinute, toMinute } = window
  return fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute
}

/** Now if quiet hours are over, otherwise the minute they end. */
export function endOfQuiet(at: string, quiet: DayWindow = quietHours): string {
  if (!isInside(at, quiet)) return at
  const { date, minute } = limaTime(at)
  return atLima(minute < quiet.toMinute ? date : addDays(date, 1), quiet.toMinute)
}

const span = (window: DayWindow): number => window.toMinute - window.fromMinute
const within = (window: DayWindow, minute: number): number =>
  Math.min(Math.max(minute - window.fromMinute, 0), span(window))

/** Minutes between two instants that fall inside the window of each day; the window must not cross midnight. */
export function countedMinutes(from: string, to: string, window: DayWindow = wakingHours): number {
  const start = limaTime(from)
  const end = limaTime(to)
  const days = Math.round(minutesBetween(`${start.date}T00:00:00.000Z`, `${end.date}T00:00:00.000Z`) / 1440)
  const minutes = days * span(window) + within(window, end.minute) - within(window, start.minute)
  return Math.round(minutes * 60_000) / 60_000
}

/** The first instant at which that many minutes of the window have passed since `from`. */
export function addCountedMinutes(from: string, minutes: number, window: DayWindow = wakingHours): string {
  if (minutes <= 0) return from
  const { date, minute } = limaTime(from)
  const wanted = within(window, minute) + minutes
  const days = Math.ceil(wanted / span(window)) - 1
  return atLima(addDays(date, days), window.fromMinute + wanted - days * span(window))
}

/** Counted where a window is given, plain minutes where it is null. */
export const elapsedMinutes = (from: string, to: string, window: DayWindow | null): number =>
  window === null ? minutesBetween(from, to) : countedMinutes(from, to, window)
export const afterMinutes = (from: string, minutes: number, window: DayWindow | null): string =>
  window === null ? addMinutes(from, minutes) : addCountedMinutes(from, minutes, window)
