import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addDays, addMonths, atLima } from '../clocks/index.ts'
import {
  answersContact,
  askWordsFrom,
  caringPlans,
  caringPolicy,
  chooseSender,
  dueAtOf,
  isMonthAndDay,
  lookAtContact,
  nextBirthday,
  type PossibleSender,
  planContacts,
  planFault,
  readAnswerBy,
} from './index.ts'

const year = caringPlans['twelve-months']
const datesOf = (on: string, birthday: string | null = null): readonly string[] =>
  planContacts(year, on, birthday).map((one) => one.on)

describe('SUI-10', () => {
  test('closed on 1 March: 2 and 8 March, 1 April, May, June, July, September, November, January, March and the birthday', () => {
    expect(planContacts(year, '2026-03-01', '08-15').map(({ on, why }) => [on, why])).toEqual([
      ['2026-03-02', 'step'],
      ['2026-03-08', 'step'],
      ['2026-04-01', 'step'],
      ['2026-05-01', 'step'],
      ['2026-06-01', 'step'],
      ['2026-07-01', 'step'],
      ['2026-08-15', 'birthday'],
      ['2026-09-01', 'step'],
      ['2026-11-01', 'step'],
      ['2027-01-01', 'step'],
      ['2027-03-01', 'step'],
    ])
  })

  test('the birthday unknown: ten; on the day of another contact: that one, and ten', () => {
    expect(datesOf('2026-03-01')).toHaveLength(10)
    expect(datesOf('2026-03-01', '04-01')).toHaveLength(10)
    expect(planContacts(year, '2026-03-01', '04-01').filter(({ why }) => why === 'birthday')).toEqual([
      { on: '2026-04-01', mode: 'message', why: 'birthday' },
    ])
  })

  test('months end where they end: closed on 31 January', () => {
    expect(datesOf('2026-01-31')).toEqual([
      '2026-02-01',
      '2026-02-07',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-07-31',
      '2026-09-30',
      '2026-11-30',
      '2027-01-31',
    ])
  })

  test('born on 29 February: the 28th in other years, the 29th in a leap year', () => {
    expect(nextBirthday('2026-03-01', '02-29')).toBe('2027-02-28')
    expect(nextBirthday('2027-03-01', '02-29')).toBe('2028-02-29')
    expect(datesOf('2026-03-01', '02-29')).toContain('2027-02-28')
  })

  test('a birthday on the day of closing is the one of next year', () => {
    expect(nextBirthday('2026-03-01', '03-01')).toBe('2027-03-01')
    expect(nextBirthday('2026-12-31', '01-01')).toBe('2027-01-01')
  })

  test('WHO BIC: calls after 1, 2, 4, 7 and 11 weeks and 4, 6, 12 and 18 months, no birthday', () => {
    const calls = planContacts(caringPlans['who-bic'], '2026-03-01', '08-15')
    expect(calls.map(({ on }) => on)).toEqual([
      '2026-03-08',
      '2026-03-15',
      '2026-03-29',
      '2026-04-19',
      '2026-05-17',
      '2026-07-01',
      '2026-09-01',
      '2027-03-01',
      '2027-09-01',
    ])
    expect(new Set(calls.map(({ mode }) => mode))).toEqual(new Set(['call']))
  })

  test('whatever the day and the birthday: in order, each day once, all after the start and within a year and a day', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2024-01-01', n))
    const birthday = fc.option(day.map((one) => one.slice(5)))
    fc.assert(
      fc.property(day, birthday, (on, born) => {
        const dates = datesOf(on, born)
        expect(dates).toEqual([...new Set(dates)].toSorted())
        expect(dates.every((one) => one > on && one <= addMonths(on, 12))).toBe(true)
        expect(dates.length).toBeGreaterThanOrEqual(10)
        expect(dates.length).toBeLessThanOrEqual(11)
      }),
      { seed },
    )
  })
})

test.each([
  ['02-29', true],
  ['12-31', true],
  ['02-30', false],
  ['13-01', false],
  ['1-1', false],
  ['', false],
])('%s as a birthday: %s', (text, is) => expect(isMonthAndDay(text)).toBe(is))

