import { type Actor, accountId, instant, type PersonId, personId, z } from '@ayni/kernel'
import { ask, type Runtime } from '@ayni/platform/commands'
import { recordSql } from '@ayni/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/**
 * What many ask at one moment is answered once for those who see the same. Nobody may be given what they would not be given alone:
 * not somebody who hides from them, not another programme, not the view of a role that they do not hold.
 */
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
const COORDINATORS = 4
const PEOPLE = 12
let house: WholeHouse
let alone: Runtime
let people: readonly PersonId[]
let askers: readonly Actor[]

/** Every shared question, with inputs that give different pages. A new one must be put here before this passes. */
const inputs: Readonly<Record<string, readonly object[]>> = {
  'outreach.planner': [{}, { limit: 3 }, { limit: 3, skip: 3 }],
  'coordination.board': [{}],
}

beforeAll(async () => {
  house = await wholeHouse()
  const { registry } = house.runtime
  const queries = new Map([...registry.queries].map(([name, { definition, run }]) => [name, { definition, run }]))
  alone = { ...house.runtime, registry: { ...registry, queries } }
  const hired = z.object({ output: z.object({ account: accountId }) })
  const accounts = []
  for (let nth = 0; nth < COORDINATORS; nth += 1) {
    const said = await house.dispatch(house.staff('admin'), 'identity.add-account', {
      ...{
        name: 'Inventada',
        displayName: `Coordina ${nth}`,
        email: `c${nth}@casa.ayni.invalid`,
        phone: '+51900000001',
      },
      ...{ roles: ['coordinator'], language: 'es' },
    })
    accounts.push(hired.parse(said).output.account)
  }
  // Monday 18:30 in Lima: after work, before the quiet hours.
  house.clock.set(instant.parse('2026-06-01T23:30:00.000Z'))
  people = await arrange()
  const { program, elsewhere } = house
  const coordinators = accounts.map((account) => house.actor.staff(program, account, 'coordinator'))
  askers = [
    ...coordinators,
    house.staff('director'),
    house.actor.staff(program, house.account('coordinator'), 'coordinator', 'director'),
    house.actor.staff(elsewhere, house.account('admin'), 'coordinator'),
  ]
}, 60_000)
afterAll(async () => house.close())

/** People of both programmes whom a call waits for, at an hour at which they may be called. */
const arrange = (): Promise<readonly PersonId[]> =>
  house.asSystem(async (tx) => {
    const { program, elsewhere } = house
    await sql`insert into administration.cycle (id, program_id, code, starts_on, ends_on, invitations_open)
      select gen_random_uuid(), p, '2026-I', '2026-05-01', '2027-05-01', true from unnest(${[program, elsewhere]}::uuid[]) p`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string; here: boolean }>`with made as (
        insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at, hours)
        select gen_random_uuid(), case when i % 4 = 0 then ${elsewhere}::uuid else ${program}::uuid end, 'AY-T' || translate(lpad(i::text, 3, '0'), '01', 'XZ'),
          'imported', 'es', false, false, '2026-05-01T15:00:00Z', ${JSON.stringify({
            ...{ quiet: { from: '21:00', to: '07:00' }, working: [], exceptions: [] },
            windows: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', to: '20:00' }],
          })}::jsonb
        from generate_series(1, ${PEOPLE}::integer) i returning id, program_id
      ), points as (
        insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, owner, may_leave_message, added_at)
        select gen_random_uuid(), program_id, id, 'fijo', 'x', 'self', false, '2026-05-01T15:00:00Z' from made
      ) select id, program_id = ${program} as here from made order by id`.execute(tx)
    return rows.filter(({ here }) => here).map(({ id }) => personId.parse(id))
  })

