import type { Instant } from '@ayni/kernel'

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

/** A day and a time of the wall clock in Lima (UTC−5 all year), as an instant; null while either is missing or impossible. */
export function instantOf(day: string, time: string): Instant | null {
  const ms = time === '' ? Number.NaN : Date.parse(`${day}T${time}:00.000-05:00`)
  const text = Number.isNaN(ms) ? '' : new Date(ms).toISOString()
  return isInstant(text) ? text : null
}

/** The beginning of a day in Lima, or of the one after it; null where the field is empty or impossible. */
export function startOfDay(day: string, daysLater: 0 | 1 = 0): Instant | null {
  const begins = instantOf(day, '00:00')
  return begins === null ? null : instantOf(dayOf(begins, daysLater), '00:00')
}

/** The day in Lima of an instant, `2026-11-22`, as date fields want it. */
export const dayOf = (at: string, daysLater = 0): string =>
  new Date(Date.parse(at) - 5 * 3_600_000 + daysLater * 86_400_000).toISOString().slice(0, 10)
