import type { Instant } from '@ayni/kernel'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import { tick } from './clock.ts'

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

/** What was made by a clock or a date field of this console. */
export const instantIn = (text: string): Instant => {
  if (!isInstant(text)) throw new Error('not an instant')
  return text
}
export const instantNow = (): Instant => instantIn(tick.value)
export const newId = (): string => uuidv7(Date.parse(tick.value), crypto.getRandomValues(new Uint8Array(10)))
