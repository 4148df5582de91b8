import type { Instant } from '@ayni/kernel'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import type { SafetyPlanOperations } from '@ayni/modules/safety-plan/contract'
import type { Client } from '@ayni/ui'

export type PlanClient = Client<SafetyPlanOperations>

export const idAt = (now: string): string => uuidv7(Date.parse(now), crypto.getRandomValues(new Uint8Array(10)))

const isInstant = (text: string): text is Instant => !Number.isNaN(Date.parse(text)) && text.endsWith('Z')

/** The last minute of a day in Lima, which has one time all year; null for what is no day. */
export function endOfDay(day: string): Instant | null {
  const ms = Date.parse(`${day}T23:59:00-05:00`)
  const text = Number.isNaN(ms) ? '' : new Date(ms).toISOString()
  return isInstant(text) ? text : null
}
export const dayIn = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(0, 10)
