import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addMinutes, atLima, limaTime, minutesBetween } from '../clocks/index.ts'
import {
  type Availability,
  calendarEntry,
  fitOf,
  mayBeMissed,
  offerSlots,
  type PersonHours,
  planReminders,
  type SlotQuestion,
} from './index.ts'

const lima = (date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return atLima(date, hours * 60 + minutes)
}
const hours: PersonHours = {
  quiet: { from: '21:00', to: '07:00' },
  working: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
  windows: [
    { days: [1, 2, 3, 4, 5], from: '18:00', to: '20:30' },
    { days: [6], from: '15:00', to: '19:00' },
  ],
  exceptions: [],
}
const always: Availability = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }], exceptions: [] }
// A Monday, ten in the morning.
const now = lima('2026-11-23', '10:00')
const asked = (more: Partial<SlotQuestion> = {}): SlotQuestion => ({
  hours,
  clinicians: [{ account: 'one', availability: always, busy: [] }],
  personBusy: [],
  need: { minutes: 20, dueBy: lima('2026-11-25', '10:00'), withinDays: 7, count: 3 },
  now,
  ...more,
})
const starts = (question: SlotQuestion) => offerSlots(question).map(({ startsAt }) => startsAt)

describe('offered hours', () => {
  test('inside the own windows, before what is owed is due, on different days first', () => {
    expect(starts(asked())).toEqual([
      lima('2026-11-23', '18:00'),
      lima('2026-11-23', '18:30'),
      lima('2026-11-24', '18:00'),
    ])
    const fortnight = asked({ need: { minutes: 20, dueBy: null, withinDays: 14, count: 3 } })
    expect(starts(fortnight).map((at) => limaTime(at).date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
  })

  test('a guard takes the window of its day; a day off gives its free time only after the windows', () => {
    const guarded: PersonHours = {
      ...hours,
      exceptions: [{ day: '2026-11-23', working: [{ from: '08:00', to: '24:00' }] }],
    }
    expect(starts(asked({ hours: guarded })).every((at) => limaTime(at).date !== '2026-11-23')).toBe(true)
    const noWindows: PersonHours = { ...hours, windows: [], exceptions: [{ day: '2026-11-24', working: [] }] }
    const offered = offerSlots(asked({ hours: noWindows, need: { minutes: 20, dueBy: null, withinDays: 1, count: 3 } }))
    expect(offered.map(({ startsAt, fit }) => [startsAt, fit])).toEqual([
      [lima('2026-11-23', '18:00'), 'free'],
      [lima('2026-11-23', '18:30'), 'free'],
      [lima('2026-11-24', '07:00'), 'free'],
    ])
  })

  test('23:59 in Lima is the day before midnight, and the end of the month leads to the next', () => {
    const night: PersonHours = { ...hours, windows: [{ days: [1], from: '23:00', to: '24:00' }] }
    const late = asked({
      hours: night,
      now: lima('2026-11-30', '21:50'),
      need: { minutes: 20, dueBy: null, withinDays: 0, count: 9 },
    })
    expect(starts(late)).toEqual([lima('2026-11-30', '23:00'), lima('2026-11-30', '23:30')])
    expect(starts({ ...late, now: lima('2026-11-30', '23:59') })).toEqual([])
    const next = asked({
      now: lima('2026-11-30', '23:59'),
      need: { minutes: 20, dueBy: null, withinDays: 1, count: 1 },
    })
    expect(starts(next)).toEqual([lima('2026-12-01', '18:00')])
  })

  test('nobody receives on a holiday unless they said so; an hour that is owed late is offered and said', () => {
    const holidays = new Set(['2026-11-23', '2026-11-24', '2026-11-25'])
    const offered = offerSlots(asked({ holidays }))
    expect(offered.map(({ startsAt, late }) => [limaTime(startsAt).date, late])).toEqual([
      ['2026-11-26', true],
      ['2026-11-27', true],
      ['2026-11-28', true],
    ])
    const willing: Availability = {
      ...always,
      exceptions: [{ day: '2026-11-24', open: [{ from: '18:00', to: '18:30' }] }],
    }
    const clinicians = [{ account: 'one', availability: willing, busy: [] }]
    expect(offerSlots(asked({ holidays, clinicians }))[0]).toMatchObject({
      startsAt: lima('2026-11-24', '18:00'),
      late: false,
    })
  })

  test('the second clinician is offered where the first is busy', () => {
    const busy = [{ from: lima('2026-11-23', '17:00'), to: lima('2026-11-23', '18:30') }]
    const clinicians = [
      { account: 'one', availability: always, busy },
      { account: 'two', availability: always, busy: [] },
    ]
    const [first, second] = offerSlots(asked({ clinicians }))
    expect(first).toMatchObject({ startsAt: lima('2026-11-23', '18:00'), account: 'two' })
    expect(second).toMatchObject({ startsAt: lima('2026-11-23', '18:30'), account: 'one' })
  })

  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const minute = quarter * 15
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  })
  const span = fc
    .tuple(clock, clock)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
  const week = fc.array(
    fc
      .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), span })
      .map(({ days, span: of }) => ({
        days,
        ...of,
      })),
    { maxLength: 4 },
  )
  const anyHours: fc.Arbitrary<PersonHours> = fc.record({
    quiet: fc.record({ from: clock, to: clock }),
    working: week,
    windows: week,
    exceptions: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 9 }).map((ahead) => limaTime(addMinutes(now, ahead * 1440)).date),
        working: fc.array(span, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
  })

  test(`never in work, guard or night, never over another, never nearer than an hour (seed ${seed})`, () => {
    const busyAt = fc.integer({ min: 0, max: 9 * 96 }).map((quarter) => {
      const from = addMinutes(lima('2026-11-23', '00:00'), quarter * 15)
      return { from, to: addMinutes(from, 45) }
    })
    fc.assert(
      fc.property(
        anyHours,
        week,
        fc.array(busyAt, { maxLength: 8 }),
        fc.integer({ min: 0, max: 2880 }),
        fc.integer({ min: 15, max: 60 }),
        (anybody, weekly, busy, later, minutes) => {
          const from = addMinutes(now, later)
          const clinicians = [{ account: 'one', availability: { weekly, exceptions: [] }, busy }]
          const offered = offerSlots({
            ...{ hours: anybody, clinicians, personBusy: busy.slice(0, 2), now: from },
            need: { minutes, dueBy: null, withinDays: 7, count: 8 },
          })
          for (const [at, { startsAt, fit }] of offered.entries()) {
            const end = addMinutes(startsAt, minutes)
            expect(fitOf(anybody, startsAt, minutes)).toBe(fit)
            expect(minutesBetween(from, startsAt)).toBeGreaterThanOrEqual(60)
            expect(limaTime(startsAt).date).toBe(limaTime(addMinutes(end, -1)).date)
            expect(busy.some((one) => startsAt < one.to && one.from < end)).toBe(false)
            expect(offered.slice(at + 1).every((other) => other.startsAt >= end)).toBe(true)
            const inside = weekly.some(
              ({ days, from: opens, to }) =>
                days.includes(limaTime(startsAt).weekday || 7) &&
                lima(limaTime(startsAt).date, opens) <= startsAt &&
                end <= lima(limaTime(startsAt).date, to),
            )
            // Two spans of availability that touch are one to nobody: an hour lies whole in one of them.
            expect(inside).toBe(true)
            const guard = anybody.exceptions.find(({ day }) => day === limaTime(startsAt).date)?.working ?? []
            const day = limaTime(startsAt).date
            expect(guard.some((one) => startsAt < lima(day, one.to) && lima(day, one.from) < end)).toBe(false)
          }
        },
      ),
      { seed, numRuns: 300 },
    )
  })
})

