import { expect, test } from 'vitest'
import { eventOfResume, eventOfStandDown } from './stand-down.ts'

test('EC-12 an attempt leaves them where they stand; a death and a hospital do not', () => {
  expect([eventOfStandDown.died, eventOfStandDown.hospitalised]).toEqual(['deceased', 'paused'])
  expect([eventOfStandDown.attempt, eventOfStandDown.unanswered]).toEqual([undefined, undefined])
})

test('a death that was taken back on the roster is not taken back again from where they stand', () => {
  expect(eventOfResume(['died'], 'deceased')).toBe('marked-by-mistake')
  expect(eventOfResume(['died'], 'unreachable')).toBeUndefined()
  expect(eventOfResume(['hospitalised', 'died'], 'paused')).toBe('resumed')
  expect(eventOfResume(['attempt', 'unanswered'], 'deceased')).toBeUndefined()
})
