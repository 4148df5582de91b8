import { describe, expect, test } from 'vitest'
import { addMinutes, atLima, limaTime } from '../clocks/index.ts'
import {
  catalogueDue,
  cycleAt,
  firstCheckAt,
  funnelOf,
  isUnreachable,
  type PastAttempt,
  percentOf,
  planAttempt,
  outreachPolicy as policy,
  profileDue,
  resumeDue,
  slotOf,
} from './index.ts'
import { evenings, lima, newcomer, past } from './testing/people.ts'

const plan = (history: Parameters<typeof planAttempt>[1], now: string, hours = evenings) =>
  planAttempt(policy, history, hours, now)

describe('when', () => {
  test('ENR-02 Tuesday 10:15 in consulting hours: wait until today at 18:00', () => {
    expect(plan(newcomer, lima('2026-11-24', '10:15'))).toMatchObject({
      do: 'wait',
      because: 'working-hours',
      until: lima('2026-11-24', '18:00'),
    })
  })

  test.each([
    ['2026-11-24', '18:00', 'now', null],
    ['2026-11-24', '20:29', 'now', null],
    ['2026-11-24', '20:30', '2026-11-25 18:00', 'outside-window'],
    ['2026-11-24', '22:00', '2026-11-25 18:00', 'quiet-hours'],
    ['2026-11-27', '21:00', '2026-11-28 15:00', 'quiet-hours'],
    ['2026-11-29', '11:00', '2026-11-30 18:00', 'outside-window'],
  ])('a first attempt asked for on %s at %s → %s', (date, time, expected, because) => {
    const got = plan(newcomer, lima(date, time))
    if (expected === 'now') expect(got).toMatchObject({ do: 'now', nth: 1 })
    else {
      const [day = '', at = ''] = expected.split(' ')
      expect(got).toMatchObject({ do: 'wait', because, until: lima(day, at) })
    }
  })

  test('R-ENR-04 a second within 72 hours waits; then another part of the week is preferred', () => {
    const first = past(lima('2026-11-24', '18:10'))
    const got = plan({ ...newcomer, attempts: [first] }, lima('2026-11-25', '18:10'))
    expect(got).toMatchObject({ do: 'wait', because: 'spacing', until: lima('2026-11-28', '15:00') })
  })

  test('ENR-03 after five unanswered, silence for 30 days, then a new cycle', () => {
    const five = [0, 3, 6, 9, 12].map((day) => past(addMinutes(lima('2026-11-02', '19:00'), day * 1440)))
    const last = five.at(-1)?.at ?? ''
    expect(plan({ ...newcomer, attempts: five }, addMinutes(last, 4 * 1440))).toMatchObject({
      do: 'wait',
      because: 'cycle-full',
    })
    const again = plan({ ...newcomer, attempts: five }, addMinutes(last, 30 * 1440))
    expect(again).toMatchObject({ do: 'now', nth: 1 })
    expect(cycleAt(policy, five, addMinutes(last, 30 * 1440)).number).toBe(2)
  })

  test('an answer ends the cycle: the next one counts from one, still after 72 hours', () => {
    const answered = [past(lima('2026-11-02', '19:00')), past(lima('2026-11-06', '19:00'), { result: 'respondido' })]
    expect(cycleAt(policy, answered, lima('2026-11-07', '19:00'))).toMatchObject({ number: 2, attempts: [] })
    expect(plan({ ...newcomer, attempts: answered }, lima('2026-11-07', '15:00'))).toMatchObject({ because: 'spacing' })
  })

  test('R-ENR-05 from the third on never at work, though that window was chosen', () => {
    // Chose Tuesdays 10:00–11:00, inside their own working hours.
    const chosen = (at: string) => {
      const { weekday, minute } = limaTime(at)
      const open = weekday === 2 && minute >= 600 && minute < 660
      return open ? ({ open: true, until: addMinutes(at, 660 - minute), window: 'laboral' } as const) : evenings(at)
    }
    const at = lima('2026-11-24', '10:15')
    expect(plan(newcomer, at, chosen)).toMatchObject({ do: 'now' })
    const two = [past(lima('2026-11-10', '19:00')), past(lima('2026-11-14', '16:00'))]
    expect(plan({ ...newcomer, attempts: two }, at, chosen)).toMatchObject({
      do: 'wait',
      because: 'working-hours',
      until: lima('2026-11-24', '18:00'),
    })
  })

  test('the hour that somebody asked for stands above their pattern and the spacing, for an hour', () => {
    const history = { ...newcomer, attempts: [past(lima('2026-11-23', '19:00'))], askedAt: lima('2026-11-24', '11:00') }
    expect(plan(history, lima('2026-11-24', '10:00'))).toMatchObject({ do: 'wait', because: 'asked-later' })
    expect(plan(history, lima('2026-11-24', '11:20'))).toMatchObject({
      do: 'now',
      how: 'call',
      until: lima('2026-11-24', '12:00'),
    })
    expect(plan(history, lima('2026-11-24', '12:00'))).toMatchObject({ do: 'wait', because: 'spacing' })
  })
})

