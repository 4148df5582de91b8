import { expect, test } from 'vitest'
import { wholeNumber } from './figures.ts'
import { dayOf, instantOf, startOfDay } from './lima-fields.ts'

test('day and time of Lima are an instant, and nothing else is', () => {
  expect(instantOf('2026-11-22', '08:30')).toBe('2026-11-22T13:30:00.000Z')
  expect(instantOf('2026-11-22', '')).toBeNull()
  expect(instantOf('', '08:30')).toBeNull()
  expect(dayOf('2026-11-22T04:51:00.000Z')).toBe('2026-11-21')
  expect(dayOf('2026-11-22T04:51:00.000Z', 14)).toBe('2026-12-05')
})

test('a day in Lima ends at its midnight; a field that is no number saves nothing', () => {
  expect(startOfDay('2026-11-23')).toBe('2026-11-23T05:00:00.000Z')
  expect(startOfDay('2026-11-30', 1)).toBe('2026-12-01T05:00:00.000Z')
  expect([startOfDay(''), startOfDay('2026-13-40')]).toEqual([null, null])
  expect([
    wholeNumber('', 9),
    wholeNumber('4', 9),
    wholeNumber('10', 9),
    wholeNumber('x', 9),
    wholeNumber('-1', 9),
  ]).toEqual([null, 4, undefined, undefined, undefined])
})
