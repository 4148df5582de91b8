import { accountId, type PersonId, personId, programId, z } from '@ayni/kernel'
import { changesSince, freshDownload } from '@ayni/platform/ledger'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrollment } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const other = programId.parse('019a0000-0000-7000-8000-0000000000ab')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000bb')
let house: TestRuntime

beforeAll(async () => {
  house = await testRuntime([enrollment])
  await house.asSystem(async (tx) => {
    for (const [id, slug] of [
      [program, 'inventado'],
      [other, 'otro-inventado'],
    ] as const) {
      await sql`insert into identity.program (id, slug, name, created_at) values (${id}, ${slug}, 'Programa inventado', '2026-01-01')`.execute(
        tx,
      )
    }
  })
})
afterAll(async () => house.close())

const coordinator = () => house.actor.staff(program, account, 'coordinator')
const facts = { sex: 'F', ageYears: 26, regionUbigeo2: '05', facilityCategory: 'I-1', institution: 'MINSA' }
const ana = {
  ...facts,
  names: 'Ana Inventada',
  familyNames: 'Quíspe Ficticia',
  phone: '+51900000001',
  email: null,
  serviceStartedOn: '2026-05-01',
  language: 'es',
}
const added = z.object({ output: z.object({ person: personId, alias: z.string() }) })

let others = 0
/** The same name with another number is somebody else. */
async function addAna(phone = `+519000001${String(others++).padStart(2, '0')}`): Promise<PersonId> {
  return added.parse(await house.dispatch(coordinator(), 'enrollment.add-person', { ...ana, phone })).output.person
}

test('a name typed in is found without its accents and stands sealed in the table', async () => {
  const person = await addAna(ana.phone)
  const found = await house.ask(coordinator(), 'enrollment.roster', { search: 'quispe' })
  expect(found).toMatchObject({
    outcome: 'answered',
    output: { rows: [{ person, layers: [] }], next: null },
  })
  expect(JSON.stringify(found)).not.toContain('Ficticia')
  expect(await house.ask(coordinator(), 'enrollment.person-card', { person })).toMatchObject({
    output: { name: 'Ana Inventada Quíspe Ficticia' },
  })
  const raw = await house.asSystem(async (tx) =>
    JSON.stringify(
      (
        await sql`select p.*, c.* from enrollment.person p join enrollment.contact_point c on c.person_id = p.id`.execute(
          tx,
        )
      ).rows,
    ),
  )
  expect(raw).not.toMatch(/Ficticia|900000001/)
})

test('2.7 layers 5 and 6: on the list are those who allow it now and take part, and nobody else', async () => {
  const [six, five, left, away] = [await addAna(), await addAna(), await addAna(), await addAna()]
  const gives = (person: PersonId, layers: readonly number[]) =>
    house.dispatch(house.actor.physician(program, person), 'enrollment.give-consent', {
      ...{ layers, version: '2026-11', language: 'es' },
    })
  const takesBack = (person: PersonId, layer: number) => {
    house.clock.advance(60_000)
    return house.dispatch(house.actor.physician(program, person), 'enrollment.withdraw-consent', {
      ...{ layer, version: '2026-11', language: 'es', declinesLastCall: true },
    })
  }
  for (const [person, layers] of [
    [six, [1, 2, 6]],
    [five, [1, 2, 5]],
    [left, [1, 2, 5, 6]],
    [away, [1, 2, 6]],
  ] as const)
    expect(await gives(person, layers)).toMatchObject({ outcome: 'accepted' })
  await takesBack(left, 1)
  await house.dispatch(coordinator(), 'enrollment.set-standing', { person: away, standing: 'away' })
  const listed = async (allows: number, search = '') => {
    const page = await house.ask(coordinator(), 'enrollment.roster', { allows, search })
    const { rows, total } = z
      .object({ rows: z.array(z.object({ person: personId })), total: z.int() })
      .parse(page.outcome === 'answered' ? page.output : null)
    expect(total).toBe(rows.length)
    return rows.map(({ person }) => person)
  }
  expect(await listed(6)).toEqual([six])
  expect(await listed(6, 'quispe')).toEqual([six])
  expect(await listed(5)).toEqual([five])
  await house.dispatch(coordinator(), 'enrollment.set-standing', { person: away, standing: 'back' })
  expect(new Set(await listed(6))).toEqual(new Set([six, away]))
  await takesBack(six, 6)
  expect(await listed(6)).toEqual([away])
  expect(await house.ask(coordinator(), 'enrollment.roster', { allows: 3 })).toMatchObject({ code: 'input.malformed' })
})

test('the same source key twice is one person, corrected', async () => {
  const row = { ...facts, sourceKey: 'S-77', contactable: true, agreed: false, at: null }
  const first = await house.dispatch(coordinator(), 'enrollment.import-person', row)
  const again = await house.dispatch(coordinator(), 'enrollment.import-person', { ...row, agreed: true, ageYears: 27 })
  expect(first).toMatchObject({ output: { created: true } })
  expect(again).toMatchObject({ output: { created: false, person: added.parse(first).output.person } })
})

