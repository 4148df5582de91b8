import { describe, expect, test } from 'vitest'
import { drillFigures, holidaysInRota } from './index.ts'

const at = (day: string, hour: number) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + (hour + 5) * 3_600_000).toISOString()
const duty = (person: string, from: string, to: string) => ({ person, role: 'first' as const, from, to })
// 8 and 9 December 2026 are a Tuesday and a Wednesday, both holidays; 7 is an ordinary Monday.
const holidays = new Set(['2026-12-08', '2026-12-09', '2026-12-25'])
const days = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10']

describe('holidays in the rota', () => {
  test('a week of one person has its holiday as any day, and that is said', () => {
    const week = [duty('rosa', at('2026-12-06', 0), at('2026-12-13', 0))]
    expect(holidaysInRota(week, holidays, days)).toEqual([
      { day: '2026-12-08', sameAsUsual: true },
      { day: '2026-12-09', sameAsUsual: true },
    ])
  })

  test('whoever planned the day apart is not asked again', () => {
    const planned = [
      duty('rosa', at('2026-12-07', 0), at('2026-12-08', 0)),
      duty('luis', at('2026-12-08', 0), at('2026-12-09', 0)),
      duty('rosa', at('2026-12-09', 0), at('2026-12-09', 12)),
    ]
    expect(holidaysInRota(planned, holidays, days).map(({ sameAsUsual }) => sameAsUsual)).toEqual([false, false])
  })

  test('nothing planned is a hole and not a habit; a holiday on a Sunday is a Sunday', () => {
    expect(holidaysInRota([], holidays, days).every(({ sameAsUsual }) => !sameAsUsual)).toBe(true)
    const year = [duty('rosa', at('2026-01-01', 0), at('2027-01-01', 0))]
    expect(holidaysInRota(year, new Set(['2026-11-01']), ['2026-11-01'])).toEqual([
      { day: '2026-11-01', sameAsUsual: false },
    ])
  })
})

describe('how a drill went', () => {
  const started = '2026-11-27T16:00:00.000Z'
  const after = (seconds: number | null) => ({
    pressedAt: seconds === null ? null : new Date(Date.parse(started) + seconds * 1000).toISOString(),
  })
  test.each([
    [[], { called: 0, answered: 0, medianS: null, slowestS: null }],
    [[null, null], { called: 2, answered: 0, medianS: null, slowestS: null }],
    [[30], { called: 1, answered: 1, medianS: 30, slowestS: 30 }],
    [[90, null, 30, 60], { called: 4, answered: 3, medianS: 60, slowestS: 90 }],
    [[10, 20], { called: 2, answered: 2, medianS: 15, slowestS: 20 }],
  ])('%j', (seconds, expected) => {
    expect(drillFigures(started, seconds.map(after))).toEqual(expected)
  })
})
