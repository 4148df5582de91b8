import { type Clock, fromMs, type Instant, toMs } from '@ayni/kernel'

export type FlowingClock = Clock & { readonly advance: (ms: number) => void }

/** A false time that flows like the browsers' own false time, and jumps when told to. */
export function flowingClock(start: Instant): FlowingClock {
  let base = toMs(start) - performance.now()
  return {
    now: () => fromMs(Math.floor(base + performance.now())),
    advance: (ms) => {
      base += ms
    },
  }
}
