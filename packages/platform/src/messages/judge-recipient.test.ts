import { type Instant, instant, personId } from '@ayni/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeRecipient } from './judge-recipient.ts'
import { instantOfLima, limaMoment, minuteOf } from './lima-week.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import type { RecipientCard } from './recipient-book.ts'
import type { RecipientHours } from './recipient-hours.ts'

const seed = process.env.AYNI_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.AYNI_SEED)
const id = '0193a000-0000-8000-a000-000000000001'
const phone = { kind: 'phone', number: '+51900000321' } as const
const claimed = (over: Partial<ClaimedMessage>): ClaimedMessage => ({
  ...{ id, program_id: id, key: 'k', class: 'N5', channel: 'sms', to_account: null, to_person: id, sealed: '' },
  ...{ template: 'reminder', params: {}, language: 'es', subject_ref: null, hours: null, appointment_at: null },
  ...{
    expires_at: null,
    attempts: 1,
    contact_id: 'c',
    tried: [],
    root_id: null,
    after_id: null,
    twin: null,
    words: null,
  },
  ...over,
})
const card = (over: Partial<RecipientCard>, hours: RecipientHours): RecipientCard => ({
  ...{ person: personId.parse(id), alias: 'AY-7K4Q', language: 'es', hours, offlineUntil: null, silenced: null },
  ...{ noOutreach: false, addresses: [{ id: 'c', channel: 'sms', address: phone }] },
  ...over,
})

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
const span = fc.tuple(clock, clock).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }))
const weekly = fc.array(
  fc.tuple(days, span).map(([on, s]) => ({ days: on, ...s })),
  { maxLength: 4 },
)
const anyHours: fc.Arbitrary<RecipientHours> = fc.record({
  quiet: fc.record({ from: clock, to: clock }),
  working: weekly,
  windows: weekly,
  exceptions: fc.constant([]),
})
const anyTime = fc
  .tuple(fc.integer({ min: 20_770, max: 20_800 }), fc.integer({ min: 0, max: 86_399 }))
  .map(([d, s]) => instantOfLima(d, s / 60))

const inside = (minute: number, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to ? minute >= minuteOf(from) && minute < minuteOf(to) : minute >= minuteOf(from) || minute < minuteOf(to)
const hits = (at: Instant, spans: RecipientHours['working']): boolean => {
  const { weekday, minute } = limaMoment(at)
  return spans.some((s) => s.days.includes(weekday) && inside(minute, s))
}

test(`N4 to N6 never leave inside quiet hours, nor inside work where no chosen window is (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.constantFrom('N4' as const, 'N5' as const, 'N6' as const), anyTime, anyHours, (of, now, hours) => {
      if (judgeRecipient(claimed({ class: of }), card({}, hours), now).do !== 'send') return
      expect(inside(limaMoment(now).minute, hours.quiet)).toBe(false)
      if (of === 'N5') expect(hits(now, hours.windows)).toBe(true)
      if (of === 'N6' || !hits(now, hours.windows)) expect(hits(now, hours.working)).toBe(false)
    }),
    { seed, numRuns: 1000 },
  )
})

test(`N3 leaves in quiet hours only for an appointment nearer than twelve hours (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyTime, anyTime, anyHours, (now, appointment, hours) => {
      const message = claimed({ class: 'N3', template: 'appointment', appointment_at: appointment })
      const { do: does } = judgeRecipient(message, card({}, hours), now)
      const aheadH = (Date.parse(appointment) - Date.parse(now)) / 3_600_000
      const near = aheadH >= 0 && aheadH < 12
      expect(does).toBe(inside(limaMoment(now).minute, hours.quiet) && !near ? 'hold' : 'send')
    }),
    { seed, numRuns: 1000 },
  )
})

test(`N2 goes at any hour to anybody who has an address, whatever their state (seed ${seed})`, () => {
  const states = fc.constantFrom(null, 'withdrawn' as const, 'hospital' as const, 'ended' as const)
  fc.assert(
    fc.property(anyTime, anyHours, states, fc.boolean(), (now, hours, silenced, noOutreach) => {
      const offlineUntil = instant.parse('2030-01-01T00:00:00.000Z')
      const of = claimed({ class: 'N2', template: 'will-call' })
      expect(judgeRecipient(of, card({ silenced, noOutreach, offlineUntil }, hours), now).do).toBe('send')
      expect(judgeRecipient(of, undefined, now).do).toBe('send')
    }),
    { seed, numRuns: 500 },
  )
})

test(`no class from N3 on reaches whoever is silenced, and no N5 whoever declined (seed ${seed})`, () => {
  const classes = fc.constantFrom('N3' as const, 'N4' as const, 'N5' as const, 'N6' as const)
  const states = fc.constantFrom(
    ...(['withdrawn', 'deceased', 'hospital', 'stood-down', 'duplicate', 'ended'] as const),
  )
  fc.assert(
    fc.property(classes, anyTime, anyHours, states, (of, now, hours, silenced) => {
      const says = judgeRecipient(claimed({ class: of }), card({ silenced }, hours), now)
      // 7.6: whoever stays in touch does so after SERUMS too.
      if (silenced === 'ended' && of === 'N6') expect(says.do).not.toBe('end')
      else expect(says).toMatchObject({ do: 'end' })
      expect(judgeRecipient(claimed({}), card({ noOutreach: true }, hours), now)).toMatchObject({ do: 'end' })
    }),
    { seed, numRuns: 500 },
  )
})