describe('how', () => {
  const later = (...hows: readonly ('call' | 'message')[]) =>
    hows.map((how, i) =>
      past(addMinutes(lima('2026-11-02', '19:00'), i * 4 * 1440), {
        how,
        channel: how === 'call' ? 'movil' : 'correo',
      }),
    )

  test('message and call alternate, and so does the channel', () => {
    const at = lima('2026-11-24', '18:30')
    expect(plan(newcomer, at)).toMatchObject({ how: 'message', channel: 'whatsapp' })
    expect(plan({ ...newcomer, attempts: later('message') }, at)).toMatchObject({ how: 'call', channel: 'movil' })
    expect(plan({ ...newcomer, attempts: later('message', 'call') }, at)).toMatchObject({
      how: 'message',
      channel: 'whatsapp',
    })
  })

  test('who has one way only is tried by it; who has none is not', () => {
    const at = lima('2026-11-24', '18:30')
    const phoneOnly = { ...newcomer, channels: { call: ['fijo'], message: [] } }
    expect(plan(phoneOnly, at)).toMatchObject({ how: 'call', channel: 'fijo' })
    expect(plan({ ...newcomer, channels: { call: [], message: [] } }, at)).toEqual({
      do: 'stop',
      because: 'no-contact',
    })
  })

  test('a call that nobody made in a week becomes a message', () => {
    const history = { ...newcomer, attempts: later('message'), callWaitsSince: lima('2026-11-05', '19:00') }
    expect(plan(history, lima('2026-11-11', '18:30'))).toMatchObject({ how: 'call' })
    expect(plan(history, lima('2026-11-12', '19:00'))).toMatchObject({ how: 'message' })
  })
})

describe('in peace', () => {
  const at = lima('2026-11-24', '18:30')
  test.each([
    ['out of signal', { offlineUntil: lima('2026-12-01', '00:00') }, 'offline', '2026-12-01'],
    ['not now', { quietUntil: lima('2026-12-20', '00:00') }, 'not-now', '2026-12-21'],
    [
      'declined',
      { standing: { is: 'declined', at: lima('2026-10-01', '19:00'), reinvited: false } as const },
      'declined',
      '2027-02-01',
    ],
    [
      'unreachable',
      { standing: { is: 'unreachable', lastTriedAt: lima('2026-11-10', '19:00'), newContactAt: null } as const },
      'unreachable',
      '2026-12-10',
    ],
  ])('%s', (_name, change, because, day) => {
    const got = plan({ ...newcomer, ...change }, at)
    expect(got).toMatchObject({ do: 'wait', because })
    expect(got.do === 'wait' && limaTime(got.until).date).toBe(day)
  })

  test('a new contact point ends the wait of somebody unreachable', () => {
    const standing = {
      is: 'unreachable',
      lastTriedAt: lima('2026-11-10', '19:00'),
      newContactAt: lima('2026-11-20', '09:00'),
    } as const
    expect(plan({ ...newcomer, standing }, at)).toMatchObject({ do: 'now' })
  })

  test.each([
    ['in review', { inReview: true }, 'review'],
    ['over', { standing: { is: 'over' } as const }, 'over'],
    ['re-invited once', { standing: { is: 'declined', at, reinvited: true } as const }, 'declined'],
  ])('never while %s', (_name, change, because) => {
    expect(plan({ ...newcomer, ...change }, addMinutes(at, 300 * 1440))).toEqual({ do: 'stop', because })
  })
})

