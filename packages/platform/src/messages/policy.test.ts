import { type Instant, instant, toMs } from '@ayni/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageClasses } from './classes.ts'
import { instantOfLima } from './lima-week.ts'
import { decide, type PolicyDecision } from './policy.ts'
import { physicianHours, type RecipientHours, staffHours } from './recipient-hours.ts'

const seed = process.env.AYNI_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.AYNI_SEED)
/** 2026-11-23 is a Monday. */
const lima = (text: string): Instant => instant.parse(new Date(`${text}:00-05:00`).toISOString())
const said = (d: PolicyDecision): string => (d.do === 'send' ? 'send' : `${d.because} until ${d.until}`)
const until = (because: string, at: string): string => `${because} until ${lima(at)}`

const cases: ReadonlyArray<readonly [string, Parameters<typeof decide>[0], string]> = [
  ['N1 on Saturday at 23:40', { class: 'N1', now: lima('2026-11-28T23:40') }, 'send'],
  ['N2 during work', { class: 'N2', now: lima('2026-11-23T10:00') }, 'send'],
  ['N0 at night', { class: 'N0', now: lima('2026-11-23T03:00') }, 'send'],
  ['N1 ignores notBefore', { class: 'N1', now: lima('2026-11-23T03:00'), notBefore: lima('2026-11-24T03:00') }, 'send'],
  [
    'N3 by day, at work',
    { class: 'N3', now: lima('2026-11-23T10:00'), appointmentAt: lima('2026-11-25T19:00') },
    'send',
  ],
  [
    'N3 at 22:30, appointment in two days',
    { class: 'N3', now: lima('2026-11-23T22:30'), appointmentAt: lima('2026-11-25T19:00') },
    until('quiet-hours', '2026-11-24T07:00'),
  ],
  [
    'N3 at 22:30, appointment at 10:00 (11.5 h)',
    { class: 'N3', now: lima('2026-11-23T22:30'), appointmentAt: lima('2026-11-24T10:00') },
    'send',
  ],
  [
    'N3 at 22:30, exactly 12 h before',
    { class: 'N3', now: lima('2026-11-23T22:30'), appointmentAt: lima('2026-11-24T10:30') },
    `quiet-hours until ${new Date(Date.parse(lima('2026-11-23T22:30')) + 1).toISOString()}`,
  ],
  [
    'N3 at 22:30 about one that is over',
    { class: 'N3', now: lima('2026-11-23T22:30'), appointmentAt: lima('2026-11-23T19:00') },
    until('quiet-hours', '2026-11-24T07:00'),
  ],
  [
    'N4 at work waits for the window',
    { class: 'N4', now: lima('2026-11-23T10:00') },
    until('working-hours', '2026-11-23T18:00'),
  ],
  [
    'N4 at night waits for the morning',
    { class: 'N4', now: lima('2026-11-23T23:00') },
    until('quiet-hours', '2026-11-24T07:00'),
  ],
  ['N4 on Sunday', { class: 'N4', now: lima('2026-11-29T11:00') }, 'send'],
  [
    'N5 on Sunday waits for Monday evening',
    { class: 'N5', now: lima('2026-11-29T11:00') },
    until('outside-window', '2026-11-30T18:00'),
  ],
  ['N5 in the window', { class: 'N5', now: lima('2026-11-23T18:00') }, 'send'],
  [
    'N5 as the window closes',
    { class: 'N5', now: lima('2026-11-23T20:30') },
    until('outside-window', '2026-11-24T18:00'),
  ],
  [
    'N5 on Friday night waits for Saturday',
    { class: 'N5', now: lima('2026-11-27T22:00') },
    until('quiet-hours', '2026-11-28T15:00'),
  ],
  [
    'N6 at work waits until work is over',
    { class: 'N6', now: lima('2026-11-23T10:00') },
    until('working-hours', '2026-11-23T18:00'),
  ],
  [
    'N6 not before its day',
    { class: 'N6', now: lima('2026-11-23T19:00'), notBefore: lima('2026-11-30T12:00') },
    until('not-before', '2026-11-30T12:00'),
  ],
  ['N4 to staff at work', { class: 'N4', now: lima('2026-11-23T10:00'), hours: staffHours }, 'send'],
]
test.each(cases)('%s', (_, question, expected) => {
  expect(said(decide(question))).toBe(expected)
})

test('a guard duty on a date holds outreach even inside the window', () => {
  const hours: RecipientHours = {
    ...physicianHours,
    exceptions: [{ day: '2026-11-23', working: [{ from: '14:00', to: '20:00' }] }],
  }
  expect(said(decide({ class: 'N5', now: lima('2026-11-23T18:30'), hours }))).toBe(
    until('working-hours', '2026-11-23T20:00'),
  )
  expect(said(decide({ class: 'N6', now: lima('2026-11-23T10:00'), hours }))).toBe('send')
})

test('hours that leave no minute free are tried again, not for ever', () => {
  const hours: RecipientHours = { ...physicianHours, windows: [] }
  expect(said(decide({ class: 'N5', now: lima('2026-11-23T10:00'), hours }))).toBe(
    until('outside-window', '2026-11-24T10:00'),
  )
})

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
const span = fc.tuple(clock, clock).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const weekly = fc.array(
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), span).map(([days, s]) => ({ days, ...s })),
  { maxLength: 4 },
)
const anyHours: fc.Arbitrary<RecipientHours> = fc.record({
  quiet: fc.record({ from: clock, to: clock }),
  working: weekly,
  windows: weekly,
  exceptions: fc.array(
    fc.record({
      day: fc.constantFrom('2026-11-23', '2026-11-24', '2026-12-01'),
      working: fc.array(span, { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
})
const anyTime = fc
  .tuple(fc.integer({ min: 20_770, max: 20_800 }), fc.integer({ min: 0, max: 86_399 }))
  .map(([d, s]) => instantOfLima(d, s / 60))

test(`no class, hour or pattern holds an N1 or N2 (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.constantFrom('N1' as const, 'N2' as const),
      anyTime,
      anyHours,
      anyTime,
      (of, now, hours, notBefore) => {
        expect(decide({ class: of, now, hours, notBefore, appointmentAt: notBefore })).toEqual({ do: 'send' })
      },
    ),
    { seed, numRuns: 500 },
  )
})

test(`whatever is held is held until a later moment within the horizon, and goes in the end (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.constantFrom(...messageClasses), anyTime, (of, start) => {
      let now = start
      for (let step = 0; step < 4; step++) {
        const d = decide({ class: of, now })
        if (d.do === 'send') return
        expect(toMs(d.until)).toBeGreaterThan(toMs(now))
        now = d.until
      }
      expect.fail(`class ${of} asked at ${start} is still held at ${now}`)
    }),
    { seed, numRuns: 500 },
  )
})

test(`the moment it is held until is free, whatever the pattern (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.constantFrom('N3' as const, 'N4' as const, 'N5' as const, 'N6' as const),
      anyTime,
      anyHours,
      (of, now, hours) => {
        const first = decide({ class: of, now, hours })
        if (first.do === 'send') return
        expect(toMs(first.until)).toBeGreaterThan(toMs(now))
        const second = decide({ class: of, now: first.until, hours })
        // Only hours that leave no free minute in a fortnight may be held again, a day later.
        if (second.do === 'hold') expect(toMs(first.until) - toMs(now)).toBe(24 * 3_600_000)
      },
    ),
    { seed, numRuns: 500 },
  )
})
