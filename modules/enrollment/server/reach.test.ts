import { accountId, fromMs, type PersonId, personId, plusMinutes, programId, z } from '@ayni/kernel'
import type { AccessRow } from '@ayni/platform/commands'
import { changesSince, freshDownload } from '@ayni/platform/ledger'
import { physicianHours, recipientHours } from '@ayni/platform/messages'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weekHours } from '../contract.ts'
import { enrollment, recipientBook } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000da')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000db')
const clinician = accountId.parse('019a0000-0000-7000-8000-0000000000dc')
let house: TestRuntime
let next = 0
const marks: AccessRow[] = []

beforeAll(async () => {
  house = await testRuntime([enrollment], {
    start: '2026-05-02T15:00:00.000Z',
    recordAccess: async (_, row) => void marks.push(row),
  })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
    for (const id of [account, clinician])
      await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
        values (${id}, ${program}, ${id}, '', '', 'Inventada', ${id === account ? '{coordinator}' : '{therapist}'}, '2026-01-01')`.execute(
        tx,
      )
  })
})
afterAll(async () => house.close())

const coordinator = () => house.actor.staff(program, account, 'coordinator')
const therapist = () => house.actor.staff(program, clinician, 'therapist')
const added = z.object({ output: z.object({ person: personId }) })

async function add(phone: string | null = `+519100${String(++next).padStart(5, '0')}`): Promise<PersonId> {
  const done = await house.dispatch(coordinator(), 'enrollment.add-person', {
    ...{ sex: null, ageYears: 26, regionUbigeo2: '05', facilityCategory: null, institution: null },
    ...{
      names: 'Luz Inventada',
      familyNames: 'Prueba Ficticia',
      serviceStartedOn: null,
      language: 'es',
      phone,
      email: null,
    },
  })
  return added.parse(done).output.person
}

const does = async (person: PersonId, name: string, input: object, occurredAt = house.clock.now()) => {
  const done = await house.dispatch(house.actor.physician(program, person), `enrollment.${name}`, input, { occurredAt })
  house.clock.advance(1000)
  return done
}
const staffDoes = async (name: string, input: object, actor = coordinator()) => {
  const done = await house.dispatch(actor, `enrollment.${name}`, input)
  house.clock.advance(1000)
  return done
}
const consents = (person: PersonId) => does(person, 'give-consent', { layers: [1, 2], version: 'x', language: 'es' })

const cardShape = z.object({
  state: z.string(),
  away: z.boolean(),
  contacts: z.array(z.object({ contact: z.string(), value: z.string().nullable(), wrongSince: z.string().nullable() })),
  posts: z.array(
    z.object({
      post: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      confirmedAt: z.string().nullable(),
    }),
  ),
  history: z.array(z.object({ from: z.string(), to: z.string(), event: z.string(), byStaff: z.boolean() })),
})
async function cardOf(person: PersonId) {
  const found = await house.ask(coordinator(), 'enrollment.person-card', { person })
  return z.object({ output: cardShape }).parse(found).output
}
const bookOf = async (person: PersonId) =>
  (await house.asSystem((tx) => recipientBook(tx, [person], { now: house.clock.now(), keys: house.runtime.keys }))).get(
    person,
  )

const post = (more: object = {}) => ({
  ...{ post: house.newId(), facilityCode: null, ubigeo: '050101', category: 'I-1', institution: 'MINSA' },
  ...{
    isHead: false,
    connectivity: '3g',
    place: { facilityName: 'Posta Inventada', howToFind: null },
    startsOn: '2026-05-01',
  },
  ...more,
})
const point = (more: object = {}) => ({
  ...{
    contact: house.newId(),
    channel: 'movil',
    value: '987 654 321',
    owner: 'self',
    mayLeaveMessage: false,
    mayWrite: 'usual',
  },
  ...more,
})

test('the shape of the hours on the phone is the one by which messages are held', () => {
  expect(weekHours.parse(physicianHours)).toEqual(recipientHours.parse(physicianHours))
  expect(weekHours.safeParse({ ...physicianHours, quiet: { from: '25:00', to: '07:00' } }).success).toBe(false)
})

test('ENR-08 EC-04 EC-09 a head moves on the 3rd: one post closes and one opens, cases and clocks stay', async () => {
  const person = await add()
  await house.asSystem(async (tx) => {
    await sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
      values (${house.newId()}, ${program}, ${person}, ${clinician}, 'assigned', '2026-04-01')`.execute(tx)
  })
  const care = () =>
    house.asSystem(
      async (tx) => (await sql`select * from identity.care_relation where person_id = ${person}`.execute(tx)).rows,
    )
  const before = await care()
  const old = post({ isHead: true, startsOn: '2026-04-01' })
  const fresh = post({ ubigeo: '060101', startsOn: '2026-05-03' })
  await does(person, 'save-post', old)
  await does(person, 'put-contact', point({ owner: 'facility', mayWrite: 'yes', value: '+51911000001' }))
  expect((await bookOf(person))?.addresses.map(({ address }) => address)).not.toContainEqual({
    kind: 'phone',
    number: '+51911000001',
  })
  await does(person, 'save-post', fresh)
  expect((await cardOf(person)).posts).toMatchObject([
    { post: fresh.post, startsOn: '2026-05-03', endsOn: null },
    { post: old.post, endsOn: '2026-05-03' },
  ])
  expect((await cardOf(person)).posts[0]?.confirmedAt).not.toBeNull()
  expect(await care()).toEqual(before)
  const region = await house.asSystem(
    async (tx) =>
      (await sql<{ r: string }>`select region_ubigeo2 as r from enrollment.person where id = ${person}`.execute(tx))
        .rows[0],
  )
  expect(region).toEqual({ r: '06' })
})

