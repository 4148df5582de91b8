import type { Instant } from '@ayni/kernel'

export const earlier = (one: Instant, two: Instant | null): Instant =>
  two === null || Date.parse(one) <= Date.parse(two) ? one : two

/** The last of several; there is at least one. */
export const latest = ([first, ...more]: readonly Instant[]): Instant => {
  if (first === undefined) throw new Error('no instant was given')
  return more.reduce((last, one) => (Date.parse(one) > Date.parse(last) ? one : last), first)
}
