import { expect, test } from 'vitest'
import { pinWaitMs, shouldLock } from './pin-gate.ts'

test('SEC-10 a wait counts from the last wrong try, and a clock set back never makes it longer than its step', () => {
  const tries = { count: 7, lastAtMs: 1_000_000 }
  expect(pinWaitMs(tries, 1_000_000)).toBe(300_000)
  expect(pinWaitMs(tries, 1_200_000)).toBe(100_000)
  expect(pinWaitMs(tries, 9_000_000)).toBe(0)
  expect(pinWaitMs(tries, 0)).toBe(300_000)
})

test('SEC-11 two minutes without a touch lock the phone; so does a clock that jumped back', () => {
  expect([0, 119_999, 120_000, 900_000].map((later) => shouldLock(50, 50 + later))).toEqual([false, false, true, true])
  expect(shouldLock(50, 49)).toBe(true)
  expect(shouldLock(0, 30_000, 30_000)).toBe(true)
})
