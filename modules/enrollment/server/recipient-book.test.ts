import { accountId, type PersonId, personId, programId, z } from '@ayni/kernel'
import { seal } from '@ayni/platform/crypto'
import { physicianHours } from '@ayni/platform/messages'
import { recordSql, type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrollment, recipientBook } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000ca')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000cb')
let house: TestRuntime
let next = 0
let people = 0

beforeAll(async () => {
  house = await testRuntime([enrollment])
  await house.asSystem((tx) =>
    sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    ),
  )
})
afterAll(async () => house.close())

const coordinator = () => house.actor.staff(program, account, 'coordinator')
const added = z.object({ output: z.object({ person: personId }) })
const freshNumber = () => `+519000${String(++next).padStart(5, '0')}`

async function add(phone: string | null = freshNumber(), email: string | null = null): Promise<PersonId> {
  const done = await house.dispatch(coordinator(), 'enrollment.add-person', {
    ...{ sex: null, ageYears: 26, regionUbigeo2: '05', facilityCategory: null, institution: null },
    // Two people may share a number; a name as well, and they were one.
    ...{ names: `Luz Inventada ${++people}`, familyNames: 'Prueba Ficticia', serviceStartedOn: null, language: 'es' },
    ...{ phone, email },
  })
  return added.parse(done).output.person
}

const cards = (...people: PersonId[]) =>
  house.asSystem((tx) => recipientBook(tx, people, { now: house.clock.now(), keys: house.runtime.keys }))
const cardOf = async (person: PersonId) => (await cards(person)).get(person)
const waysTo = async (person: PersonId) => (await cardOf(person))?.addresses.map(({ channel }) => channel)
const change = (person: PersonId, set: ReturnType<typeof sql>) =>
  house.asSystem((tx) => sql`update enrollment.person set ${set} where id = ${person}`.execute(tx))
const changePoint = (person: PersonId, set: ReturnType<typeof sql>) =>
  house.asSystem((tx) => sql`update enrollment.contact_point set ${set} where person_id = ${person}`.execute(tx))

test('one statement for any number of people, each with their own addresses, opened', async () => {
  const people = [await add(), await add(null, 'ana@ejemplo.invalid'), await add(null)]
  const statements = await recordSql(() => cards(...people))
  expect(statements.filter(({ text }) => text.includes('enrollment.'))).toHaveLength(1)
  const found = await cards(...people)
  expect(people.map((one) => found.get(one)?.addresses.map(({ channel }) => channel))).toEqual([['sms'], ['email'], []])
  expect(found.get(people[1] ?? personId.parse(house.newId()))).toMatchObject({
    hours: physicianHours,
    silenced: null,
    noOutreach: false,
    addresses: [{ address: { kind: 'email', mailbox: 'ana@ejemplo.invalid' } }],
  })
})

test('3.8 one number that several people gave is nobody’s, until the person allows it', async () => {
  const shared = freshNumber()
  const [one, two] = [await add(shared), await add(shared)]
  expect([await waysTo(one), await waysTo(two)]).toEqual([[], []])
  await changePoint(one, sql`may_write_since = '2026-11-01'`)
  expect([await waysTo(one), await waysTo(two)]).toEqual([['sms'], []])
})

test('3.8 one facility phone for three serumistas: none is written to, and nobody may leave a message with whoever answers', async () => {
  const shared = freshNumber()
  const three = [await add(shared), await add(shared), await add(shared)]
  for (const person of three) {
    expect(await waysTo(person)).toEqual([])
    expect(await house.ask(coordinator(), 'enrollment.ways-to-reach', { person })).toMatchObject({
      output: { contacts: [{ value: shared, mayLeaveMessage: false }] },
    })
  }
})

test.each(['facility', 'relative'])(
  'the number of a %s is not written to without the person’s permission',
  async (owner) => {
    const person = await add()
    await changePoint(person, sql`owner = ${owner}`)
    expect(await waysTo(person)).toEqual([])
    await changePoint(person, sql`may_write_since = '2026-11-01'`)
    expect(await waysTo(person)).toEqual(['sms'])
  },
)

test('EC-04 the head of a facility is never written to at its number, allowed or not', async () => {
  const person = await add()
  await changePoint(person, sql`owner = 'facility', may_write_since = '2026-11-01'`)
  await house.asSystem((tx) =>
    sql`insert into enrollment.assignment (id, program_id, person_id, is_head, starts_on, occurred_at, added_at)
      values (${house.newId()}, ${program}, ${person}, true, '2026-11-01', '2026-11-01', '2026-11-01')`.execute(tx),
  )
  expect(await waysTo(person)).toEqual([])
})

test('a wrong, removed or refused number is not there', async () => {
  for (const set of [sql`wrong_since = '2026-11-01'`, sql`removed_at = '2026-11-01'`, sql`never_write = true`]) {
    const person = await add()
    await changePoint(person, set)
    expect(await waysTo(person)).toEqual([])
  }
})

test('WhatsApp only with layer 7, and then in the order the person chose', async () => {
  const person = await add(freshNumber(), 'luz@ejemplo.invalid')
  await change(person, sql`channel_order = '{correo,whatsapp}'`)
  expect(await waysTo(person)).toEqual(['email', 'sms'])
  const give = (name: string, more: object) =>
    house.dispatch(house.actor.physician(program, person), name, { version: 'x', language: 'es', ...more })
  await give('enrollment.give-consent', { layers: [7] })
  expect(await waysTo(person)).toEqual(['email', 'whatsapp', 'sms'])
  house.clock.advance(1000)
  await give('enrollment.withdraw-consent', { layer: 7, declinesLastCall: false })
  expect(await waysTo(person)).toEqual(['email', 'sms'])
})

