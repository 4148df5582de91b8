import { readFileSync } from 'node:fs'
import type { PersonId } from '@ayni/kernel'
import { contactKey } from '@ayni/platform/crypto'
import { asOwner, recordSql } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { subjectOfNumber } from './seal-text.ts'
import { freshNumber, lima, type Member, type PostOffice, postOffice } from './testing/post-office.ts'

let office: PostOffice
let coordinator: Member
let duty: Member

beforeAll(async () => {
  office = await postOffice(lima('2026-11-18', '10:00'))
  coordinator = await office.hire('Ana', 'coordinator')
  duty = await office.hire('Rosa', 'duty')
  await office.duty(duty, 'first')
})
afterAll(() => office.house.close())
beforeEach(() => office.set('2026-11-18', '10:00'))

const known = async (): Promise<{ readonly number: string; readonly person: PersonId }> => {
  const number = freshNumber()
  return { number, person: await office.enrol(number) }
}
const give = (name: string, input: unknown, who: Member = coordinator) =>
  office.house.dispatch(who.actor, `correspondence.${name}`, input)
const inbox = (who: Member = coordinator, input: object = {}) =>
  office.house.ask(who.actor, 'correspondence.inbox', { limit: 200, ...input })
const open = (thread: string, who: Member = coordinator) =>
  office.house.ask(who.actor, 'correspondence.thread', { thread })
const rowOf = async (thread: string, who: Member = coordinator, input: object = {}) => {
  const page = await inbox(who, input)
  if (page.outcome !== 'answered') throw new Error('the inbox did not open')
  return JSON.parse(JSON.stringify(page.output)).rows.find((row: { thread: string }) => row.thread === thread)
}
type Sent = { template: string; channel: string; class: string; state: string; due: string; params: { title?: string } }
const sentTo = (person: string) =>
  office.rows(
    sql<Sent>`select template, channel, class, state, due_at as due, params from messages.outbox where to_person = ${person} order by queued_at, channel`,
  )
const promisesOf = (person: string) =>
  office.rows(sql<{
    due: string
    kept: string | null
    role: string
  }>`select due_at as due, kept_at as kept, owed_by_role as role
    from coordination.promise where person_id = ${person} and kind = 'answer-reply' order by made_at`)
const allowWhatsapp = (person: PersonId) =>
  office.house.dispatch(office.physician(person), 'enrollment.give-consent', {
    layers: [7],
    version: '2026-11',
    language: 'es',
  })
const outreachOf = async (person: string) =>
  (
    await office.rows(
      sql<{ until: string | null }>`select no_outreach_until as until from enrollment.person where id = ${person}`,
    )
  )[0]?.until

describe('whatsapp-weekend', () => {
  test('asked on Saturday, answered on Monday when the window is closed: told by template in their hours; their reply opens it again', async () => {
    const { number, person } = await known()
    await allowWhatsapp(person)
    office.set('2026-11-21', '16:00')
    await office.receive(number, '¿Puedo cambiar mi hora de llamada?', { channel: 'whatsapp' })
    expect(await rowOf(person)).toMatchObject({
      waiting: 1,
      channel: 'whatsapp',
      windowUntil: lima('2026-11-22', '16:00'),
    })
    expect(await promisesOf(person)).toEqual([{ due: lima('2026-11-23', '16:00'), kept: null, role: 'coordinator' }])
    office.set('2026-11-23', '10:00')
    const answered = await give('answer-thread', { thread: person, text: 'Claro, el martes a las 19:00.' })
    expect(answered).toMatchObject({ output: { told: 'held', dueAt: lima('2026-11-23', '18:00') } })
    const sent = (await sentTo(person)).filter(({ template }) => template === 'reply-waiting')
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.every((one) => one.class === 'N4' && one.due >= lima('2026-11-23', '18:00'))).toBe(true)
    expect(await promisesOf(person)).toMatchObject([{ kept: lima('2026-11-23', '10:00') }])
    office.set('2026-11-23', '20:00')
    await office.receive(number, 'gracias', { channel: 'whatsapp' })
    expect(await rowOf(person)).toMatchObject({ waiting: 1, windowUntil: lima('2026-11-24', '20:00') })
  })

  test('a day off that the programme declared does not count towards the answer', async () => {
    const { number, person } = await known()
    await office.house.asSystem((tx) =>
      sql`insert into platform.holiday_change (program_id, day, is_holiday, name)
        select program_id, '2026-11-30', true, 'Día inventado' from enrollment.person where id = ${person}`.execute(tx),
    )
    office.set('2026-11-28', '16:00')
    await office.receive(number, '¿Puedo cambiar mi hora?')
    expect(await promisesOf(person)).toMatchObject([{ due: lima('2026-12-01', '16:00'), kept: null }])
  })

  test('while they are writing, the word goes back at once, whatever the hour', async () => {
    const { number, person } = await known()
    office.set('2026-11-18', '22:00')
    await office.receive(number, '¿siguen ahí?')
    office.set('2026-11-18', '22:04')
    expect(await give('answer-thread', { thread: person, text: 'Sí, aquí estamos.' })).toMatchObject({
      output: { told: 'now' },
    })
    expect(await sentTo(person)).toMatchObject([{ template: 'reply-now', channel: 'sms', state: 'queued' }])
  })
})

