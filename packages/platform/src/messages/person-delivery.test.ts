import { randomUUID } from 'node:crypto'
import { type Instant, instant, type PersonId, personId, plusMinutes, plusSeconds } from '@ayni/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { failed, sent } from './channel.ts'
import {
  alarm,
  book,
  cards,
  deliver,
  evening,
  house,
  mail,
  night,
  phone,
  program,
  queue,
  scripted,
} from './delivery-fixture.ts'
import { noteRead, type PersonMessage, physicianHours, queueToPeople, type RecipientBook } from './index.ts'

const someone = (): PersonId => personId.parse(randomUUID())
const base = (person: PersonId, key: string) => ({ person, programId: program, key })
const reminder = (person: PersonId, key: string = randomUUID()): PersonMessage => ({
  ...{ ...base(person, key), class: 'N5', template: 'reminder', params: {} },
})
const news = (person: PersonId): PersonMessage => ({
  ...{ ...base(person, randomUUID()), class: 'N4', template: 'case-answered', params: {}, subjectRef: 'case:1' },
})
const willCall = (person: PersonId): PersonMessage => ({
  ...{ ...base(person, randomUUID()), class: 'N2', template: 'will-call', params: {} },
})
const put = (messages: readonly PersonMessage[], now: Instant = evening) =>
  house.asSystem((tx) => queueToPeople(tx, messages, { now, keys: house.runtime.keys, recipients: book }))
type Row = {
  channel: string
  state: string
  reason: string | null
  due_at: Instant
  contact_id: string
  attempts: number
}
const rowsOf = (person: PersonId) =>
  house.asSystem(
    async (tx) =>
      (
        await sql<Row>`select * from messages.outbox where to_person = ${person} order by queued_at, length(key), key`.execute(
          tx,
        )
      ).rows,
  )
const sms = { id: 'c-sms', channel: 'sms', address: phone } as const
const letter = { id: 'c-email', channel: 'email', address: mail } as const

test.each([
  ['withdrew', { silenced: 'withdrawn' }, 'recipient.withdrawn'],
  ['said "no por ahora"', { noOutreach: true }, 'recipient.no-outreach'],
  ['took every address away', { addresses: [] }, 'recipient.no-address'],
] as const)('the card is read again when it goes: who %s meanwhile is not disturbed', async (_, card, reason) => {
  const person = someone()
  await put([reminder(person)])
  cards.set(person, card)
  const email = scripted('email')
  await deliver(evening, [email.channel])
  expect(email.got).toEqual([])
  expect(await rowsOf(person)).toMatchObject([{ reason }])
})

test('somebody the book forgot is not written to; their safety is', async () => {
  const person = someone()
  cards.set(person, { addresses: [sms] })
  await put([reminder(person), willCall(person)])
  cards.set(person, 'none')
  const text = scripted('sms')
  await deliver(evening, [text.channel])
  expect(text.got.map((m) => m.class)).toEqual(['N2'])
})

test('hours and absence that changed meanwhile hold it, and it goes afterwards', async () => {
  const person = someone()
  await put([reminder(person)])
  const early = { ...physicianHours, windows: [{ days: [3], from: '12:00', to: '13:00' }], working: [] }
  cards.set(person, { hours: early })
  const email = scripted('email')
  await deliver(evening, [email.channel])
  const noon = instant.parse('2026-11-25T17:00:00.000Z')
  expect(await rowsOf(person)).toMatchObject([
    { state: 'held', reason: 'policy.outside-window', due_at: noon, attempts: 0 },
  ])
  const back = instant.parse('2026-12-02T17:30:00.000Z')
  cards.set(person, { hours: early, offlineUntil: back })
  await deliver(noon, [email.channel])
  expect(await rowsOf(person)).toMatchObject([{ state: 'held', reason: 'recipient.offline', due_at: back }])
  // What waits keeps its turn: nobody else passes an N5 meanwhile, nor for 72 hours after it went.
  expect(await put([reminder(person)], plusMinutes(evening, 5 * 24 * 60))).toMatchObject([
    { refused: 'messages.too-soon' },
  ])
  await deliver(back, [email.channel])
  expect(email.got).toHaveLength(1)
  const anytime = { quiet: { from: '00:00', to: '00:00' }, working: [], exceptions: [] }
  cards.set(person, { hours: { ...anytime, windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] } })
  expect(await put([reminder(person)], plusMinutes(back, 71 * 60))).toMatchObject([{ refused: 'messages.too-soon' }])
  expect(await put([reminder(person)], plusMinutes(back, 72 * 60))).toMatchObject([{ state: 'queued' }])
})

