import { expect, test } from 'vitest'
import { backoffSeconds, maxAttempts } from './backoff.ts'
import { messageClasses } from './classes.ts'

test('doubles up to its cap, half of it by chance', () => {
  expect([1, 2, 3, 4, 5, 6].map((n) => backoffSeconds('N1', n, 1))).toEqual([5, 10, 20, 40, 60, 60])
  expect([1, 2, 8, 40].map((n) => backoffSeconds('N4', n, 0))).toEqual([15, 30, 1800, 1800])
})

test('never waits longer than an hour, never tries for ever, and hurries only for safety', () => {
  for (const of of messageClasses) {
    expect(maxAttempts(of)).toBeLessThan(30)
    for (let n = 1; n < 40; n++)
      expect(backoffSeconds(of, n, 0.999)).toBeLessThanOrEqual(of === 'N1' || of === 'N2' || of === 'N0' ? 60 : 3600)
  }
})
