import { type Instant, toMs } from '@ayni/kernel'

export type Act = { readonly at: Instant; readonly run: (at: Instant) => Promise<void> }

export type Timeline = {
  /** What happens later may be added while earlier things are told; what lies after the end is not told. */
  readonly add: (at: Instant, run: Act['run']) => void
  /** Everything in order of time, up to a moment. */
  readonly tell: (until: Instant) => Promise<void>
}

/** Invented lives are told as they would have happened: one act after another, whoever acts. */
export function newTimeline(): Timeline {
  const acts: { ms: number; nth: number; act: Act }[] = []
  let count = 0
  const before = (one: (typeof acts)[number], two: (typeof acts)[number]): number =>
    one.ms - two.ms || one.nth - two.nth
  return {
    add: (at, run) => {
      const entry = { ms: toMs(at), nth: count++, act: { at, run } }
      const place = acts.findLastIndex((other) => before(other, entry) <= 0)
      acts.splice(place + 1, 0, entry)
    },
    tell: async (until) => {
      for (let next = acts.shift(); next !== undefined && next.ms <= toMs(until); next = acts.shift())
        await next.act.run(next.act.at)
    },
  }
}
