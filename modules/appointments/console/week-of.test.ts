import { expect, test } from 'vitest'
import { linesOf, weeklyOf, weekOf } from './week-of.ts'

test('the week of Lima: Sunday 23:59 still belongs to it, one minute later is the next', () => {
  const sunday = '2026-11-30T04:59:00.000Z'
  expect(weekOf(sunday, 0)).toEqual({ from: '2026-11-23T05:00:00.000Z', to: '2026-11-30T05:00:00.000Z' })
  expect(weekOf('2026-11-30T05:00:00.000Z', 0).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, 1).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, -1).to).toBe('2026-11-23T05:00:00.000Z')
})

test('the lines of the editor and the pattern are the same thing; half a line and a line backwards are none', () => {
  const weekly = [{ days: [1, 3], from: '15:00', to: '21:00' }]
  expect(weeklyOf(linesOf(weekly))).toEqual([
    { days: [1], from: '15:00', to: '21:00' },
    { days: [3], from: '15:00', to: '21:00' },
  ])
  expect(
    weeklyOf([
      { from: '15:00', to: '' },
      { from: '21:00', to: '15:00' },
    ]),
  ).toEqual([])
})
