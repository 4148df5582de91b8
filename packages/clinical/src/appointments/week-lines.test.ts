import { expect, test } from 'vitest'
import { linesOf, weeklyOf } from './week-lines.ts'

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
