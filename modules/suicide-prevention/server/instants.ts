import type { Instant } from '@ayni/kernel'

export const earlier = (one: Instant, two: Instant | null): Instant =>
  two === null || Date.parse(one) <= Date.parse(two) ? one : two
