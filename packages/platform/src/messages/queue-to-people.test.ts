import { randomUUID } from 'node:crypto'
import { type Instant, instant, isRefusal, type PersonId, personId, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../database/index.ts'
import { book, cards, evening, house, mail, night, phone, program } from './delivery-fixture.ts'
import { type PersonMessage, type PersonOutcome, queueToPeople, type RecipientBook, stopMessages } from './index.ts'

const someone = (): PersonId => personId.parse(randomUUID())
const reminder = (person: PersonId, key: string = randomUUID()): PersonMessage => ({
  ...{ person, programId: program, key, class: 'N5', template: 'reminder', params: {} },
})
const news = (person: PersonId): PersonMessage => ({
  ...{ person, programId: program, key: randomUUID(), class: 'N4', template: 'news', params: {} },
})
const appointment = (person: PersonId, over: Partial<PersonMessage> = {}): PersonMessage => ({
  ...{ person, programId: program, key: randomUUID(), appointmentAt: plusMinutes(evening, 24 * 60), ...over },
  ...{ class: 'N3', template: 'appointment', params: { day: 'tomorrow', hour: '18:30' } },
})
const willCall = (person: PersonId): PersonMessage => ({
  ...{ person, programId: program, key: randomUUID(), class: 'N2', template: 'will-call', params: {} },
})
const greeting = (person: PersonId): PersonMessage => ({
  ...{ person, programId: program, key: randomUUID(), class: 'N6', template: 'caring-contact' },
  params: { signature: 'Inés Ejemplo' },
})
const material = (person: PersonId, answering: PersonMessage['answering']): PersonMessage => ({
  ...{ person, programId: program, key: randomUUID(), class: 'N0', template: 'public-material', answering },
  params: { title: 'Guía de pausas' },
})
const put = (messages: readonly PersonMessage[], now: Instant = evening, recipients: RecipientBook = book) =>
  house.asSystem((tx) => queueToPeople(tx, messages, { now, keys: house.runtime.keys, recipients }))
const said = (outcomes: readonly PersonOutcome[]) => outcomes.map((o) => (isRefusal(o) ? o.refused : o.state))
const rowsOf = (person: PersonId) =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{
          channel: string
          class: string
          due_at: Instant
          contact_id: string
        }>`select * from messages.outbox where to_person = ${person} order by key, channel`.execute(tx)
      ).rows,
  )
const channelsOf = async (person: PersonId) => (await rowsOf(person)).map((row) => row.channel).toSorted()
const later = (hours: number): Instant => plusMinutes(evening, hours * 60)

test('the book is asked once for a batch, and each goes by the first way of its person', async () => {
  const [ana, luz] = [someone(), someone()]
  cards.set(luz, { addresses: [{ id: 'luz-1', channel: 'whatsapp', address: phone }] })
  let asked = 0
  const counted: RecipientBook = (tx, people, at) => {
    asked += 1
    return book(tx, people, at)
  }
  expect(said(await put([reminder(ana), reminder(luz)], evening, counted))).toEqual(['queued', 'queued'])
  expect(asked).toBe(1)
  expect([await channelsOf(ana), await channelsOf(luz)]).toEqual([['email'], ['whatsapp']])
})

test.each(['withdrawn', 'deceased', 'hospital', 'stood-down', 'duplicate'] as const)(
  'MSG-01 whoever is %s gets no N3 to N6, whoever asks; safety still goes',
  async (silenced) => {
    const person = someone()
    cards.set(person, { silenced })
    const asked = [appointment(person), news(person), reminder(person), greeting(person), willCall(person)]
    expect(said(await put(asked))).toEqual([...Array<string>(4).fill('messages.silenced'), 'queued'])
    expect(new Set((await rowsOf(person)).map((row) => row.class))).toEqual(new Set(['N2']))
  },
)