test('the same message twice is one message, with the same command or another', async () => {
  const { number, person } = await known()
  const providerId = office.house.newId()
  const commandId = office.house.newId()
  const first = await office.receive(number, 'hola', { providerId, commandId })
  expect(await office.receive(number, 'hola', { providerId })).toMatchObject({
    outcome: 'accepted',
    output: 'output' in first ? first.output : null,
  })
  expect(await rowOf(person)).toMatchObject({ waiting: 1 })
  expect(await promisesOf(person)).toHaveLength(1)
})

describe('a word is an order', () => {
  test('BAJA stops outreach at once and is confirmed by one neutral message; ALTA takes it back', async () => {
    const { number, person } = await known()
    await office.receive(number, 'BAJA')
    expect(new Date((await outreachOf(person)) ?? 0).getFullYear()).toBeGreaterThan(2100)
    await office.receive(number, 'baja')
    expect(await sentTo(person)).toMatchObject([{ template: 'public-material', class: 'N0', state: 'queued' }])
    expect(await rowOf(person)).toMatchObject({ quiet: 'stop', waiting: 0 })
    expect(await promisesOf(person)).toHaveLength(0)
    await office.receive(number, 'ALTA')
    expect(await outreachOf(person)).toBeNull()
    expect(await rowOf(person)).toMatchObject({ quiet: null })
  })

  test('NO POR AHORA is thirty days of quiet', async () => {
    const { number, person } = await known()
    await office.receive(number, 'No por ahora, gracias')
    expect(await outreachOf(person)).toBe(lima('2026-12-18', '10:00'))
    expect(await rowOf(person)).toMatchObject({ quiet: 'not-now', waiting: 0 })
  })

  test('a keyword brings public material at once, by night too, and nobody owes an answer', async () => {
    const { number, person } = await known()
    office.set('2026-11-18', '23:30')
    await office.receive(number, 'SUEÑO')
    const [piece] = await sentTo(person)
    expect(piece).toMatchObject({ template: 'public-material', state: 'queued', due: lima('2026-11-18', '23:30') })
    expect(piece?.params.title).toContain('siesta')
    expect(await promisesOf(person)).toHaveLength(0)
  })

  test('in the app the same words are for a person to read', async () => {
    const { person } = await known()
    await office.house.dispatch(office.physician(person), 'correspondence.send-message', { text: 'baja' })
    expect(await outreachOf(person)).toBeNull()
    expect(await rowOf(person)).toMatchObject({ waiting: 1, channel: 'app', quiet: null })
  })
})

