import { contactKey } from '@ayni/platform/crypto'
import { changesSince, freshDownload } from '@ayni/platform/ledger'
import { physicianHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  account,
  add,
  bookOf,
  cardOf,
  clinician,
  consents,
  coordinator,
  does,
  house,
  marks,
  openHouse,
  point,
  post,
  program,
  staffDoes,
  therapist,
} from './testing/reach-fixture.ts'

beforeAll(openHouse)
afterAll(() => house.close())

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

test('7.10 whoever types their own number as the person’s is told so: they would lose sight of them', async () => {
  const person = await add(null)
  const mine = contactKey(house.runtime.keys, '+51987654321')
  const { accountId } = coordinator()
  await house.asSystem((tx) =>
    sql`update identity.account set contact_keys = array[${mine}] where id = ${accountId}`.execute(tx),
  )
  const noted = { ...point({ mayWrite: 'usual' }), person, why: 'Lo dijo por teléfono.' }
  expect(await staffDoes('put-contact-for', noted)).toMatchObject({ code: 'enrollment.own-contact' })
  expect((await cardOf(person)).contacts).toEqual([])
  expect(await staffDoes('put-contact-for', { ...noted, owner: 'facility' })).toMatchObject({ outcome: 'accepted' })
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
    sql`insert into identity.not_wanted (person_id, account_id, program_id, since) values (${person}, ${account}, ${program}, '2026-05-01')`.execute(
      tx,
    ),
  )
  for (const query of ['enrollment.person-card', 'enrollment.ways-to-reach'])
    expect(await house.ask(coordinator(), query, { person })).toMatchObject({ code: 'enrollment.person-missing' })
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
