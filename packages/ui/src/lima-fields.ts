import type { Instant } from '@ayni/kernel'

const dayMs = 86_400_000
const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

function instantAt(ms: number): Instant {
  const text = new Date(ms).toISOString()
  if (!isInstant(text)) throw new Error('no such moment')
  return text
}

/** A day and a time of the wall clock in Lima (UTC−5 all year), as an instant; null while either is missing or impossible. */
export function instantOf(day: string, time: string): Instant | null {
  const ms = time === '' ? Number.NaN : Date.parse(`${day}T${time}:00.000-05:00`)
  return Number.isNaN(ms) ? null : instantAt(ms)
}

/** The beginning of a day in Lima, or of the one after it; null where the field is empty or impossible. */
export function startOfDay(day: string, daysLater: 0 | 1 = 0): Instant | null {
  const begins = instantOf(day, '00:00')
  return begins === null ? null : instantOf(dayOf(begins, daysLater), '00:00')
}

/** The day in Lima of an instant, `2026-11-22`, as date fields want it. */
export const dayOf = (at: string, daysLater = 0): string =>
  new Date(Date.parse(at) - 5 * 3_600_000 + daysLater * dayMs).toISOString().slice(0, 10)

/** Monday to Monday in Lima, some weeks from now. */
export function weekOf(now: string, away: number): { readonly from: Instant; readonly to: Instant } {
  const shifted = Date.parse(now) - 5 * 3_600_000
  const weekday = (new Date(shifted).getUTCDay() + 6) % 7
  const monday = shifted - (shifted % dayMs) - (weekday - away * 7) * dayMs + 5 * 3_600_000
  return { from: instantAt(monday), to: instantAt(monday + 7 * dayMs) }
}