test('of two N5 that met, only the one that holds the turn leaves', async () => {
  const person = someone()
  await put([reminder(person, 'first')])
  const later = plusMinutes(evening, 72 * 60)
  await put([reminder(person, 'second')], later)
  const email = scripted('email')
  await deliver(later, [email.channel])
  expect(email.got).toHaveLength(1)
  expect(await rowsOf(person)).toMatchObject([{ reason: 'policy.too-soon' }, { state: 'sent' }])
})

test('a number that changed is used as it is now; a channel that is gone is left for the next', async () => {
  const [ana, luz] = [someone(), someone()]
  cards.set(ana, { addresses: [sms] })
  cards.set(luz, { addresses: [sms, letter] })
  await put([reminder(ana), reminder(luz)])
  const corrected = { kind: 'phone', number: '+51900000777' } as const
  cards.set(ana, { addresses: [{ ...sms, address: corrected }] })
  cards.set(luz, { addresses: [letter] })
  const [text, email] = [scripted('sms'), scripted('email')]
  expect(await deliver(evening, [text.channel, email.channel])).toMatchObject({ sent: 2, fallbacks: 1, retrying: 0 })
  expect(text.got.map((m) => m.address)).toEqual([corrected])
  expect(email.got.map((m) => m.address)).toEqual([mail])
  expect(await rowsOf(luz)).toMatchObject([{ channel: 'email', contact_id: 'c-email', state: 'sent' }])
})

test('a channel that fails for good is followed by the next of the person, once each and within their hours', async () => {
  const person = someone()
  // One number, two ways: WhatsApp that nobody has leaves the SMS untried.
  cards.set(person, { addresses: [{ ...sms, id: 'one', channel: 'whatsapp' }, { ...sms, id: 'one' }, letter] })
  await put([reminder(person)])
  const whatsapp = scripted('whatsapp', () => failed('address.invalid'))
  const text = scripted('sms', () => failed('gateway.refused'))
  const email = scripted('email')
  await deliver(evening, [whatsapp.channel, text.channel, email.channel])
  expect([whatsapp.got.length, text.got.length, email.got.length]).toEqual([1, 1, 1])
  expect((await rowsOf(person)).map((row) => [row.channel, row.state])).toEqual([
    ['whatsapp', 'failed'],
    ['sms', 'failed'],
    ['email', 'sent'],
  ])
})

test('a temporary failure is tried again on the same channel, and nobody gets it twice', async () => {
  const person = someone()
  cards.set(person, { addresses: [sms, letter] })
  await put([reminder(person)])
  const text = scripted('sms', (n) => (n === 1 ? failed('gateway.busy') : sent(null)))
  const email = scripted('email')
  await deliver(evening, [text.channel, email.channel])
  await deliver(plusMinutes(evening, 10), [text.channel, email.channel])
  expect([text.got.length, email.got.length]).toEqual([2, 0])
})

test('N4 is written a day later only if nobody opened it in the app', async () => {
  const [reads, waits] = [someone(), someone()]
  for (const person of [reads, waits]) cards.set(person, { addresses: [sms] })
  await put([news(reads), news(waits)])
  const [text, app] = [scripted('sms'), scripted('in_app')]
  await deliver(evening, [text.channel, app.channel])
  expect([app.got.length, text.got.length]).toEqual([2, 0])
  const seen = { person: reads, programId: program, subjectRef: 'case:1', now: plusMinutes(evening, 60) }
  expect(await house.asSystem((tx) => noteRead(tx, seen))).toBe(1)
  expect(await house.asSystem((tx) => noteRead(tx, seen))).toBe(0)
  await deliver(plusMinutes(evening, 23 * 60), [text.channel, app.channel])
  expect(text.got).toEqual([])
  await deliver(plusMinutes(evening, 24 * 60), [text.channel, app.channel])
  expect(text.got).toHaveLength(1)
  expect((await rowsOf(reads)).find((row) => row.channel === 'sms')).toMatchObject({
    state: 'expired',
    reason: 'message.read',
  })
})