test('a plan of the programme: something, not too much, in order', () => {
  const of = (...after: readonly number[]) => ({
    ...year,
    steps: after.map((n) => ({ after: n, unit: 'month' as const })),
  })
  expect(planFault(year)).toBeNull()
  expect(planFault(caringPlans['who-bic'])).toBeNull()
  expect(planFault(of())).toBe('empty')
  expect(planFault(of(1, 25))).toBe('too-long')
  expect(planFault(of(2, 1))).toBe('out-of-order')
  expect(planFault(of(0, 1))).toBe('out-of-order')
  expect(planFault({ ...year, steps: Array.from({ length: 25 }, (_, n) => ({ after: n + 1, unit: 'day' })) })).toBe(
    'too-many',
  )
})

describe('what is done about a contact', () => {
  const message = { on: '2026-03-08', mode: 'message' } as const
  const call = { on: '2026-03-08', mode: 'call' } as const
  test.each([
    ['2026-03-01', 7 * 60, 'wait', 'wait'],
    ['2026-03-01', 8 * 60, 'ask-sender', 'ask-sender'],
    ['2026-03-07', 23 * 60, 'ask-sender', 'ask-sender'],
    ['2026-03-08', 9 * 60, 'ask-sender', 'call'],
    ['2026-03-08', 18 * 60, 'send', 'call'],
    ['2026-03-15', 18 * 60, 'send', 'call'],
    ['2026-03-15', 18 * 60 + 1, 'leave-out', 'call'],
    ['2026-06-15', 0, 'leave-out', 'call'],
  ])('on %s at minute %i: a message %s, a call %s', (date, minute, one, other) => {
    expect(lookAtContact(message, atLima(date, minute))).toBe(one)
    expect(lookAtContact(call, atLima(date, minute))).toBe(other)
  })

  test('the sender sees it a week before it goes', () => {
    expect(askWordsFrom('2026-03-08')).toBe(atLima('2026-03-01', 8 * 60))
    expect(dueAtOf('2026-03-08')).toBe(atLima('2026-03-08', 18 * 60))
  })
})

describe('7.6 an answer is read the same day in working hours', () => {
  const holidays = new Set(['2026-06-29'])
  test.each([
    ['Wednesday at ten', '2026-06-24', 600, '2026-06-24'],
    ['Wednesday before work', '2026-06-24', 300, '2026-06-24'],
    ['Wednesday at night', '2026-06-24', 1300, '2026-06-25'],
    ['Friday at night, Monday is a holiday', '2026-06-26', 1200, '2026-06-30'],
    ['Sunday', '2026-06-28', 700, '2026-06-30'],
  ])('%s', (_, date, minute, by) => {
    expect(readAnswerBy(atLima(date, minute), holidays)).toBe(atLima(by, 18 * 60))
  })

  test('a message long after the last contact, or before any, is no answer to one', () => {
    const at = atLima('2026-03-02', 1080)
    expect(answersContact(null, at)).toBe(false)
    expect(answersContact(at, at)).toBe(true)
    expect(answersContact(at, atLima('2026-03-02', 1079))).toBe(false)
    expect(answersContact(at, atLima(addDays('2026-03-02', caringPolicy.answerDays), 1080))).toBe(true)
    expect(answersContact(at, atLima(addDays('2026-03-02', caringPolicy.answerDays), 1081))).toBe(false)
  })
})

describe('who writes', () => {
  const one = (account: string, more: Partial<PossibleSender> = {}): PossibleSender => ({
    ...{ account, known: true, active: true, away: false, apart: false },
    ...more,
  })
  test('whoever the closing named, while they are there', () => {
    expect(chooseSender('b', [one('a'), one('b')])).toBe('b')
    expect(chooseSender('b', [one('b', { known: false })])).toBe('b')
  })
  test('away: another who is known; nobody else: still them', () => {
    expect(chooseSender('b', [one('b', { away: true }), one('c')])).toBe('c')
    expect(chooseSender('b', [one('b', { away: true }), one('c', { known: false })])).toBe('b')
  })
  test('gone or not wanted: never; a stranger: never', () => {
    expect(chooseSender('b', [one('b', { active: false }), one('c')])).toBe('c')
    expect(chooseSender('b', [one('b', { apart: true }), one('c', { known: false })])).toBeNull()
    expect(chooseSender(null, [])).toBeNull()
  })
})
