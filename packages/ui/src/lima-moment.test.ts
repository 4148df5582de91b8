import { expect, test } from 'vitest'
import { momentOf, weekOf } from './lima-moment.ts'

test('the week of Lima: Sunday 23:59 still belongs to it, one minute later is the next', () => {
  const sunday = '2026-11-30T04:59:00.000Z'
  expect(weekOf(sunday, 0)).toEqual({ from: '2026-11-23T05:00:00.000Z', to: '2026-11-30T05:00:00.000Z' })
  expect(weekOf('2026-11-30T05:00:00.000Z', 0).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, 1).from).toBe('2026-11-30T05:00:00.000Z')
  expect(weekOf(sunday, -1).to).toBe('2026-11-23T05:00:00.000Z')
})

test('a day and a clock of Lima are an instant; half of it, or what is no day, is none', () => {
  expect(momentOf('2026-11-22', '08:30')).toBe('2026-11-22T13:30:00.000Z')
  for (const [day, clock] of [
    ['2026-11-22', ''],
    ['', '08:30'],
    ['22/11', '08:30'],
  ] as const)
    expect(momentOf(day, clock)).toBeNull()
})