test('a house that slept for two days still gives a day to read in the app', async () => {
  const person = someone()
  cards.set(person, { addresses: [sms] })
  await put([news(person)])
  const [text, app] = [scripted('sms'), scripted('in_app')]
  const awake = plusMinutes(evening, 48 * 60)
  await deliver(awake, [text.channel, app.channel])
  expect([app.got.length, text.got.length]).toEqual([1, 0])
  await deliver(plusMinutes(awake, 24 * 60), [text.channel, app.channel])
  expect(text.got).toHaveLength(1)
})

test('safety inside somebody’s hours leaves a mark that they may read; outside them it does not', async () => {
  const [asleep, awake] = [someone(), someone()]
  for (const person of [asleep, awake]) cards.set(person, { addresses: [sms] })
  const [text, app] = [scripted('sms'), scripted('in_app')]
  await put([willCall(asleep)], night)
  await deliver(night, [text.channel, app.channel])
  await put([willCall(awake)])
  await deliver(evening, [text.channel, app.channel])
  expect(text.got).toHaveLength(2)
  const marks = await house.asSystem(
    async (tx) =>
      (
        await sql`select person_id, program_id, at, class, channel from messages.hours_override where program_id = ${program}`.execute(
          tx,
        )
      ).rows,
  )
  expect(marks).toEqual([{ person_id: asleep, program_id: program, at: night, class: 'N2', channel: 'sms' }])
})

test('a book that cannot be read holds what may wait, never safety and never staff', async () => {
  const [ana, luz] = [someone(), someone()]
  for (const person of [ana, luz]) cards.set(person, { addresses: [sms] })
  await put([reminder(ana), willCall(luz)])
  await queue(alarm('staff'))
  const torn: RecipientBook = async () => {
    throw new Error('invented: the book is torn')
  }
  const text = scripted('sms')
  await deliver(evening, [text.channel], { recipients: torn })
  expect(text.got.map((m) => m.class).toSorted()).toEqual(['N1', 'N2'])
  expect(await rowsOf(ana)).toMatchObject([{ state: 'held', reason: 'recipient.unreadable' }])
  await deliver(plusMinutes(evening, 5), [text.channel])
  expect(text.got).toHaveLength(3)
})

test('a batch reads the book once', async () => {
  const people = Array.from({ length: 150 }, someone)
  await put(people.map((person) => reminder(person)))
  let asked = 0
  const counted: RecipientBook = (tx, who, at) => {
    asked += 1
    return book(tx, who, at)
  }
  const email = scripted('email')
  await deliver(evening, [email.channel], { recipients: counted })
  expect([email.got.length, asked]).toEqual([150, 1])
})

/** A database that a worker loses at a moment of its own choosing, as when the process is killed. */
function mortal() {
  let dead = false
  const alive = house.runtime.database.app
  const db = new Proxy(alive, {
    get: (target, name) => {
      if (dead && name === 'transaction') throw new Error('invented death')
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    db,
    die: () => {
      dead = true
    },
  }
}

test('OUT-08 five hundred reminders and a worker that dies between handing over and writing: nobody gets two', async () => {
  const people = Array.from({ length: 500 }, someone)
  await put(people.map((person) => reminder(person, `cycle-1|${person}`)))
  // A gateway that knows the key of a message rings once for it, however often it is handed over.
  const rang = new Map<string, number>()
  const { db, die } = mortal()
  const gateway = scripted('email', (n, { id }) => {
    rang.set(id, (rang.get(id) ?? 0) + 1)
    if (n === 120) die()
    return sent(null)
  })
  await expect(deliver(evening, [gateway.channel], { db })).rejects.toThrow('invented death')
  expect(rang.size).toBeGreaterThanOrEqual(120)
  // The planner, also killed and started again, asks for the same messages.
  await put(people.map((person) => reminder(person, `cycle-1|${person}`)))
  await deliver(plusSeconds(evening, 60), [gateway.channel])
  await deliver(plusSeconds(evening, 121), [gateway.channel])
  expect(rang.size).toBe(500)
  // What was handed over and not written is handed over again, with the same key; nothing else is.
  expect([...rang.values()].reduce((sum, times) => sum + times - 1, 0)).toBeLessThanOrEqual(192)
  expect(gateway.got.length).toBeLessThanOrEqual(692)
  const { rows } = await house.asSystem((tx) =>
    sql<{
      state: string
      n: number
    }>`select state, count(*)::int as n from messages.outbox where program_id = ${program} group by state`.execute(tx),
  )
  expect(rows).toEqual([{ state: 'sent', n: 500 }])
})
