import { personId, z } from '@ayni/kernel'
import { outreachFrom } from '@ayni/modules/outreach/server'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RosterHouse, rosterHouse } from './testing/roster-house.ts'

let house: RosterHouse
beforeEach(async () => {
  house = await rosterHouse([outreachFrom('https://ayni.invalid')])
})
afterEach(async () => house.close())

const listed = { sourceKey: '1', names: 'Ana', familyNames: 'Quispe Rojas', dni: '40000001', mobile: '911111111' }
const typed = {
  ...{ names: 'Ana María', familyNames: 'Quispe R.', phone: '+51911111111', email: null, language: 'es' },
  ...{
    sex: null,
    ageYears: null,
    regionUbigeo2: null,
    facilityCategory: null,
    institution: null,
    serviceStartedOn: null,
  },
}
const add = (more: Readonly<Record<string, unknown>> = {}) =>
  house.dispatch(house.coordinator, 'enrollment.add-person', { ...typed, ...more })
const openReviews = () => house.ask(house.coordinator, 'roster.reviews', {})
const held = async () => (await house.people()).filter((one) => one.held).length

/** A link of the programme, and somebody who registers with it. */
async function register(more: Readonly<Record<string, unknown>> = {}) {
  const input = { label: 'Afiche inventado', uses: 50, days: 30 }
  const made = await house.dispatch(house.coordinator, 'outreach.make-programme-link', input)
  const { secret } = z.object({ secret: z.string() }).parse(made.outcome === 'refused' ? made : made.output)
  const key = house.newId().replaceAll('-', '')
  const said = {
    ...{ link: secret, key, names: 'Ana María', familyNames: 'Quispe R.', phone: '+51911111111', email: null },
    ...{ regionUbigeo2: null, serviceStartedOn: null, language: 'es', inviterMayKnow: false, ...more },
  }
  const nobody = { ...house.coordinator, kind: 'nobody' as const, accountId: null, programId: null, roles: [] }
  return { key, nobody, done: await house.dispatch(nobody, 'outreach.register', said) }
}

test('R-ENR-03 typed in with the phone and nearly the name of somebody listed: both wait for somebody to decide', async () => {
  await house.importing([listed])
  expect(await add()).toMatchObject({ outcome: 'accepted' })
  expect(await openReviews()).toMatchObject({ output: { total: 1, rows: [{ why: 'phone-and-name' }] } })
  expect(await held()).toBe(2)
})

test('R-ENR-03 a list that comes later finds whoever was typed in, and two who were typed in find each other', async () => {
  await add()
  expect(await house.importing([listed])).toMatchObject([{ outcome: 'in-review' }])
  await add({ names: 'Ana M.', familyNames: 'Quispe Roja' })
  expect(await openReviews()).toMatchObject({ output: { total: 3 } })
})

test('a phone alone, or a name alone, joins nobody', async () => {
  await house.importing([listed])
  await add({ names: 'Rosa Inventada', familyNames: 'Ficticia Lejana' })
  await add({ phone: '+51922222222' })
  expect(await openReviews()).toMatchObject({ output: { total: 0 } })
  expect(await held()).toBe(0)
})

test('the same name at the same number is not typed in twice: whoever types is led to the person', async () => {
  const first = await add()
  const { person, alias } = z
    .object({ person: personId, alias: z.string() })
    .parse(first.outcome === 'refused' ? first : first.output)
  expect(await add({ names: 'ana maria', familyNames: 'QUISPE  R.' })).toMatchObject({
    ...{ outcome: 'refused', code: 'enrollment.already-here', status: 409, details: { person, alias } },
  })
  expect(await add({ phone: '+51933333333' })).toMatchObject({ outcome: 'accepted' })
  expect(await house.people()).toHaveLength(2)
})

test('who registers is matched, and nobody tells them: the answer is the same and their phone joins', async () => {
  await house.importing([listed])
  const known = await register()
  const unknown = await register({ names: 'Rosa Inventada', familyNames: 'Ficticia Lejana', phone: '+51944444444' })
  expect(known.done).toMatchObject({ outcome: 'accepted', output: null })
  expect(unknown.done).toMatchObject({ outcome: 'accepted', output: null })
  expect(await openReviews()).toMatchObject({ output: { total: 1 } })
  expect(await held()).toBe(2)
  const joined = await house.dispatch(known.nobody, 'identity.enroll-device', { secret: known.key, label: 'inventado' })
  expect(joined).toMatchObject({ outcome: 'accepted' })
})

test('decided to be one, whoever has the phone stays; whoever came by themselves never leaves a list', async () => {
  const [first] = await house.importing([listed], { whole: true })
  const known = await register()
  await house.dispatch(known.nobody, 'identity.enroll-device', { secret: known.key, label: 'inventado' })
  const asked = await openReviews()
  const { rows } = z
    .object({ rows: z.array(z.object({ review: z.string() })) })
    .parse(asked.outcome === 'answered' ? asked.output : undefined)
  const decided = await house.dispatch(house.coordinator, 'roster.decide-review', {
    ...{ review: rows[0]?.review, decision: 'same' },
  })
  const { survivor } = z.object({ survivor: personId }).parse(decided.outcome === 'refused' ? decided : decided.output)
  expect(survivor).not.toBe(first?.person)
  await house.importing([{ ...listed, sourceKey: '2', dni: '40000002', mobile: '955555555', names: 'Rosa' }], {
    whole: true,
  })
  expect(await house.ask(house.coordinator, 'roster.left-list', {})).toMatchObject({
    output: { total: 1, rows: [{ person: survivor }] },
  })
  await add({ names: 'Rosa Inventada', familyNames: 'Ficticia Lejana', phone: '+51966666666' })
  expect(await house.ask(house.coordinator, 'roster.left-list', {})).toMatchObject({ output: { total: 1 } })
})

test('what is kept to match with says nothing in the clear', async () => {
  await add({ email: 'ana@ejemplo.invalid' })
  const { rows } = await house.asSystem((tx) =>
    sql<{ all: string }>`select string_agg(l::text, ' ') as all from roster.listing l`.execute(tx),
  )
  for (const secret of ['Quispe', '911111111', 'ana@ejemplo']) expect(rows[0]?.all).not.toContain(secret)
})
