import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atMost } from './at-most.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new Promise<never>(() => undefined)

test('what never comes is waited for so long and no longer', async () => {
  const done = vi.fn()
  void atMost(2000, never).then(done)
  await vi.advanceTimersByTimeAsync(1999)
  expect(done).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(done).toHaveBeenCalled()
})

test.each([
  ['comes', () => Promise.resolve('here')],
  ['fails', () => Promise.reject(new Error('no signal'))],
])('what %s is not waited for any longer', async (_, work) => {
  await atMost(2000, work())
  expect(vi.getTimerCount()).toBe(0)
})
