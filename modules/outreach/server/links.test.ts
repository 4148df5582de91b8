import { nobody, type PersonId, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

let house: OutreachHouse
let inviter: PersonId
beforeAll(async () => {
  house = await outreachHouse(lima('2026-11-24', '18:15'))
  inviter = await house.admit()
  await house.must(house.physician(inviter), 'enrollment.give-consent', {
    layers: [1, 2],
    version: '2026-11',
    language: 'es',
  })
})
afterAll(async () => house.close())

const facts = async (person: PersonId, kind: string) => {
  const reader = [...house.runtime.registry.feed.values()].find((one) => one.kind === kind)
  return house.asSystem((tx) =>
    reader === undefined
      ? Promise.resolve<ReadonlyMap<string, unknown>>(new Map())
      : reader.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, 'all'),
  )
}
const linkShape = z.object({
  secret: z.string(),
  usesLeft: z.number(),
  alive: z.boolean(),
  joined: z.array(z.object({ called: z.string() })),
})
const linkOf = async (person: PersonId) =>
  z
    .array(linkShape)
    .parse([...(await facts(person, 'invite-link')).values()])
    .find(({ alive }) => alive)
const secretOf = async (): Promise<string> => {
  await house.must(house.physician(inviter), 'outreach.make-link', {})
  return (await linkOf(inviter))?.secret ?? ''
}

let keys = 0
const freshKey = (): string => `clave-inventada-de-telefono-${keys++}`
const come = (link: string, more: object = {}, key = freshKey()) =>
  house.dispatch(nobody, 'outreach.register', {
    ...{
      link,
      key,
      names: 'Berta Inventada',
      familyNames: 'Quispe Ficticia',
      phone: `+5198700${String(1000 + keys)}`,
      email: null,
    },
    ...{ regionUbigeo2: '05', serviceStartedOn: '2026-11-01', language: 'es', inviterMayKnow: false },
    ...more,
  })
const joinedShape = z.object({ output: z.object({ person: z.string() }) })
const enter = async (key: string): Promise<string> =>
  joinedShape.parse(await house.dispatch(nobody, 'identity.enroll-device', { secret: key, label: 'Android' })).output
    .person
const consent = (person: string) =>
  house.must(
    { ...house.physician(inviter), personId: z.uuid().brand<'PersonId'>().parse(person) },
    'enrollment.give-consent',
    { layers: [1, 2], version: '2026-11', language: 'es' },
  )

test('ENR-05 the inviter learns nothing unless the invitee wished it, and then only a first name', async () => {
  const secret = await secretOf()
  const [quiet, open] = [freshKey(), freshKey()]
  expect((await come(secret, {}, quiet)).outcome).toBe('accepted')
  expect((await come(secret, { names: 'Carla Inventada', inviterMayKnow: true }, open)).outcome).toBe('accepted')
  expect(await linkOf(inviter)).toMatchObject({ joined: [] })
  for (const key of [quiet, open]) await consent(await enter(key))
  expect(await linkOf(inviter)).toMatchObject({ joined: [{ called: 'Carla' }], usesLeft: 8 })
})

test('the link carries no name, and no list of the coordinator says who came by whom', async () => {
  const secret = await secretOf()
  expect(secret).not.toMatch(/ana|inventada|ficticia|AY-/i)
  const answer = await house.ask(house.coordinator, 'outreach.programme-links', {})
  expect(answer).toMatchObject({ output: { links: [], byColleagues: 2 } })
  const seen = await house.rows(sql`select count(*)::integer as n from outreach.registration`)
  expect(seen).toEqual([{ n: 2 }])
})

test('a new link ends the old one; a revoked, an unknown and a spent one answer alike', async () => {
  const old = await secretOf()
  const fresh = await secretOf()
  expect(await come(old)).toMatchObject({ code: 'outreach.link-ended' })
  expect(await come('desconocido-del-todo-y-largo')).toMatchObject({ code: 'outreach.link-ended' })
  await house.rows(sql`update outreach.link set uses_left = 0 where revoked_at is null returning id`)
  expect(await come(fresh)).toMatchObject({ code: 'outreach.link-ended' })
  house.at('2027-06-24', '18:15')
  expect(await come(await secretOf())).toMatchObject({ outcome: 'accepted' })
  house.at('2026-11-24', '18:30')
})

test('the last use is one use, also for two who come at once', async () => {
  const secret = await secretOf()
  await house.rows(sql`update outreach.link set uses_left = 1 where revoked_at is null returning id`)
  const both = await Promise.all([come(secret), come(secret)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
})

test('nobody learns whether somebody stands on the roster: the answer is the same, and a second person is made, never the first opened', async () => {
  const known = await house.admit({ phone: '+51987654321' })
  const secret = await secretOf()
  const key = freshKey()
  const same = await come(secret, { names: 'Ana Inventada', familyNames: 'Ficticia', phone: '+51987654321' }, key)
  const other = await come(secret, { phone: '+51987654399' })
  expect(same.outcome === 'accepted' && other.outcome === 'accepted' && [same.output, other.output]).toEqual([
    null,
    null,
  ])
  expect(await enter(key)).not.toBe(known)
})

test('the same registration sent again, because the answer was lost, is one person', async () => {
  const secret = await secretOf()
  const commandId = house.newId()
  const input = {
    ...{
      link: secret,
      key: freshKey(),
      names: 'Dora Inventada',
      familyNames: 'Ficticia',
      phone: '+51987650001',
      email: null,
    },
    ...{ regionUbigeo2: null, serviceStartedOn: null, language: 'es', inviterMayKnow: false },
  }
  const count = async () => (await house.rows(sql`select id from enrollment.person`)).length
  const before = await count()
  const outcomes = [
    await house.dispatch(nobody, 'outreach.register', input, { commandId }),
    await house.dispatch(nobody, 'outreach.register', input, { commandId }),
  ]
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'duplicate'])
  expect(await count()).toBe(before + 1)
})

test.each([
  ['neither phone nor e-mail', { phone: null, email: null }],
  ['a phone that is none', { phone: '987654321' }],
  ['no name', { names: ' ' }],
])('%s is refused, and nobody is made', async (_name, more) => {
  expect(await come(await secretOf(), more)).toMatchObject({ code: 'input.malformed' })
})

test('whoever withdraws has no living link; whoever does not take part makes none', async () => {
  const stranger = await house.admit()
  expect(await house.dispatch(house.physician(stranger), 'outreach.make-link', {})).toMatchObject({
    code: 'outreach.not-taking-part',
  })
  const secret = await secretOf()
  await house.must(house.physician(inviter), 'enrollment.withdraw-consent', {
    layer: 1,
    version: '2026-11',
    language: 'es',
    declinesLastCall: true,
  })
  expect(await come(secret)).toMatchObject({ code: 'outreach.link-ended' })
})

test('a poster: made by the coordinator, counted, ended', async () => {
  const made = z.object({ link: z.string(), secret: z.string() }).parse(
    await house.must(house.coordinator, 'outreach.make-programme-link', {
      label: 'Afiche inventado',
      uses: 2,
      days: 30,
    }),
  )
  expect((await come(made.secret)).outcome).toBe('accepted')
  expect(await house.ask(house.coordinator, 'outreach.programme-links', {})).toMatchObject({
    output: { links: [{ used: 1, usesLeft: 1, alive: true }] },
  })
  await house.must(house.coordinator, 'outreach.revoke-link', { link: made.link })
  expect(await come(made.secret)).toMatchObject({ code: 'outreach.link-ended' })
})