test('3.8 a wrong number: nothing is sent, nothing of the person is marked, and words and number are gone after a day', async () => {
  const { number, person } = await known()
  const thread = subjectOfNumber(office.program, contactKey(office.house.runtime.keys, number))
  await office.receive(number, 'número equivocado, soy Petronila')
  expect(await sentTo(thread)).toHaveLength(0)
  expect(await sentTo(person)).toHaveLength(0)
  const [now] = await office.rows(sql<{
    state: string
    contactable: boolean
    wrong: string | null
  }>`select p.state, p.contactable, c.wrong_since as wrong
    from enrollment.person p join enrollment.contact_point c on c.person_id = p.id where p.id = ${person}`)
  expect(now).toEqual({ state: 'imported', contactable: false, wrong: lima('2026-11-18', '10:00') })
  const aliasOf = await office.rows(sql<{ alias: string }>`select alias from enrollment.person where id = ${person}`)
  expect(await rowOf(thread)).toMatchObject({
    kind: 'wrong',
    alias: null,
    candidates: aliasOf.map(({ alias }) => alias),
  })
  expect(await give('answer-thread', { thread, text: 'Hola' })).toMatchObject({
    code: 'correspondence.nobody-to-answer',
  })
  office.set('2026-11-19', '09:55')
  await office.house.worker.tick()
  expect(await office.rows(sql`select 1 from correspondence.message where thread_id = ${thread}`)).toHaveLength(1)
  office.set('2026-11-19', '10:11')
  await office.house.worker.tick()
  for (const table of ['message', 'candidate'])
    expect(
      await office.rows(sql`select 1 from ${sql.table(`correspondence.${table}`)} where thread_id = ${thread}`),
    ).toHaveLength(0)
  expect(await office.rows(sql`select 1 from correspondence.thread where id = ${thread}`)).toHaveLength(0)
})

test('“people who may not see me”: not in the list, the counts, the search or the thread; and a shared number hides with them', async () => {
  const { number, person } = await known()
  await office.receive(number, 'hola')
  const other = await office.hire('Luis', 'coordinator')
  const shared = freshNumber()
  const [one] = [await office.enrol(shared), await office.enrol(shared)]
  await office.receive(shared, 'hola a todos')
  const thread = subjectOfNumber(office.program, contactKey(office.house.runtime.keys, shared))
  const before = await inbox(other)
  for (const mine of [person, one])
    await office.rows(
      sql`insert into identity.not_wanted (person_id, account_id, program_id, since) values (${mine}, ${other.account}, ${office.program}, ${office.house.clock.now()})`,
    )
  const after = await inbox(other)
  const totals = (page: typeof before) => (page.outcome === 'answered' ? JSON.parse(JSON.stringify(page.output)) : {})
  expect(totals(after)).toMatchObject({ total: totals(before).total - 2, waiting: totals(before).waiting - 2 })
  for (const hidden of [person, thread]) {
    expect(await rowOf(hidden, other)).toBeUndefined()
    expect(await rowOf(hidden)).toBeDefined()
    expect(await open(hidden, other)).toMatchObject({ code: 'correspondence.thread-unknown' })
    expect(await give('close-thread', { thread: hidden }, other)).toMatchObject({
      code: 'correspondence.thread-unknown',
    })
  }
  const alias = (await rowOf(person)).alias
  expect(await rowOf(person, other, { search: alias })).toBeUndefined()
  expect(await rowOf(person, coordinator, { search: alias.slice(3) })).toBeDefined()
})

test('done, undone, done: the promise is kept, owed again, kept; ten minutes later nothing is taken back', async () => {
  const { number, person } = await known()
  await office.receive(number, 'hola')
  await give('close-thread', { thread: person })
  expect(await rowOf(person)).toBeUndefined()
  expect(await rowOf(person, coordinator, { show: 'done' })).toMatchObject({ waiting: 0 })
  await give('reopen-thread', { thread: person })
  expect(await rowOf(person)).toMatchObject({ waiting: 1 })
  expect(await promisesOf(person)).toMatchObject([{ kept: lima('2026-11-18', '10:00') }, { kept: null }])
  await give('close-thread', { thread: person })
  office.set('2026-11-18', '10:11')
  await give('reopen-thread', { thread: person })
  expect(await rowOf(person)).toBeUndefined()
  await office.receive(number, 'una cosa más')
  expect(await rowOf(person)).toMatchObject({ waiting: 1, doneAt: null })
  expect(await promisesOf(person)).toMatchObject([
    { kept: expect.any(String) },
    { kept: expect.any(String) },
    { kept: null },
  ])
})

test('assigned to a colleague and given back; nobody outside the house can be named', async () => {
  const { number, person } = await known()
  await office.receive(number, 'hola')
  await give('assign-thread', { thread: person, account: coordinator.account })
  expect(await rowOf(person)).toMatchObject({ owner: 'Ana' })
  await give('assign-thread', { thread: person, account: null })
  expect(await rowOf(person)).toMatchObject({ owner: null })
  expect(await give('assign-thread', { thread: person, account: office.house.newId() })).toMatchObject({
    code: 'correspondence.account-unknown',
  })
})

