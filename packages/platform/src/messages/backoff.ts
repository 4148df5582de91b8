import { isSafety, type MessageClass } from './classes.ts'

/** [D] Waits between attempts. Safety is tried for about a quarter of an hour on each channel; the ladder goes on meanwhile. */
const patience = {
  safety: { firstS: 5, capS: 60, attempts: 20 },
  asked: { firstS: 5, capS: 60, attempts: 6 },
  rest: { firstS: 30, capS: 3600, attempts: 10 },
} as const

const patienceOf = (of: MessageClass) => (isSafety(of) ? patience.safety : of === 'N0' ? patience.asked : patience.rest)

export const maxAttempts = (of: MessageClass): number => patienceOf(of).attempts

/**
 * Seconds until the next attempt: doubled each time up to a cap, half of it by chance so that a gateway that comes back is
 * not met by everybody at once.
 * @param attempt attempts already made, from 1
 * @param fraction chance in [0, 1)
 */
export function backoffSeconds(of: MessageClass, attempt: number, fraction: number): number {
  const { firstS, capS } = patienceOf(of)
  const whole = Math.min(capS, firstS * 2 ** Math.min(attempt - 1, 20))
  return whole * (0.5 + 0.5 * fraction)
}