test('posts that arrive in the wrong order stand in the right one, and a clinician reconfirms the place', async () => {
  const person = await add()
  const [first, second] = [post({ startsOn: '2026-03-01' }), post({ startsOn: '2026-04-15' })]
  await does(person, 'save-post', second)
  await does(person, 'save-post', first)
  expect((await cardOf(person)).posts.map(({ endsOn }) => endsOn)).toEqual([null, '2026-04-15'])
  expect(await staffDoes('confirm-place', { post: second.post }, therapist())).toMatchObject({
    code: 'enrollment.post-missing',
  })
  await house.asSystem((tx) =>
    sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
      values (${house.newId()}, ${program}, ${person}, ${clinician}, 'assigned', '2026-04-01')`.execute(tx),
  )
  const said = (await cardOf(person)).posts[0]?.confirmedAt
  house.clock.advance(60_000)
  expect(await staffDoes('confirm-place', { post: second.post }, therapist())).toMatchObject({ outcome: 'accepted' })
  expect((await cardOf(person)).posts[0]?.confirmedAt).not.toBe(said)
})

test('a number is written as it is dialled, and what cannot be dialled is refused by name', async () => {
  const person = await add(null)
  const good = point()
  await does(person, 'put-contact', good)
  expect((await bookOf(person))?.addresses).toMatchObject([{ id: good.contact, address: { number: '+51987654321' } }])
  expect(await does(person, 'put-contact', point({ value: '12' }))).toMatchObject({
    code: 'enrollment.contact-invalid',
  })
  expect(await does(person, 'put-contact', point({ value: '014567890' }))).toMatchObject({
    code: 'enrollment.contact-invalid',
  })
  expect(await does(await add(), 'put-contact', good)).toMatchObject({ code: 'enrollment.contact-missing' })
})

test('nobody allows messages to what others read in the name of the person', async () => {
  const person = await add(null)
  expect(await staffDoes('put-contact-for', { ...point({ mayWrite: 'yes' }), person, why: 'Lo dijo.' })).toMatchObject({
    code: 'input.malformed',
  })
  const noted = point({ owner: 'facility', value: '+51911000009' })
  await staffDoes('put-contact-for', { ...noted, person, why: 'Lo dijo por teléfono.' })
  expect(await house.ask(coordinator(), 'enrollment.person-card', { person })).toMatchObject({
    output: { notes: [{ what: 'contact', why: 'Lo dijo por teléfono.' }] },
  })
  expect(await staffDoes('put-contact-for', { ...point(), person, why: '' })).toMatchObject({ code: 'input.malformed' })
  expect((await bookOf(person))?.addresses).toEqual([])
  await does(person, 'put-contact', { ...noted, mayWrite: 'yes' })
  expect((await bookOf(person))?.addresses).toHaveLength(1)
})

test('3.8 a wrong number is silent at once, can be taken back for a day, and is then erased', async () => {
  const person = await add()
  const [only] = (await cardOf(person)).contacts
  const contact = only?.contact
  await staffDoes('mark-wrong', { person, contact, wrong: true })
  expect((await bookOf(person))?.addresses).toEqual([])
  await staffDoes('mark-wrong', { person, contact, wrong: false })
  expect((await bookOf(person))?.addresses).toHaveLength(1)
  await staffDoes('mark-wrong', { person, contact, wrong: true })
  house.clock.advance(23 * 3_600_000)
  await house.worker.tick()
  expect((await cardOf(person)).contacts[0]?.wrongSince).not.toBeNull()
  expect((await cardOf(person)).contacts[0]?.value).not.toBeNull()
  house.clock.advance(2 * 3_600_000)
  await house.worker.tick()
  expect((await cardOf(person)).contacts).toMatchObject([{ value: null }])
  expect(await staffDoes('mark-wrong', { person, contact, wrong: false })).toMatchObject({
    code: 'enrollment.contact-missing',
  })
})

test('profile: hours, post and a word about a trusted person make it complete, in any order, once', async () => {
  const person = await add()
  await consents(person)
  await does(person, 'set-trusted-person', { trusted: null, declined: true })
  await does(person, 'set-hours', { pattern: 'mon-fri', hours: physicianHours })
  expect((await cardOf(person)).state).toBe('consented')
  await does(person, 'save-post', post())
  expect((await cardOf(person)).state).toBe('profile_complete')
  await does(person, 'save-post', post({ startsOn: '2026-05-09' }))
  expect((await cardOf(person)).history.map(({ to }) => to)).toEqual(['profile_complete', 'consented'])
})

test('hours of two phones: the later word stands, whichever arrives last', async () => {
  const person = await add()
  const late = { ...physicianHours, quiet: { from: '20:00', to: '08:00' } }
  const now = house.clock.now()
  await does(person, 'set-hours', { pattern: 'own', hours: late }, now)
  await does(person, 'set-hours', { pattern: 'mon-fri', hours: physicianHours }, plusMinutes(now, -60))
  expect(await bookOf(person)).toMatchObject({ hours: late })
})

test('without a signal until a day: paused, automatic messages wait, and the house lets them come back by itself', async () => {
  const person = await add()
  await consents(person)
  const until = plusMinutes(house.clock.now(), 3 * 24 * 60)
  await does(person, 'set-offline', { until })
  expect(await bookOf(person)).toMatchObject({ noOutreach: true, silenced: null })
  expect((await cardOf(person)).state).toBe('paused')
  house.clock.set(plusMinutes(until, 10))
  await house.worker.tick()
  expect((await cardOf(person)).state).toBe('consented')
})

test('a pause without an end is not ended by a date that was said before it', async () => {
  const person = await add()
  await consents(person)
  await does(person, 'set-offline', { until: plusMinutes(house.clock.now(), 60) })
  await does(person, 'pause', { paused: true })
  house.clock.advance(5 * 3_600_000)
  await house.worker.tick()
  expect((await cardOf(person)).state).toBe('paused')
  await does(person, 'pause', { paused: false })
  expect((await cardOf(person)).state).toBe('consented')
})

test('a stretch without a signal longer than three months, or in the past, is taken for a slip', async () => {
  const person = await add()
  for (const minutes of [-60, 91 * 24 * 60]) {
    await does(person, 'set-offline', { until: plusMinutes(house.clock.now(), minutes) })
    expect(await bookOf(person)).toMatchObject({ offlineUntil: null, noOutreach: false })
  }
})

test('EC-12 one switch silences, says nothing of why, and a slip goes back', async () => {
  const person = await add()
  await consents(person)
  await staffDoes('set-standing', { person, standing: 'away' })
  expect(await bookOf(person)).toMatchObject({ silenced: 'hospital' })
  expect(await cardOf(person)).toMatchObject({ state: 'paused', away: true })
  await staffDoes('set-standing', { person, standing: 'back' })
  expect(await bookOf(person)).toMatchObject({ silenced: null })
  expect((await cardOf(person)).state).toBe('consented')
  await staffDoes('set-standing', { person, standing: 'deceased' })
  expect(await bookOf(person)).toMatchObject({ silenced: 'deceased', addresses: [] })
  await staffDoes('set-standing', { person, standing: 'mistake' })
  expect((await cardOf(person)).state).toBe('consented')
  expect(JSON.stringify((await cardOf(person)).history)).not.toMatch(/hospital/)
})

test('EC-12 whoever cares for somebody may press the switch; whoever does not, finds nobody', async () => {
  const person = await add()
  expect(await staffDoes('set-standing', { person, standing: 'away' }, therapist())).toMatchObject({
    code: 'enrollment.person-missing',
  })
  await house.asSystem((tx) =>
    sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
      values (${house.newId()}, ${program}, ${person}, ${clinician}, 'assigned', '2026-04-01')`.execute(tx),
  )
  expect(await staffDoes('set-standing', { person, standing: 'away' }, therapist())).toMatchObject({
    outcome: 'accepted',
  })
})