test('MSG-01 whoever is past SERUMS gets no N3 to N5; who stays in touch goes on (7.6)', async () => {
  const person = someone()
  cards.set(person, { silenced: 'ended' })
  const asked = [appointment(person), news(person), reminder(person), greeting(person), willCall(person)]
  expect(said(await put(asked))).toEqual([...Array<string>(3).fill('messages.silenced'), 'queued', 'queued'])
})

test('who said "no por ahora" gets no invitation and keeps appointments and answers', async () => {
  const person = someone()
  cards.set(person, { noOutreach: true })
  expect(said(await put([reminder(person), appointment(person), news(person)]))).toEqual([
    'messages.no-outreach',
    'queued',
    'queued',
  ])
})

test('a stranger to the book and a person without addresses are told apart', async () => {
  const [stranger, silent] = [someone(), someone()]
  cards.set(stranger, 'none')
  cards.set(silent, { addresses: [] })
  expect(said(await put([reminder(stranger), reminder(silent), greeting(silent)]))).toEqual([
    'messages.unknown-person',
    'messages.no-address',
    'messages.no-address',
  ])
  // What can be read in the app needs no address.
  expect(said(await put([news(silent), appointment(silent), willCall(silent)]))).toEqual(['queued', 'queued', 'queued'])
  expect(await channelsOf(silent)).toEqual(['in_app', 'in_app', 'in_app'])
})

test('OUT-03 one N5 a person and 72 hours, to the minute', async () => {
  const person = someone()
  expect(said(await put([reminder(person)]))).toEqual(['queued'])
  expect(said(await put([reminder(person)], later(71.99)))).toEqual(['messages.too-soon'])
  expect(await rowsOf(person)).toHaveLength(1)
  expect(said(await put([reminder(person)], later(72)))).toEqual(['queued'])
  expect(await rowsOf(person)).toHaveLength(2)
})

test('72 hours count from when the first may go, not from when it was asked for', async () => {
  const person = someone()
  // Queued at night, it goes at 18:00 the next day.
  expect(said(await put([reminder(person)], night))).toEqual(['held'])
  expect(said(await put([reminder(person)], plusMinutes(night, 72 * 60)))).toEqual(['held'])
  const sixPm = instant.parse('2026-11-24T23:00:00.000Z')
  expect((await rowsOf(person)).map((row) => row.due_at).toSorted()).toEqual([sixPm, plusMinutes(sixPm, 72 * 60)])
})

test('two in one batch are one; the same key again is the same message and not too soon', async () => {
  const person = someone()
  const [first, second] = [reminder(person), reminder(person)]
  const outcomes = said(await put([first, second, first]))
  expect([outcomes[0], outcomes[1]].toSorted()).toEqual(['messages.too-soon', 'queued'])
  expect(outcomes[2]).toBe(outcomes[0])
  const passed = outcomes[0] === 'queued' ? first : second
  expect(await put([passed], later(1))).toMatchObject([{ state: 'queued', repeated: true }])
  expect(await rowsOf(person)).toHaveLength(1)
})

test('ten jobs at once pass one N5 for each of twenty people', async () => {
  const people = Array.from({ length: 20 }, someone)
  const runs = await Promise.all(
    Array.from({ length: 10 }, (_, n) => put((n % 2 === 0 ? people : people.toReversed()).map((p) => reminder(p)))),
  )
  const passed = runs.flat().filter((outcome) => !isRefusal(outcome))
  expect(passed).toHaveLength(20)
  for (const person of people) expect(await rowsOf(person)).toHaveLength(1)
})

test('a turn that was taken back before it left is free again', async () => {
  const person = someone()
  await put([reminder(person)])
  await house.asSystem((tx) =>
    stopMessages(tx, { programId: program, personId: person, reason: 'stopped.asked', now: evening }),
  )
  expect(said(await put([reminder(person)], later(1)))).toEqual(['queued'])
})

