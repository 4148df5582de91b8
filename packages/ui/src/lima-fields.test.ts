import { expect, test } from 'vitest'
import { wholeNumber } from './figures.ts'
import { dayOf, instantOf, startOfDay, weekOf } from './lima-fields.ts'

test('day and time of Lima are an instant, and nothing else is', () => {
  expect(instantOf('2026-11-22', '08:30')).toBe('2026-11-22T13:30:00.000Z')
  const noMoment = [
    ['2026-11-22', ''],
    ['', '08:30'],
    ['22/11', '08:30'],
    ['2026-13-40', '08:30'],
    ['2026-11-22', '25:00'],
    ['2026-11-22', '8'],
  ] as const
  for (const [day, time] of noMoment) expect(instantOf(day, time)).toBeNull()
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

test('the week of Lima: Sunday 23:59 still belongs to it, one minute later is the next', () => {
  const sunday = '2026-11-30T04:59:00.000Z'
  expect(weekOf(sunday, 0)).toEqual({ from: '2026-11-23T05:00:00.000Z', to: '2026-11-30T05:00:00.000Z' })
  expect(weekOf('2026-11-30T05:00:00.000Z', 0).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, 1).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, -1).to).toBe('2026-11-23T05:00:00.000Z')
})