test('EC-13 nobody ends before their SERUMS does, nor without a hand-off', async () => {
  const person = await add()
  await consents(person)
  const end = (handedOn: boolean) => staffDoes('set-standing', { person, standing: 'ended', handedOn })
  expect(await end(true)).toMatchObject({ code: 'enrollment.service-not-over' })
  await staffDoes('set-service-dates', { person, startedOn: '2025-05-01', endsOn: '2026-05-01' })
  expect(await end(false)).toMatchObject({ code: 'enrollment.not-handed-on' })
  expect(await end(true)).toMatchObject({ output: { state: 'ended' } })
  expect(await bookOf(person)).toMatchObject({ silenced: 'ended' })
})

test('an illegal move is refused by name, in the name of the house too', async () => {
  const person = await add()
  const note = (event: string) =>
    house.dispatch({ ...coordinator(), kind: 'system', roles: [] }, 'enrollment.note-state', { person, event })
  expect(await note('paused')).toMatchObject({ code: 'enrollment.illegal-move' })
  expect(await note('invited')).toMatchObject({ output: { state: 'invited' } })
  expect(await house.dispatch(coordinator(), 'enrollment.note-state', { person, event: 'engaged' })).toMatchObject({
    outcome: 'refused',
  })
})

test('an opened card leaves its mark, and whoever was asked not to see finds nobody', async () => {
  const person = await add()
  marks.length = 0
  expect((await cardOf(person)).state).toBe('imported')
  await house.ask(coordinator(), 'enrollment.ways-to-reach', { person })
  expect(marks).toMatchObject([
    { personId: person, accountId: account, role: 'coordinator', class: 'C1', what: 'person-card' },
    { personId: person, class: 'C1', what: 'ways-to-reach' },
  ])
  await house.ask(coordinator(), 'enrollment.roster', {})
  expect(marks).toHaveLength(2)
  await house.asSystem((tx) =>
    sql`insert into identity.blocked (person_id, account_id, program_id, since) values (${person}, ${account}, ${program}, '2026-05-01')`.execute(
      tx,
    ),
  )
  expect(await house.ask(coordinator(), 'enrollment.person-card', { person })).toMatchObject({
    code: 'enrollment.person-missing',
  })
})