test('without signal until a day: N4 to N6 wait for it, appointments and safety do not', async () => {
  const person = someone()
  const back = instant.parse('2026-12-02T23:10:00.000Z')
  cards.set(person, { offlineUntil: back })
  expect(said(await put([reminder(person), greeting(person), appointment(person), willCall(person)]))).toEqual([
    'held',
    'held',
    'queued',
    'queued',
  ])
  const held = (await rowsOf(person)).filter((row) => row.class === 'N5' || row.class === 'N6')
  expect(held.map((row) => row.due_at)).toEqual([back, back])
})

test('N4 goes to the app at once and by the chosen channel a day later; a phone that rings is the app', async () => {
  const person = someone()
  expect(said(await put([news(person)]))).toEqual(['queued'])
  const rows = await rowsOf(person)
  expect(rows.map((row) => [row.channel, row.due_at]).toSorted()).toEqual([
    ['email', plusMinutes(evening, 24 * 60)],
    ['in_app', evening],
    ['push', evening],
  ])
})

test('safety goes to the app, rings the phone and is written at once', async () => {
  const person = someone()
  cards.set(person, {
    addresses: [
      { id: 'p', channel: 'push', address: phone },
      { id: 's', channel: 'sms', address: phone },
    ],
  })
  await put([willCall(person)], night)
  expect((await rowsOf(person)).map((row) => [row.channel, row.due_at]).toSorted()).toEqual([
    ['in_app', night],
    ['push', night],
    ['sms', night],
  ])
})

test('an appointment carries its calendar by e-mail beside the chosen channel', async () => {
  const person = someone()
  cards.set(person, {
    addresses: [
      { id: 's', channel: 'sms', address: phone },
      { id: 'm', channel: 'email', address: mail },
    ],
  })
  await put([appointment(person, { calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' })])
  expect(await channelsOf(person)).toEqual(['email', 'in_app', 'sms'])
  const worded = appointment(person, {
    calendar: 'BEGIN:VCALENDAR\r\nSUMMARY:Cita con psiquia\r\n tría\r\nEND:VCALENDAR',
  })
  expect(said(await put([worded]))).toEqual(['messages.forbidden-words'])
  const plain = someone()
  await put([appointment(plain)])
  expect(await channelsOf(plain)).toEqual(['email', 'in_app'])
})

test('what the person asked for this minute goes back by the same channel, and is no way round their hours', async () => {
  const person = someone()
  const at = (minutes: number) => ({ channel: 'sms' as const, at: plusMinutes(night, -minutes) })
  const outcomes = await put([material(person, at(5)), material(person, at(31)), material(person, undefined)], night)
  expect(said(outcomes)).toEqual(['queued', 'messages.not-asked', 'messages.not-asked'])
  expect(await channelsOf(person)).toEqual(['sms'])
  const mute = someone()
  cards.set(mute, { addresses: [{ id: 'm', channel: 'email', address: mail }] })
  expect(said(await put([material(mute, at(1))], night))).toEqual(['messages.no-address'])
})

test('no reminder rings somebody by an automatic call, even where a call is all there is', async () => {
  const person = someone()
  cards.set(person, { addresses: [{ id: 'v', channel: 'voice', address: phone }] })
  expect(said(await put([greeting(person), willCall(person)], night))).toEqual(['held', 'queued'])
  expect(await channelsOf(person)).toEqual(['in_app', 'in_app', 'voice'])
})

test('a handler of any role may queue to people, and none may take a turn by hand', async () => {
  const person = someone()
  const therapist = house.actor.physician(program, person)
  await inTransaction(house.runtime.database.app, therapist, async (tx) => {
    const [outcome] = await queueToPeople(tx, [reminder(person)], {
      now: evening,
      keys: house.runtime.keys,
      recipients: book,
    })
    expect(outcome).toMatchObject({ state: 'queued' })
    expect((await sql`select 1 from messages.outreach_turn`.execute(tx)).rows).toEqual([])
    expect((await sql`update messages.outreach_turn set at = '2000-01-01'`.execute(tx)).numAffectedRows).toBe(0n)
  })
})
