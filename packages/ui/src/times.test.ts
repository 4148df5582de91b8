import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { formatNumber, formatShare } from './figures.ts'
import { language } from './language.ts'
import {
  ageBetween,
  formatAge,
  formatClock,
  formatDate,
  formatDay,
  formatDue,
  formatLeft,
  formatLongDay,
  formatMinutes,
  formatMoment,
  formatSpan,
  formatWhen,
  formatWindow,
} from './times.ts'

afterEach(() => {
  language.value = 'es'
})

const night = '2026-11-22T04:41:00.000Z'

describe('UI-03 times are told in Lima', () => {
  test('whatever the machine believes', () => {
    expect(formatClock(night)).toBe('23:41')
    expect(formatDay(night)).toBe('sáb, 21 nov')
    expect(formatLongDay(night)).toBe('sábado, 21 de noviembre')
    expect(formatDate(night)).toBe('21 nov 2026')
    expect(formatMoment(night)).toBe('sáb, 21 nov, 23:41')
    expect(formatWindow('2026-11-21T23:00:00.000Z', '2026-11-22T01:30:00.000Z')).toBe('entre 18:00 y 20:30')
  })

  test('in English when the person chose it', () => {
    language.value = 'en'
    expect(formatLongDay(night)).toBe('Saturday 21 November')
    expect(formatAge({ days: 2, hours: 11, minutes: 3 })).toBe('2 d 11 h ago')
  })
})

describe('UI-03 ages and deadlines', () => {
  test.each([
    [{ days: 2, hours: 11, minutes: 40 }, 'hace 2 d 11 h'],
    [{ days: 3, hours: 0, minutes: 12 }, 'hace 3 d'],
    [{ days: 6, hours: 23, minutes: 0 }, 'hace 6 d 23 h'],
    [{ days: 298, hours: 2, minutes: 5 }, 'hace 298 d'],
    [{ days: 0, hours: 3, minutes: 5 }, 'hace 3 h 5 min'],
    [{ days: 0, hours: 0, minutes: 12 }, 'hace 12 min'],
    [{ days: 0, hours: 0, minutes: 0 }, 'hace un momento'],
  ])('%j is %s', (age, said) => {
    expect(formatAge(age)).toBe(said)
  })

  test.each([
    ['2026-11-22T04:53:00.000Z', 'en 12 min'],
    ['2026-11-22T04:41:30.000Z', 'ahora'],
    ['2026-11-22T04:40:30.000Z', 'ahora'],
    ['2026-11-22T02:41:00.000Z', 'venció hace 2 h'],
    ['2026-11-22T12:00:00.000Z', 'mañana a las 07:00'],
  ])('%s is due %s', (due, said) => {
    expect(formatDue(due, night)).toBe(said)
  })

  test('a moment is placed by the days of Lima, not of Greenwich', () => {
    expect(formatWhen('2026-11-21T23:00:00.000Z', '2026-11-21T13:00:00.000Z')).toBe('hoy a las 18:00')
    expect(formatWhen('2026-11-22T03:00:00.000Z', '2026-11-21T13:00:00.000Z')).toBe('hoy a las 22:00')
    expect(formatWhen('2026-11-20T12:10:00.000Z', '2026-11-21T13:00:00.000Z')).toBe('ayer a las 07:10')
    expect(formatWhen('2026-11-27T23:00:00.000Z', '2026-11-21T13:00:00.000Z')).toBe('vie, 27 nov, 18:00')
    expect(formatWhen('2025-12-13T15:00:00.000Z', '2026-11-21T13:00:00.000Z')).toBe('13 dic 2025')
  })

  test('an age adds up to its minutes and never runs backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 10_000_000 }), (minutes) => {
        const to = new Date(Date.parse(night) + minutes * 60_000).toISOString()
        const age = ageBetween(night, to)
        expect(age.days * 1440 + age.hours * 60 + age.minutes).toBe(Math.max(0, minutes))
        expect(formatSpan(age)).not.toContain('NaN')
      }),
      { seed: Number(process.env.AYNI_SEED ?? 7) },
    )
  })

  test.each([
    [725, '12:05'],
    [0, '00:00'],
    [59.9, '00:59'],
    [4325, '1:12:05'],
    [-192, '03:12'],
  ])('%d s left is %s', (seconds, said) => {
    expect(formatLeft(seconds)).toBe(said)
  })
})

test('UI-03 figures carry their n and N', () => {
  expect(formatNumber(12_000)).toBe('12,000')
  expect(formatShare(30, 116)).toBe('30/116 (25.9 %)')
  expect(formatShare(0, 0)).toBe('0/0')
})

test('minutes of a figure, and a dash where there is none', () => {
  expect([formatMinutes(null), formatMinutes(0), formatMinutes(1510)]).toEqual(['—', '0 min', '1 d 1 h'])
})