test('EC-16 the language somebody would rather speak is noted; the instruments stay as they are', async () => {
  const person = await add()
  await does(person, 'set-spoken-language', { spoken: 'qu', interpreter: true })
  expect(await house.ask(coordinator(), 'enrollment.person-card', { person })).toMatchObject({
    output: { spoken: 'qu', interpreter: true, language: 'es' },
  })
})

test('safety that came outside the hours is told to the person, and what came inside them is not', async () => {
  const person = await add()
  const night = fromMs(Date.parse('2026-05-03T23:10:00-05:00'))
  await house.asSystem((tx) =>
    sql`insert into messages.hours_override (message_id, person_id, program_id, at, class, channel)
      values (${house.newId()}, ${person}, ${program}, ${night}, 'N2', 'sms')`.execute(tx),
  )
  const asked = await house.ask(house.actor.physician(program, person), 'enrollment.written-outside-hours', {})
  expect(asked).toMatchObject({ output: [{ at: night, what: 'message' }] })
  expect(
    await house.ask(house.actor.physician(program, await add()), 'enrollment.written-outside-hours', {}),
  ).toMatchObject({ output: [] })
})

test('ENR-04 the feed law holds for all that is said of hours, posts and contacts', async () => {
  const person = await add()
  const pull = (after: number) =>
    house.asSystem((tx) => {
      const context = { tx, now: house.clock.now(), keys: house.runtime.keys }
      return after === 0
        ? freshDownload(house.runtime.registry, context, person)
        : changesSince(house.runtime.registry, context, person, after)
    })
  await consents(person)
  const old = await pull(0)
  const [one, two, first, second] = [
    point(),
    point({ value: '+51911000077' }),
    post(),
    post({ startsOn: '2026-05-20' }),
  ]
  await does(person, 'put-contact', one)
  await does(person, 'put-contact', two)
  await does(person, 'remove-contact', { contact: one.contact })
  await staffDoes('mark-wrong', { person, contact: two.contact, wrong: true })
  await does(person, 'save-post', first)
  await does(person, 'save-post', second)
  await does(person, 'end-post', { post: second.post, endsOn: '2026-06-01' })
  await does(person, 'set-hours', { pattern: 'mon-fri', hours: physicianHours })
  await does(person, 'order-channels', { order: ['correo', 'movil'] })
  await does(person, 'set-trusted-person', { trusted: null, declined: true })
  await does(person, 'set-spoken-language', { spoken: 'es', interpreter: false })
  await does(person, 'pause', { paused: true })
  await does(person, 'set-service-dates', { person, startedOn: '2026-05-01', endsOn: '2027-04-30' })
  const copy = new Map(old.changes.map(([kind, key, body]) => [`${kind}/${key}`, body]))
  for (const [kind, key, body] of (await pull(old.cursor)).changes) {
    if (body === null) copy.delete(`${kind}/${key}`)
    else copy.set(`${kind}/${key}`, body)
  }
  const fresh = new Map((await pull(0)).changes.map(([kind, key, body]) => [`${kind}/${key}`, body]))
  expect(copy).toEqual(fresh)
  expect([...copy.keys()].filter((key) => key.startsWith('contact/'))).toHaveLength(1)
})