test('somebody of 16 is refused by name of the rule, and nothing is written', async () => {
  const refused = await house.dispatch(coordinator(), 'enrollment.add-person', { ...ana, ageYears: 16 })
  expect(refused).toMatchObject({ code: 'input.malformed', problems: [{ path: 'ageYears' }] })
})

test('consent given offline keeps its time; layers 1 and 2 make a participant; withdrawal ends it in one step', async () => {
  const person = await addAna()
  const physician = house.actor.physician(program, person)
  const given = await house.dispatch(
    physician,
    'enrollment.give-consent',
    { layers: [1, 2, 3], version: '2026-11', language: 'es' },
    { occurredAt: house.clock.now() },
  )
  expect(given.outcome).toBe('accepted')
  const roster = () => house.ask(coordinator(), 'enrollment.roster', { search: '', limit: 200 })
  const stateOf = async () =>
    z
      .object({
        output: z.object({
          rows: z.array(z.object({ person: z.string(), state: z.string(), layers: z.array(z.number()) })),
        }),
      })
      .parse(await roster())
      .output.rows.find((r) => r.person === person)
  expect(await stateOf()).toMatchObject({ state: 'consented', layers: [1, 2, 3] })
  house.clock.advance(1000)
  await house.dispatch(physician, 'enrollment.withdraw-consent', {
    layer: 1,
    version: '2026-11',
    language: 'es',
    declinesLastCall: false,
  })
  expect(await stateOf()).toMatchObject({ state: 'withdrawn', layers: [2, 3] })
})

test('the feed law: an old copy and its changes are a fresh download', async () => {
  const person = await addAna()
  const physician = house.actor.physician(program, person)
  const pull = (after: number) =>
    house.asSystem((tx) => {
      const context = { tx, now: house.clock.now(), keys: house.runtime.keys }
      return after === 0
        ? freshDownload(house.runtime.registry, context, person)
        : changesSince(house.runtime.registry, context, person, after)
    })
  const old = await pull(0)
  await house.dispatch(physician, 'enrollment.give-consent', { layers: [1, 2], version: '2026-11', language: 'es' })
  await house.dispatch(physician, 'enrollment.set-trusted-person', {
    trusted: {
      name: 'Rosa Inventada',
      relation: 'hermana',
      phone: '+51900000002',
      whenMayCall: 'siempre',
      showWithoutPin: false,
    },
  })
  await house.dispatch(physician, 'enrollment.set-language', { language: 'en' })
  await house.dispatch(physician, 'enrollment.set-trusted-person', { trusted: null })
  const copy = new Map(old.changes.map(([kind, key, body]) => [`${kind}/${key}`, body]))
  for (const [kind, key, body] of (await pull(old.cursor)).changes) {
    if (body === null) copy.delete(`${kind}/${key}`)
    else copy.set(`${kind}/${key}`, body)
  }
  const fresh = new Map((await pull(0)).changes.map(([kind, key, body]) => [`${kind}/${key}`, body]))
  expect(copy).toEqual(fresh)
  expect(copy.get('me/me')).toMatchObject({ language: 'en' })
})

test('another programme and another person see nothing', async () => {
  const person = await addAna()
  const stranger = personId.parse(house.newId())
  expect(await house.ask(house.actor.staff(other, account, 'coordinator'), 'enrollment.roster', {})).toMatchObject({
    output: { total: 0 },
  })
  expect(
    await house.dispatch(house.actor.physician(program, stranger), 'enrollment.give-consent', {
      layers: [1],
      version: 'x',
      language: 'es',
    }),
  ).toMatchObject({ code: 'enrollment.person-missing' })
  expect(
    await house.ask(house.actor.staff(program, account, 'duty'), 'enrollment.contact-card', { person }),
  ).toMatchObject({ code: 'enrollment.person-missing' })
})

test('the coordinator looks up how to call, and nobody else does; the trusted person is not there', async () => {
  const person = await addAna('+51900000002')
  const found = await house.ask(coordinator(), 'enrollment.ways-to-reach', { person })
  expect(found).toMatchObject({
    output: { name: 'Ana Inventada Quíspe Ficticia', contacts: [{ value: '+51900000002' }] },
  })
  expect(JSON.stringify(found)).not.toContain('trusted')
  expect(
    await house.ask(house.actor.staff(program, account, 'duty'), 'enrollment.ways-to-reach', { person }),
  ).toMatchObject({ code: 'auth.role-missing' })
  expect(
    await house.ask(house.actor.staff(other, account, 'coordinator'), 'enrollment.ways-to-reach', { person }),
  ).toMatchObject({ code: 'enrollment.person-missing' })
})
