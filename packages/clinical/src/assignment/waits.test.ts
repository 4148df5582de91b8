import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addMinutes, addWorkingDays, atLima } from '../clocks/index.ts'
import { daysBetween, percentile, summariseWaits, workingDaysBetween } from './waits.ts'

const none: ReadonlySet<string> = new Set()

test.each([
  [[], 50, null],
  [[7], 50, 7],
  [[7], 90, 7],
  // Of four, half is two: the second. Three quarters is three: the third. Nine tenths is 3.6: the fourth.
  [[1, 2, 3, 4], 50, 2],
  [[1, 2, 3, 4], 75, 3],
  [[1, 2, 3, 4], 90, 4],
  // Of ten: the fifth, the eighth (7.5 rounded up), the ninth.
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 50, 5],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 75, 8],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90, 9],
  [[10, 2, 2, 30], 50, 2],
  [[1, 2, 3], 0, 1],
  [[1, 2, 3], 100, 3],
])('the nearest rank of %j at %i is %j', (values, p, expected) => {
  expect(percentile(values, p)).toBe(expected)
})

test(`property: a percentile is a wait that somebody had, and that share did not wait longer (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 100 }),
      (values, p) => {
        const value = percentile(values, p) ?? -1
        expect(values).toContain(value)
        expect(values.filter((one) => one <= value).length / values.length).toBeGreaterThanOrEqual(p / 100)
        expect(values.filter((one) => one < value).length / values.length).toBeLessThan(p / 100)
      },
    ),
    { seed },
  )
})

test('who still waits is counted and who left apart; neither is dropped nor mixed into the percentiles', () => {
  const waits = [
    { took: 1, left: false },
    { took: 3, left: false },
    { took: 2, left: true },
    { took: null, left: false },
    { took: null, left: false },
    { took: null, left: true },
  ]
  expect(summariseWaits(waits)).toEqual({ of: 6, happened: 3, waiting: 2, left: 1, p50: 2, p75: 3, p90: 3 })
  expect(summariseWaits([])).toEqual({ of: 0, happened: 0, waiting: 0, left: 0, p50: null, p75: null, p90: null })
})

test.each([
  // 2026-11-23 is a Monday.
  ['the same moment', '2026-11-23', 600, '2026-11-23', 600, 0],
  ['ten minutes later', '2026-11-23', 600, '2026-11-23', 610, 1],
  ['the next day at the same hour', '2026-11-23', 600, '2026-11-24', 600, 1],
  ['the next day, later', '2026-11-23', 600, '2026-11-24', 601, 2],
  ['Friday to Saturday', '2026-11-27', 600, '2026-11-28', 540, 1],
  ['Friday to Monday, earlier', '2026-11-27', 600, '2026-11-30', 540, 1],
  ['Friday to Monday, later', '2026-11-27', 600, '2026-11-30', 660, 2],
  ['Saturday to Monday, earlier', '2026-11-28', 600, '2026-11-30', 540, 1],
])('working days: %s', (_what, from, fromMinute, to, toMinute, expected) => {
  expect(workingDaysBetween(atLima(from, fromMinute), atLima(to, toMinute), none)).toBe(expected)
})

test('a holiday between does not count', () => {
  const from = atLima('2026-12-24', 600)
  expect(workingDaysBetween(from, atLima('2026-12-28', 600), new Set(['2026-12-25']))).toBe(1)
  expect(workingDaysBetween(from, atLima('2026-12-28', 600), none)).toBe(2)
})

test(`property: it is the fewest days of a promise that would still have been kept (seed ${seed})`, () => {
  const start = Date.UTC(2026, 10, 20)
  const holidays = new Set(['2026-11-25', '2026-12-08'])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 30_000 }), (offset, minutes) => {
      const from = addMinutes(new Date(start).toISOString(), offset)
      const to = addMinutes(from, minutes)
      const days = workingDaysBetween(from, to, holidays)
      expect(to <= addWorkingDays(from, days, holidays)).toBe(true)
      expect(to <= addWorkingDays(from, days - 1, holidays)).toBe(false)
    }),
    { seed },
  )
})

test('calendar days, to the tenth', () => {
  expect(daysBetween('2026-11-01T00:00:00.000Z', '2026-11-22T00:00:00.000Z')).toBe(21)
  expect(daysBetween('2026-11-01T00:00:00.000Z', '2026-11-02T06:00:00.000Z')).toBe(1.3)
})
