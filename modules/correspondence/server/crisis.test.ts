import { contactKey } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import { asOwner } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { subjectOfNumber } from './seal-text.ts'
import { freshNumber, lima, type Member, type PostOffice, postOffice } from './testing/post-office.ts'

let office: PostOffice
let duty: Member
let lead: Member
let coordinator: Member

beforeAll(async () => {
  office = await postOffice()
  duty = await office.hire('Rosa', 'duty')
  lead = await office.hire('Inés', 'psychiatrist')
  coordinator = await office.hire('Ana', 'coordinator')
  await office.duty(duty, 'first')
  await office.duty(lead, 'psychiatrist_lead')
})
afterAll(() => office.house.close())
beforeEach(() => office.set('2026-11-21', '23:10'))

type AlertRow = {
  id: string
  person: string
  class: string
  alias: string
  received: string
  told: string | null
  handled: string | null
}
const alertsOf = (person: string) =>
  office.rows(sql<AlertRow>`select id, person_id as person, class, alias, received_at as received, told_at as told, handled_at as handled
    from suicide_prevention.alert where person_id = ${person} order by opened_at`)
const callsAbout = (alert: string) =>
  office.rows(sql<{
    channel: string
    class: string
    state: string
    queued: string
  }>`select channel, class, state, queued_at as queued from messages.outbox
    where subject_ref = ${`alert:${alert}`} order by channel`)
const open = (member: Member, thread: string) => office.house.ask(member.actor, 'correspondence.thread', { thread })
const subjectOf = (number: string) => subjectOfNumber(office.program, contactKey(office.house.runtime.keys, number))
const stateOf = async (person: string) =>
  (await office.rows(sql<{ state: string }>`select state from enrollment.person where id = ${person}`))[0]?.state

test('ENR-09 "ya no quiero vivir" by SMS at 23:10 raises an acute alert at 23:10, whatever the hour, and calls duty at once', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  expect(await office.receive(number, 'ya no quiero vivir')).toMatchObject({ outcome: 'accepted' })
  const [alert] = await alertsOf(person)
  const at = lima('2026-11-21', '23:10')
  expect(alert).toMatchObject({ class: 'A', received: at, told: at, handled: null })
  const calls = await callsAbout(alert?.id ?? '')
  expect(calls.map(({ channel }) => channel)).toEqual(['sms', 'voice'])
  expect(calls.every((call) => call.class === 'N1' && call.state === 'queued' && call.queued === at)).toBe(true)
  const lines = await office.rows(
    sql<{ template: string; state: string }>`select template, state from messages.outbox where to_person = ${person}`,
  )
  expect(lines).toEqual([{ template: 'public-material', state: 'queued' }])
})

test('the alert and the message are one transaction: where the alert cannot be kept the message is not taken, and is taken when sent again', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  const providerId = office.house.newId()
  const owner = (text: string) => asOwner(office.house.ownerUrl, text)
  await owner(`alter table suicide_prevention.signal add constraint no_reply check (kind <> 'reply') not valid`)
  await expect(office.receive(number, 'quiero morir', { providerId })).rejects.toThrow()
  await owner('alter table suicide_prevention.signal drop constraint no_reply')
  expect(await office.rows(sql`select 1 from correspondence.message where provider_id = ${providerId}`)).toHaveLength(0)
  await office.receive(number, 'quiero morir', { providerId })
  expect(await alertsOf(person)).toHaveLength(1)
})

describe.each(['invited', 'declined', 'withdrawn', 'unreachable', 'ended'])('in the state %s', (state) => {
  test('the alert is raised, and the words alone do not bring anybody back who left', async () => {
    const number = freshNumber()
    const person = await office.enrol(number)
    await office.rows(sql`update enrollment.person set state = ${state} where id = ${person}`)
    await office.receive(number, 'kiero morirme')
    expect(await alertsOf(person)).toMatchObject([{ class: 'A', handled: null }])
    if (state === 'withdrawn' || state === 'ended') expect(await stateOf(person)).toBe(state)
  })
})

test('a person who left and writes something ordinary stays withdrawn, is not written to, and is answered for', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.rows(sql`update enrollment.person set state = 'withdrawn' where id = ${person}`)
  await office.receive(number, 'gracias por todo')
  expect(await stateOf(person)).toBe('withdrawn')
  expect(await alertsOf(person)).toHaveLength(0)
  const answered = await office.house.dispatch(coordinator.actor, 'correspondence.answer-thread', {
    thread: person,
    text: 'Gracias a ti.',
  })
  expect(answered).toMatchObject({ output: { told: expect.stringMatching(/now|app-only/) } })
  expect(
    await office.rows(sql`select 1 from messages.outbox where to_person = ${person} and class = 'N4'`),
  ).toHaveLength(0)
})

