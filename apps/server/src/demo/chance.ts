export type Chance = () => number

/** mulberry32: a small generator whose whole future follows from its seed. @returns numbers in [0, 1) */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(from: readonly [T, ...T[]], chance: Chance): T =>
  from[Math.floor(chance() * from.length)] ?? from[0]

/** A whole number from low to high, both included. */
export const within = (low: number, high: number, chance: Chance): number =>
  low + Math.floor(chance() * (high - low + 1))
