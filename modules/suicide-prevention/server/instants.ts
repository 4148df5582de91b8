import { fromMs, type Instant } from '@ayni/kernel'

/** An ISO text of the clinical core or of a JSON column, as the one form of an instant used here. */
export const toInstant = (text: string): Instant => fromMs(Date.parse(text))
export const toInstantOrNull = (text: string | null): Instant | null => (text === null ? null : toInstant(text))

export const earlier = (one: Instant, two: Instant | null): Instant =>
  two === null || Date.parse(one) <= Date.parse(two) ? one : two