test('the phone reads the conversation with who answered; nobody else’s', async () => {
  const { number, person } = await known()
  const stranger = await known()
  await office.receive(number, 'hola')
  office.set('2026-11-18', '10:05')
  await give('answer-thread', { thread: person, text: 'Hola, soy Ana.' })
  const feed = office.house.runtime.registry.feed.get('letter')
  const read = (whose: PersonId) =>
    office.house.asSystem(async (tx) =>
      feed?.read({ tx, now: office.house.clock.now(), keys: office.house.runtime.keys }, whose, 'all'),
    )
  const facts = [...((await read(person)) ?? [])].map(([, fact]) => fact)
  expect(facts).toMatchObject([
    { from: 'team', text: 'Hola, soy Ana.', who: 'Ana', channel: 'app' },
    { from: 'person', text: 'hola', who: null, channel: 'sms' },
  ])
  expect((await read(stranger.person))?.size).toBe(0)
})

test('up to 4,096 characters, emoji and Latin-1 come back as they were written', async () => {
  const { number, person } = await known()
  for (const text of ['ñandú áéíóú ¿¡ ü €', '👩🏽‍⚕️😀', 'x'.repeat(4096), '']) {
    await office.receive(number, text)
    const page = await open(person)
    expect(JSON.stringify(page)).toContain(JSON.stringify(text).slice(1, -1))
  }
  expect(await office.receive(number, 'x'.repeat(4097))).toMatchObject({ code: 'input.malformed' })
})

test('no word of it lies in clear: not in a table, the outbox, the ledger or a notification', async () => {
  const { number, person } = await known()
  await office.receive(number, 'palabra-canario quiero saber algo')
  await office.receive(number, 'palabra-canario ya no quiero vivir')
  await office.receive(freshNumber(), 'palabra-canario equivocado')
  await give('answer-thread', { thread: person, text: 'respuesta-canario' })
  const tables = await office.rows(sql<{
    name: string
  }>`select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  expect(tables.length).toBeGreaterThan(30)
  const found = tables.map(
    ({ name }) =>
      `select '${name}' as name from ${name} t where t::text ilike '%canario%' or t::text like '%${number.slice(1)}%'`,
  )
  expect(await asOwner(office.house.ownerUrl, found.join(' union all '))).toBe('[]')
})

test('a reply from somebody unreachable is a two-way contact and engages nobody twice', async () => {
  const { number, person } = await known()
  await office.rows(sql`update enrollment.person set state = 'invited' where id = ${person}`)
  await office.receive(number, 'hola, me interesa')
  const [now] = await office.rows(
    sql<{ state: string; contactable: boolean }>`select state, contactable from enrollment.person where id = ${person}`,
  )
  expect(now).toEqual({ state: 'engaged', contactable: true })
})

test('a message asks the database at most twelve times, a screen six, whatever the size of the inbox', async () => {
  const { number, person } = await known()
  const asked = async (work: () => Promise<unknown>) =>
    (await recordSql(work)).filter(
      ({ text }) => !/^\s*(begin|start transaction|set transaction|commit|rollback|select set_config)/i.test(text),
    ).length
  const plain = await asked(() => office.receive(number, 'hola'))
  expect(plain).toBeLessThanOrEqual(12)
  const acute = await asked(() => office.receive(number, 'ya no quiero vivir'))
  console.info('statements of a reply', plain, 'and of one that raises an alert', acute)
  // The alert is the ladder's own, with its calls; the lines go back; and the rooms that follow the person hear of it.
  expect(acute).toBeLessThanOrEqual(20)
  expect(await asked(() => give('answer-thread', { thread: person, text: 'hola' }))).toBeLessThanOrEqual(12)
  expect(await asked(() => inbox())).toBeLessThanOrEqual(6)
  expect(await asked(() => open(person))).toBeLessThanOrEqual(6)
})

test('what the house says by itself passes the rules for words that leave it', async () => {
  const { lintMessage } = await import('@ayni/platform/messages')
  const { publicMaterial } = await import('./public-material.ts')
  for (const [name, piece] of Object.entries(publicMaterial))
    for (const text of Object.values(piece)) {
      expect(lintMessage(text), name).toEqual([])
      expect(text.length, name).toBeLessThanOrEqual(300)
      expect(text.endsWith('.'), name).toBe(false)
    }
  expect(readFileSync(new URL('./public-material.ts', import.meta.url), 'utf8')).not.toContain('!')
})