test('a later reply neither lowers nor closes it, and an acute one raises what was not acute', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'me muero de sueño')
  expect(await alertsOf(person)).toMatchObject([{ class: 'B', handled: null }])
  await office.receive(number, 'ya no quiero vivir')
  await office.receive(number, 'era broma, no me quiero morir, todo bien')
  await office.receive(number, 'BAJA')
  expect(await alertsOf(person)).toMatchObject([{ class: 'A', handled: null }])
})

test('AYUDA goes with the public lines at once, is not acute, and becomes so where nobody answers in fifteen minutes', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'AYUDA')
  expect(await alertsOf(person)).toMatchObject([{ class: 'B' }])
  expect(
    await office.rows(
      sql`select 1 from messages.outbox where to_person = ${person} and template = 'public-material' and state = 'queued'`,
    ),
  ).toHaveLength(1)
  office.set('2026-11-21', '23:26')
  await office.house.worker.tick()
  expect(await alertsOf(person)).toMatchObject([{ class: 'A' }])
})

test('a number of nobody: duty is called, reads the words and the number to call back, and nobody is named', async () => {
  const number = freshNumber()
  await office.receive(number, 'me quiero matar', { program: null })
  const subject = subjectOf(number)
  const [alert] = await alertsOf(subject)
  expect(alert).toMatchObject({ class: 'A', alias: 'AY-ZZZZ' })
  expect(await callsAbout(alert?.id ?? '')).toHaveLength(2)
  expect(await open(duty, subject)).toMatchObject({
    output: {
      callBack: number,
      mayAnswer: false,
      row: { kind: 'unknown', alias: null },
      letters: [{ text: 'me quiero matar', clinical: true }],
    },
  })
  expect(await open(coordinator, subject)).toMatchObject({
    output: { callBack: null, letters: [{ text: null, clinical: true }] },
  })
  await office.receive(number, 'sigo aquí, quiero morir')
  expect(await alertsOf(subject)).toHaveLength(1)
  const [kept] = await office.rows(
    sql<{
      erase: string | null
      sealed: string
    }>`select erase_at as erase, number_sealed as sealed from correspondence.thread where id = ${subject}`,
  )
  expect(kept?.erase).toBeNull()
  expect(kept?.sealed).not.toContain(number.slice(1))
})

test('two people, one phone: nobody is guessed; duty sees both aliases and one alert', async () => {
  const number = freshNumber()
  const people = [await office.enrol(number), await office.enrol(number)]
  await office.receive(number, 'ya no quiero vivir')
  for (const person of people) {
    expect(await alertsOf(person)).toHaveLength(0)
    expect(await stateOf(person)).toBe('imported')
  }
  const subject = subjectOf(number)
  expect(await alertsOf(subject)).toMatchObject([{ class: 'A', alias: 'AY-ZZZZ' }])
  const aliases = await office.rows(
    sql<{ alias: string }>`select alias from enrollment.person where id = any (${people}::uuid[]) order by alias`,
  )
  expect(await open(duty, subject)).toMatchObject({
    output: { callBack: number, row: { kind: 'shared', candidates: aliases.map(({ alias }) => alias) } },
  })
  const because = await office.rows(
    sql<{
      sealed: string
    }>`select because_sealed as sealed from suicide_prevention.signal where person_id = ${subject}`,
  )
  expect(JSON.stringify(because)).not.toContain('REPLY')
})

test('what raised a review: the coordinator knows that it was written, not what; duty with the alert reads it and leaves a mark', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'hola, llego a las ocho')
  office.set('2026-11-21', '23:12')
  await office.receive(number, 'quiero desaparecer')
  const seen = await open(coordinator, person)
  expect(seen).toMatchObject({
    output: {
      row: { clinical: true, waiting: 2 },
      letters: [{ text: 'hola, llego a las ocho' }, { text: null, clinical: true }],
    },
  })
  expect(JSON.stringify(seen)).not.toContain('desaparecer')
  expect(await open(duty, person)).toMatchObject({
    output: { letters: [{ text: 'hola, llego a las ocho' }, { text: 'quiero desaparecer' }] },
  })
  const marks = await office.rows(
    sql<{
      class: string
      role: string
    }>`select class, role from identity.access_log where person_id = ${person} order by role`,
  )
  expect(marks).toEqual([
    { class: 'C3', role: 'coordinator' },
    { class: 'C3', role: 'duty' },
  ])
  const stranger = await office.hire('Otra', 'therapist')
  expect(await open(stranger, person)).toMatchObject({ code: 'correspondence.thread-unknown' })
  const raw = await inTransaction(
    office.house.runtime.database.app,
    coordinator.actor,
    async (tx) =>
      (await sql`select 1 from correspondence.message where person_id = ${person} and for_clinicians`.execute(tx)).rows,
  )
  expect(raw).toHaveLength(0)
})

