import { fromMs, type Instant } from '@ayni/kernel'

/** An ISO text of the clinical core as the one form of an instant used here. */
export const toInstant = (text: string): Instant => fromMs(Date.parse(text))
export const toInstantOrNull = (text: string | null): Instant | null => (text === null ? null : toInstant(text))