test.each([
  ['withdrawn', sql`state = 'withdrawn'`, 'withdrawn'],
  ['deceased', sql`state = 'deceased'`, 'deceased'],
  ['ended', sql`state = 'ended'`, 'ended'],
  ['a duplicate', sql`state = 'duplicate'`, 'duplicate'],
  ['ineligible', sql`state = 'ineligible'`, 'ended'],
  ['in hospital', sql`hospital_since = '2026-11-01'`, 'hospital'],
] as const)('%s is silenced', async (_, set, silenced) => {
  const person = await add()
  await change(person, set)
  expect(await cardOf(person)).toMatchObject({ silenced })
})

test.each([
  ['held in review', sql`held_since = '2026-11-01'`, true],
  ['declined', sql`state = 'declined'`, true],
  ['paused', sql`state = 'paused'`, true],
  ['silent for a time', sql`no_outreach_until = '2099-01-01'`, true],
  ['silent until yesterday', sql`no_outreach_until = '2020-01-01'`, false],
] as const)('%s: outreach refused is %s', async (_, set, noOutreach) => {
  const person = await add()
  await change(person, set)
  expect(await cardOf(person)).toMatchObject({ silenced: null, noOutreach })
})

test('the hours of the person stand in place of the default, and what nobody can read does not', async () => {
  const person = await add()
  const hours = { ...physicianHours, quiet: { from: '20:00', to: '08:00' } }
  await change(person, sql`hours = ${JSON.stringify(hours)}::jsonb, offline_until = '2026-12-01T12:00:00Z'`)
  expect(await cardOf(person)).toMatchObject({ hours, offlineUntil: '2026-12-01T12:00:00.000Z' })
  await change(person, sql`hours = '{"quiet":1}'::jsonb`)
  expect(await cardOf(person)).toMatchObject({ hours: physicianHours })
})

async function ring(person: PersonId, sealed?: string): Promise<string> {
  const id = house.newId()
  const subscription = { endpoint: 'https://push.ejemplo.invalid/1', keys: { p256dh: 'x', auth: 'y' } }
  await house.asSystem((tx) =>
    sql`insert into identity.push_subscription (id, program_id, person_id, endpoint_key, subscription_sealed, made_at)
      values (${id}, ${program}, ${person}, ${id}, ${sealed ?? seal(house.runtime.keys, `identity.push-subscription:${id}`, subscription)}, '2026-11-01')`.execute(
      tx,
    ),
  )
  return id
}

test('a phone that rings comes after what the person did not order, and first where they chose it', async () => {
  const person = await add(freshNumber(), 'luz2@ejemplo.invalid')
  const id = await ring(person)
  expect(await waysTo(person)).toEqual(['sms', 'email', 'push'])
  const order = { order: ['push', 'correo', 'movil'] }
  expect(
    await house.dispatch(house.actor.physician(program, person), 'enrollment.order-channels', order),
  ).toMatchObject({ outcome: 'accepted' })
  expect((await cardOf(person))?.addresses).toMatchObject([
    { id, channel: 'push', address: { kind: 'push', subscription: { endpoint: 'https://push.ejemplo.invalid/1' } } },
    { channel: 'email' },
    { channel: 'sms' },
  ])
})

test('a subscription that ended, or does not open, is no way; the others stay', async () => {
  const person = await add()
  const id = await ring(person)
  await ring(person, 'nothing that opens')
  expect(await waysTo(person)).toEqual(['sms', 'push'])
  await house.asSystem((tx) =>
    sql`update identity.push_subscription set ended_at = '2026-11-02' where id = ${id}`.execute(tx),
  )
  expect(await waysTo(person)).toEqual(['sms'])
})

test('a number where nobody is is left out while another way works, and tried last where none does', async () => {
  const person = await add(freshNumber(), 'luz3@ejemplo.invalid')
  const fail = (channel: string, by: string) =>
    changePoint(
      person,
      sql`failed_since = case when channel = ${channel} then '2026-11-01'::timestamptz else failed_since end,
        failed_key = case when channel = ${channel} then value_key else failed_key end,
        failed_by = case when channel = ${channel} then ${by} else failed_by end`,
    )
  await fail('movil', 'sms')
  expect(await waysTo(person)).toEqual(['email'])
  await fail('correo', 'email')
  expect(await waysTo(person)).toEqual(['sms', 'email'])
  // A bell alone is not a way to somebody without the app at hand.
  await ring(person)
  expect(await waysTo(person)).toEqual(['push', 'sms', 'email'])
})

test('a mobile without WhatsApp still takes SMS; a corrected number is another', async () => {
  const person = await add()
  await change(person, sql`channel_order = '{whatsapp,movil}'`)
  await house.dispatch(house.actor.physician(program, person), 'enrollment.give-consent', {
    ...{ version: 'x', language: 'es', layers: [7] },
  })
  await changePoint(person, sql`failed_since = '2026-11-01', failed_key = value_key, failed_by = 'whatsapp'`)
  expect(await waysTo(person)).toEqual(['sms'])
  await changePoint(person, sql`failed_key = 'another'`)
  expect(await waysTo(person)).toEqual(['whatsapp', 'sms'])
})
