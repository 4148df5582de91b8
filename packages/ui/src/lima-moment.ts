import type { Instant } from '@ayni/kernel'

const dayMs = 86_400_000
const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

function instantAt(ms: number): Instant {
  const text = new Date(ms).toISOString()
  if (!isInstant(text)) throw new Error('no such moment')
  return text
}

/** A day and a time of the wall clock in Lima, which keeps UTC−5 all the year; null while either is missing. */
export const momentOf = (day: string, clock: string): Instant | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(clock)
    ? instantAt(Date.parse(`${day}T${clock}:00-05:00`))
    : null

/** Monday to Monday in Lima, some weeks from now. */
export function weekOf(now: string, away: number): { readonly from: Instant; readonly to: Instant } {
  const shifted = Date.parse(now) - 5 * 3_600_000
  const weekday = (new Date(shifted).getUTCDay() + 6) % 7
  const monday = shifted - (shifted % dayMs) - (weekday - away * 7) * dayMs + 5 * 3_600_000
  return { from: instantAt(monday), to: instantAt(monday + 7 * dayMs) }
}
