import { expect, test } from 'vitest'
import { hoursOf, weekPicture, withDayOff, withGuard, withoutDate, withoutPast } from './index.ts'

test('no preset writes at night, and where somebody works by day they are written to when they do not', () => {
  for (const pattern of ['mon-fri', 'mon-sat', 'guards', 'always-there'] as const) {
    const week = weekPicture(hoursOf(pattern))
    expect(week).toHaveLength(7)
    for (const day of week) {
      expect([...day.slice(0, 7), ...day.slice(21)].every((shade) => shade === 'never')).toBe(true)
    }
    expect(week.flat()).toContain('window')
  }
  expect(weekPicture(hoursOf('mon-sat'))[1]?.slice(7, 21)).toEqual([
    ...['free', 'work', 'work', 'work', 'work', 'work', 'work', 'free', 'free', 'free', 'free'],
    ...['window', 'window', 'window'],
  ])
})

test('a guard that passes midnight belongs to two dates; one of 24 hours leaves nothing out', () => {
  const none = hoursOf('guards')
  expect(withGuard(none, '2026-05-03', '20:00', 12).exceptions).toEqual([
    { day: '2026-05-03', working: [{ from: '20:00', to: '24:00' }] },
    { day: '2026-05-04', working: [{ from: '00:00', to: '08:00' }] },
  ])
  expect(withGuard(none, '2026-12-31', '08:00', 24).exceptions.map(({ day }) => day)).toEqual([
    '2026-12-31',
    '2027-01-01',
  ])
  expect(withGuard(none, '2026-05-03', '08:00', 12).exceptions).toHaveLength(1)
})

test('two guards on one date stand in order, the same one twice is one, and a free day clears the date', () => {
  const two = withGuard(withGuard(hoursOf('guards'), '2026-05-03', '14:00', 6), '2026-05-03', '07:00', 6)
  expect(two.exceptions[0]?.working.map(({ from }) => from)).toEqual(['07:00', '14:00'])
  expect(withGuard(two, '2026-05-03', '07:00', 6).exceptions[0]?.working).toHaveLength(2)
  expect(withDayOff(two, '2026-05-03').exceptions).toEqual([{ day: '2026-05-03', working: [] }])
  expect(withoutDate(two, '2026-05-03').exceptions).toEqual([])
})

test('dates that passed say nothing; a pattern chosen anew keeps those to come', () => {
  const hours = withDayOff(withDayOff(hoursOf('mon-fri'), '2026-05-01'), '2026-05-09')
  expect(withoutPast(hours, '2026-05-02').exceptions.map(({ day }) => day)).toEqual(['2026-05-09'])
  expect(hoursOf('guards', hours).exceptions).toEqual(hours.exceptions)
})
