/** Tries since the last right one, kept on disk before each try so that closing the app gives none back. */
export type WrongTries = { readonly count: number; readonly lastAtMs: number }
export const noTries: WrongTries = { count: 0, lastAtMs: 0 }

export type GatePolicy = { readonly free: number; readonly waitsSec: readonly number[]; readonly offerEmptyAt: number }
export const gatePolicy: GatePolicy = { free: 5, waitsSec: [30, 60, 300, 900], offerEmptyAt: 10 }

/**
 * How long before another PIN may be tried; 0 is now. The data is never emptied by wrong tries alone:
 * that would let anyone holding the phone destroy records that nobody has received yet.
 */
export function pinWaitMs(tries: WrongTries, nowMs: number, policy: GatePolicy = gatePolicy): number {
  if (tries.count < policy.free) return 0
  const step = Math.min(tries.count - policy.free, policy.waitsSec.length - 1)
  const waitMs = (policy.waitsSec[step] ?? 0) * 1000
  // A clock set back must not lock the owner out for longer than the step itself.
  return Math.max(0, Math.min(waitMs, tries.lastAtMs + waitMs - nowMs))
}

export const offersEmpty = (tries: WrongTries, policy: GatePolicy = gatePolicy): boolean =>
  tries.count >= policy.offerEmptyAt

/** Two minutes without a touch: services 2.10 EC-11. */
export const idleLockMs = 120_000
export const shouldLock = (lastTouchMs: number, nowMs: number, idleMs: number = idleLockMs): boolean =>
  nowMs - lastTouchMs >= idleMs || nowMs < lastTouchMs
