import { expect, test } from 'vitest'
import { easterOf, nationalHolidays, workingCalendar } from './peru-holidays.ts'
import { addWorkingDays } from './working-days.ts'

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i is %s', (year, day) => expect(easterOf(year)).toBe(day))

test('2026 has sixteen national holidays, in order', () => {
  expect(nationalHolidays(2026).map(({ day }) => day.slice(5))).toEqual([
    '01-01',
    '04-02',
    '04-03',
    '05-01',
    '06-07',
    '06-29',
    '07-23',
    '07-28',
    '07-29',
    '08-06',
    '08-30',
    '10-08',
    '11-01',
    '12-08',
    '12-09',
    '12-25',
  ])
})

test('a programme adds a local day and takes back a national one', () => {
  const days = workingCalendar('2026-05-20T12:00:00.000Z', [
    { day: '2026-06-24', isHoliday: true },
    { day: '2026-06-29', isHoliday: false },
  ])
  expect([days.has('2026-06-24'), days.has('2026-06-29'), days.has('2027-01-01')]).toEqual([true, false, true])
})

test('a clock that starts on the eve of Fiestas Patrias counts no holiday as a working day', () => {
  const monday = '2026-07-27T15:00:00.000Z'
  const national = workingCalendar(monday, [])
  expect(addWorkingDays(monday, 1, national)).toBe('2026-07-30T15:00:00.000Z')
  expect(addWorkingDays(monday, 1, new Set())).toBe('2026-07-28T15:00:00.000Z')
})
