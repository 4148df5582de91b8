import { type Clock, fromMs, type Instant, toMs } from '@ayni/kernel'

/** The only place where the server asks what time it is. */
export const systemClock: Clock = { now: () => fromMs(Date.now()) }

export type FalseClock = Clock & {
  readonly set: (at: Instant) => void
  /** @param ms milliseconds, never negative */
  readonly advance: (ms: number) => void
}

/** A clock that moves only when told to; used by tests, journeys and the demo's history. */
export function falseClock(start: Instant): FalseClock {
  let ms = toMs(start)
  return {
    now: () => fromMs(ms),
    set: (at) => {
      ms = toMs(at)
    },
    advance: (by) => {
      ms += by
    },
  }
}
