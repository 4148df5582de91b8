import type { Instant } from '@ayni/kernel'

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

/** The beginning of a day in Lima (UTC−5 all year), or of the one after it; null where the field is empty or impossible. */
export function startOfDay(day: string, daysLater: 0 | 1 = 0): Instant | null {
  const ms = day === '' ? Number.NaN : Date.parse(`${day}T00:00:00.000-05:00`) + daysLater * 86_400_000
  const text = Number.isNaN(ms) ? '' : new Date(ms).toISOString()
  return isInstant(text) ? text : null
}

/** A whole number of a field: null where it is empty, undefined where it is none. */
export function wholeNumber(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text)
  return Number.isInteger(value) && value >= 0 && value <= most ? value : undefined
}