describe('reminders', () => {
  test('a day and two hours before; what has passed is not said', () => {
    const startsAt = lima('2026-11-24', '18:00')
    expect(planReminders(startsAt, now)).toEqual([
      { name: 'day-before', at: lima('2026-11-23', '18:00') },
      { name: 'soon', at: lima('2026-11-24', '16:00') },
    ])
    expect(planReminders(startsAt, lima('2026-11-23', '18:00'))).toEqual([
      { name: 'soon', at: lima('2026-11-24', '16:00') },
    ])
    expect(planReminders(startsAt, lima('2026-11-24', '17:00'))).toEqual([])
  })

  test('quiet hours push a reminder to seven, or leave it out where that is too late to act on', () => {
    expect(planReminders(lima('2026-11-24', '08:00'), now)).toEqual([{ name: 'soon', at: lima('2026-11-24', '07:00') }])
    expect(planReminders(lima('2026-11-25', '07:15'), now)).toEqual([
      { name: 'day-before', at: lima('2026-11-24', '07:15') },
    ])
    expect(planReminders(lima('2026-11-25', '22:00'), now)[0]).toEqual({
      name: 'day-before',
      at: lima('2026-11-25', '07:00'),
    })
  })

  test(`never at night and always before the hour (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * 1440 }), (ahead) => {
        const startsAt = addMinutes(now, ahead)
        for (const { at } of planReminders(startsAt, now)) {
          expect(at < startsAt && at > now).toBe(true)
          expect(limaTime(at).minute).toBeGreaterThanOrEqual(7 * 60)
          expect(limaTime(at).minute).toBeLessThan(21 * 60)
        }
      }),
      { seed },
    )
  })
})

test('missed from the fifteenth minute', () => {
  const startsAt = lima('2026-11-23', '23:50')
  expect(mayBeMissed(startsAt, lima('2026-11-24', '00:04'))).toBe(false)
  expect(mayBeMissed(startsAt, lima('2026-11-24', '00:05'))).toBe(true)
})

test('an entry for a calendar names nothing but the appointment', () => {
  const entry = calendarEntry({
    id: '019a0000-0000-7000-8000-000000000001',
    version: 2,
    startsAt: lima('2026-11-30', '23:40'),
    endsAt: lima('2026-12-01', '00:00'),
    stampedAt: now,
    cancelled: false,
  })
  expect(entry.split('\r\n').every((line) => line.length <= 75)).toBe(true)
  expect(entry).toContain('UID:019a0000-0000-7000-8000-000000000001@ayni\r\nSEQUENCE:2\r\n')
  expect(entry).toContain('DTSTART:20261201T044000Z\r\nDTEND:20261201T050000Z\r\nSUMMARY:Cita Ayni\r\n')
  expect(entry).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE/)
})
