import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import {
  addCountedMinutes,
  addMonths,
  addWorkingDays,
  atLima,
  countedMinutes,
  defaultOutreachWindows,
  endOfQuiet,
  isInside,
  limaTime,
  nextOutreachAt,
  nextWorkingTime,
  quietHours,
  toIso,
  wakingHours,
} from './index.ts'

const lima = (date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atLima(date, hours * 60 + minutes)
}
const none: ReadonlySet<string> = new Set()
const holidays: ReadonlySet<string> = new Set(['2026-12-08', '2026-12-25'])

describe('Lima', () => {
  test('UTC−5, with the date of the wall calendar there', () => {
    expect(limaTime('2026-11-22T04:40:00.000Z')).toEqual({ date: '2026-11-21', minute: 23 * 60 + 40, weekday: 6 })
    expect(lima('2026-11-21', '23:40')).toBe('2026-11-22T04:40:00.000Z')
  })

  test('a month later, on the last day when there is no such day', () => {
    expect(addMonths('2026-03-01', 1)).toBe('2026-04-01')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-03-01', 12)).toBe('2027-03-01')
  })
})

describe('counted minutes', () => {
  test('SUI-04 received 22:30: four hours counted end at 11:00', () => {
    expect(addCountedMinutes(lima('2026-11-21', '22:30'), 240)).toBe(lima('2026-11-22', '11:00'))
    expect(countedMinutes(lima('2026-11-21', '22:30'), lima('2026-11-22', '11:00'))).toBe(240)
  })

  test.each([
    ['06:00', 240, '11:00', 0],
    ['07:00', 240, '11:00', 0],
    ['17:00', 240, '21:00', 0],
    ['17:01', 240, '07:01', 1],
    ['20:30', 480, '14:30', 1],
    ['12:00', 840, '12:00', 1],
  ])('from %s, %i minutes → %s', (from, minutes, to, days) => {
    expect(addCountedMinutes(lima('2026-11-20', from), minutes)).toBe(lima(`2026-11-${20 + days}`, to))
  })

  test(`adding and counting agree from any instant (seed ${seed})`, () => {
    const start = fc.integer({ min: 0, max: 40 * 86_400_000 })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 5000 }), (ms, length) => {
        const from = toIso(Date.UTC(2026, 10, 1) + ms)
        const to = addCountedMinutes(from, length)
        expect(countedMinutes(from, to)).toBe(length)
        expect(isInside(toIso(Date.parse(to) - 1), wakingHours)).toBe(true)
      }),
      { seed },
    )
  })
})

describe('quiet hours', () => {
  test.each([
    ['20:59', false],
    ['21:00', true],
    ['03:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('%s', (time, quiet) => expect(isInside(lima('2026-11-20', time), quietHours)).toBe(quiet))

  test('they end at seven', () => {
    expect(endOfQuiet(lima('2026-11-20', '22:00'))).toBe(lima('2026-11-21', '07:00'))
    expect(endOfQuiet(lima('2026-11-21', '02:00'))).toBe(lima('2026-11-21', '07:00'))
    expect(endOfQuiet(lima('2026-11-21', '12:00'))).toBe(lima('2026-11-21', '12:00'))
  })
})

describe('working days', () => {
  test('skip the weekend and the holidays of the table', () => {
    const friday = lima('2026-12-04', '18:30')
    expect(addWorkingDays(friday, 1, none)).toBe(lima('2026-12-07', '18:30'))
    expect(addWorkingDays(friday, 2, holidays)).toBe(lima('2026-12-09', '18:30'))
    expect(addWorkingDays(lima('2026-12-05', '23:50'), 3, holidays)).toBe(lima('2026-12-10', '23:50'))
    expect(addWorkingDays(friday, 0, none)).toBe(friday)
  })

  test('the next working time', () => {
    const office = { fromMinute: 8 * 60, toMinute: 18 * 60 }
    const at = (date: string, time: string) => nextWorkingTime(lima(date, time), office, holidays)
    expect(at('2026-12-04', '06:00')).toBe(lima('2026-12-04', '08:00'))
    expect(at('2026-12-04', '12:00')).toBe(lima('2026-12-04', '12:00'))
    expect(at('2026-12-04', '18:00')).toBe(lima('2026-12-07', '08:00'))
    expect(at('2026-12-07', '19:00')).toBe(lima('2026-12-09', '08:00'))
  })

  test('outreach waits for the evening, Saturday for the afternoon, Sunday for Monday', () => {
    const at = (date: string, time: string) => nextOutreachAt(lima(date, time), defaultOutreachWindows)
    expect(at('2026-11-20', '10:00')).toBe(lima('2026-11-20', '18:00'))
    expect(at('2026-11-20', '19:00')).toBe(lima('2026-11-20', '19:00'))
    expect(at('2026-11-20', '20:30')).toBe(lima('2026-11-21', '15:00'))
    expect(at('2026-11-22', '09:00')).toBe(lima('2026-11-23', '18:00'))
    expect(nextOutreachAt(lima('2026-11-22', '09:00'), [])).toBeNull()
    const mondays = [{ weekday: 1, fromMinute: 600, toMinute: 660 }]
    expect(nextOutreachAt(lima('2026-11-23', '11:00'), mondays)).toBe(lima('2026-11-30', '10:00'))
  })
})