type Hides = { readonly person: number; readonly from: number }
const hide = (hides: readonly Hides[]) =>
  house.asSystem(async (tx) => {
    await sql`delete from identity.not_wanted`.execute(tx)
    for (const { person, from } of hides)
      await sql`insert into identity.not_wanted (person_id, account_id, program_id, since)
        values (${people[person % people.length]}, ${askers[from % COORDINATORS]?.accountId}, ${house.program}, ${house.clock.now()})
        on conflict do nothing`.execute(tx)
  })

const outputOf = async (runtime: Runtime, actor: Actor, name: string, input: object): Promise<string> => {
  const said = await ask(runtime, { name, input, actor })
  return said.outcome === 'answered' ? JSON.stringify(said.output) : said.code
}

const moment = fc.record({
  hides: fc.array(fc.record({ person: fc.nat(40), from: fc.nat(COORDINATORS - 1) }), { maxLength: 8 }),
  asks: fc.array(fc.record({ who: fc.nat(40), name: fc.constantFrom(...Object.keys(inputs)), input: fc.nat(10) }), {
    minLength: 2,
    maxLength: 24,
  }),
})

test('every shared question is tried here, and there is one', () => {
  const shared = [...house.runtime.registry.queries.values()].filter(({ sharedBy }) => sharedBy !== undefined)
  expect(shared.map(({ definition }) => definition.name).sort()).toEqual(Object.keys(inputs).sort())
})

test(`asked by many at one moment, each is told what they would be told alone (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(moment, async ({ hides, asks }) => {
      await hide(hides)
      const asked = asks.map(({ who, name, input }) => ({
        actor: askers[who % askers.length] ?? house.staff('coordinator'),
        name,
        input: inputs[name]?.[input % (inputs[name]?.length ?? 1)] ?? {},
      }))
      const together = await Promise.all(
        asked.map(({ actor, name, input }) => outputOf(house.runtime, actor, name, input)),
      )
      for (const [nth, { actor, name, input }] of asked.entries())
        expect([name, actor.roles, together[nth]]).toEqual([
          name,
          actor.roles,
          await outputOf(alone, actor, name, input),
        ])
    }),
    { seed, numRuns: 25 },
  )
}, 120_000)

/** @safety the list is read with the rights of its owner: no policy of a table stands behind it. */
test('whoever hides from a coordinator is in neither list of theirs, nor counted, asked alone or together', async () => {
  const [first, other] = askers
  const [hidden] = people
  if (first === undefined || other === undefined || hidden === undefined) throw new Error('nobody asks')
  await hide([])
  const total = z.object({ nowTotal: z.number() })
  const before = total.parse(JSON.parse(await outputOf(alone, first, 'outreach.planner', {}))).nowTotal
  expect(await outputOf(alone, first, 'outreach.planner', {})).toContain(hidden)
  await hide([{ person: 0, from: 0 }])
  for (const runtime of [alone, house.runtime]) {
    const [mine, theirs] = await Promise.all(
      [first, other].map((who) => outputOf(runtime, who, 'outreach.planner', {})),
    )
    expect(mine).not.toContain(hidden)
    expect(total.parse(JSON.parse(mine ?? '')).nowTotal).toBe(before - 1)
    expect(theirs).toContain(hidden)
  }
})

test('forty at one moment are one look, and nothing of it is kept for the next', async () => {
  await hide([])
  const crowd = Array.from({ length: 40 }, (_, nth) => askers[nth % COORDINATORS] ?? house.staff('coordinator'))
  const looks = async (): Promise<number> =>
    (
      await recordSql(() => Promise.all(crowd.map((actor) => outputOf(house.runtime, actor, 'outreach.planner', {}))))
    ).filter(({ text }) => text.includes('outreach.reach(')).length
  expect(await looks()).toBe(1)
  expect(await looks()).toBe(1)
  const [one] = people
  await house.asSystem((tx) => sql`update enrollment.person set state = 'withdrawn' where id = ${one}`.execute(tx))
  expect(await outputOf(house.runtime, crowd[0] ?? house.staff('coordinator'), 'outreach.planner', {})).not.toContain(
    one,
  )
})