test('the coordinator does not end what a clinician must read, and ending a conversation ends no alert', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'no quiero vivir')
  const close = (who: Member) => office.house.dispatch(who.actor, 'correspondence.close-thread', { thread: person })
  expect(await close(coordinator)).toMatchObject({ code: 'correspondence.for-clinicians' })
  expect(await close(duty)).toMatchObject({ outcome: 'accepted' })
  expect(await alertsOf(person)).toMatchObject([{ handled: null }])
})

test('written in the app days ago without a signal: read by the same list, raised now, dated then', async () => {
  const person = await office.enrol(null)
  const occurredAt = lima('2026-11-18', '20:00')
  const input = { text: 'ya no puedo seguir viviendo así' }
  const commandId = office.house.newId()
  const send = () =>
    office.house.dispatch(office.physician(person), 'correspondence.send-message', input, { commandId, occurredAt })
  expect(await send()).toMatchObject({ outcome: 'accepted', output: { message: commandId } })
  expect(await send()).toMatchObject({ outcome: 'duplicate' })
  expect(
    await office.rows(
      sql`select occurred_at as occurred, received_at as received, class from suicide_prevention.alert where person_id = ${person}`,
    ),
  ).toEqual([{ occurred: occurredAt, received: lima('2026-11-21', '23:10'), class: 'A' }])
})

test('an alert that stands for a number goes the whole way: taken, called, ended with an outcome; nothing of it is anybody’s', async () => {
  const number = freshNumber()
  await office.receive(number, 'quiero matarme')
  const subject = subjectOf(number)
  const [alert] = await alertsOf(subject)
  const give = (name: string, input: object) =>
    office.house.dispatch(duty.actor, `suicide-prevention.${name}`, { alert: alert?.id, ...input })
  expect(await give('acknowledge-alert', {})).toMatchObject({ outcome: 'accepted' })
  expect(await give('log-attempt', { channel: 'call', result: 'reached', note: null })).toMatchObject({
    outcome: 'accepted',
  })
  expect(
    await give('record-outcome', {
      outcome: 'safe-plan-made',
      nextContactAt: lima('2026-11-22', '10:00'),
      words: null,
    }),
  ).toMatchObject({ outcome: 'accepted' })
  expect(await open(duty, subject)).toMatchObject({ code: 'correspondence.thread-unknown' })
  office.set('2026-11-21', '23:50')
  await office.receive(number, 'otra vez quiero morir')
  expect(await alertsOf(subject)).toHaveLength(2)
})

test('2.7 who left and writes that they do not want to live: duty reads those words and may call', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  const withdrawal = { layer: 1, version: '2026-11', language: 'es', declinesLastCall: true }
  expect(
    await office.house.dispatch(office.physician(person), 'enrollment.withdraw-consent', withdrawal),
  ).toMatchObject({
    outcome: 'accepted',
  })
  office.set('2026-11-22', '03:00')
  await office.receive(number, 'ya no quiero vivir')
  expect(await alertsOf(person)).toMatchObject([{ class: 'A', received: lima('2026-11-22', '03:00') }])
  expect(await stateOf(person)).toBe('withdrawn')
  expect(await open(duty, person)).toMatchObject({ output: { letters: [{ text: 'ya no quiero vivir' }] } })
  expect(await office.house.ask(duty.actor, 'enrollment.contact-card', { person })).toMatchObject({
    outcome: 'answered',
  })
})

test('a crisis phrase with a wrong number is still a crisis: the alert stands, the lines go back, nothing is erased', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'número equivocado, pero me quiero morir')
  const subject = subjectOf(number)
  expect(await alertsOf(subject)).toMatchObject([{ class: 'A' }])
  expect(await alertsOf(person)).toHaveLength(0)
  const sent = await office.rows(
    sql<{ template: string }>`select template from messages.outbox where to_person = ${subject}`,
  )
  expect(sent).toEqual([{ template: 'public-material' }])
  const [kept] = await office.rows(
    sql<{ erase: string | null }>`select erase_at as erase from correspondence.thread where id = ${subject}`,
  )
  expect(kept?.erase).toBeNull()
})

test('several phrases in a row call once, not once a phrase: the ladder keeps its own clock', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  for (const text of ['quiero morir', 'ya no quiero vivir', 'me quiero matar']) await office.receive(number, text)
  const [alert] = await alertsOf(person)
  expect(await callsAbout(alert?.id ?? '')).toHaveLength(2)
  const signals = await office.rows(sql`select 1 from suicide_prevention.signal where person_id = ${person}`)
  expect(signals).toHaveLength(3)
})