describe('unreachable', () => {
  const tries = (contact: string, n: number, slots: readonly PastAttempt['slot'][]): readonly PastAttempt[] =>
    Array.from({ length: n }, (_, i) =>
      past(addMinutes(lima('2026-11-02', '19:00'), i * 5 * 1440), {
        contact,
        slot: slots[i % slots.length] ?? 'semana-noche',
        result: 'no_contesta',
      }),
    )
  const two = ['semana-noche', 'sabado-tarde'] as const
  const now = lima('2026-11-20', '19:00')
  test.each([
    [
      'every number three times, two parts of the week, 18 days',
      [...tries('a', 3, two), ...tries('b', 3, two)],
      now,
      true,
    ],
    ['one number only twice', [...tries('a', 3, two), ...tries('b', 2, two)], now, false],
    ['always the same part of the week', [...tries('a', 3, ['semana-noche']), ...tries('b', 3, two)], now, false],
    ['13 days', [...tries('a', 3, two), ...tries('b', 3, two)], lima('2026-11-15', '19:00'), false],
    ['exactly 14 days', [...tries('a', 3, two), ...tries('b', 3, two)], lima('2026-11-16', '19:00'), true],
    [
      'somebody answered once',
      [...tries('a', 3, two), ...tries('b', 3, two), past(now, { result: 'respondido' })],
      now,
      false,
    ],
  ])('%s', (_name, attempts, at, expected) => {
    expect(isUnreachable(policy, attempts, ['a', 'b'], at)).toBe(expected)
  })
  test('who gave no number at all was never tried', () => {
    expect(isUnreachable(policy, [], [], now)).toBe(false)
  })
})

describe('reminders', () => {
  test.each([
    [20, null, 'wait'],
    [29, null, 'wait'],
    [30, null, 'invite'],
    [45, null, 'invite'],
    [46, null, 'late'],
    [21, 50, 'invite'],
    [20, 50, 'wait'],
    [21, 44, 'wait'],
  ])('R-ENR-01 day %i, blocked until day %s → %s', (day, blocked, expected) => {
    const start = lima('2026-11-01', '00:00')
    const at = addMinutes(start, day * 1440 + 600)
    const got = firstCheckAt(policy, '2026-11-01', at, blocked === null ? null : addMinutes(start, blocked * 1440))
    expect(got.do === 'wait' ? 'wait' : got.late ? 'late' : 'invite').toBe(expected)
    if (got.do === 'wait') expect(got.until).toBe(atLima('2026-12-01', 0))
  })

  test.each([
    [47, 0, 0],
    [48, 0, 1],
    [48, 1, 0],
    [120, 1, 2],
    [240, 0, 3],
    [240, 3, 0],
  ])('an unfinished check after %i h with %i sent → %i', (hours, sent, due) => {
    const at = lima('2026-11-01', '10:00')
    expect(resumeDue(policy, at, sent, addMinutes(at, hours * 60))).toBe(due)
  })

  test.each([
    [2.9, 0, 0],
    [3, 0, 1],
    [6, 1, 0],
    [7, 1, 2],
    [30, 2, 0],
  ])('an unfinished profile after %s days with %i sent → %i', (days, sent, due) => {
    const at = lima('2026-11-01', '10:00')
    expect(profileDue(policy, at, sent, addMinutes(at, days * 1440))).toBe(due)
  })

  test.each([
    [6, [], null],
    [7, [], 7],
    [7, [7], null],
    [31, [7], 30],
    [31, [], 30],
    [95, [30], 90],
    [400, [90], null],
  ])('R-ENR-06 the catalogue on day %i after %j → %s', (days, shown, due) => {
    const at = lima('2026-11-01', '10:00')
    expect(catalogueDue(policy, at, shown, addMinutes(at, days * 1440))).toBe(due)
  })
})

test.each([
  ['2026-11-24', '09:00', 'semana-manana'],
  ['2026-11-24', '12:00', 'semana-tarde'],
  ['2026-11-24', '18:00', 'semana-noche'],
  ['2026-11-28', '15:00', 'sabado-tarde'],
  ['2026-11-29', '23:59', 'domingo-noche'],
])('%s %s is %s', (date, time, slot) => expect(slotOf(lima(date, time))).toBe(slot))

test('ENR-06 116 / 79 (68.1 %) / 75 (94.9 %) / 30 (40.0 %) and reach 25.9 %', () => {
  const { steps, reach } = funnelOf({ graduates: 116, contactable: 79, agreed: 75, assessed: 30 })
  expect(steps.map(({ n, percent }) => [n, percent])).toEqual([
    [116, null],
    [79, 68.1],
    [75, 94.9],
    [30, 40],
  ])
  expect(reach).toBe(25.9)
  expect(percentOf(0, 0)).toBeNull()
})
