import { type PersonId, personId } from '@ayni/kernel'
import { asOwner } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recipientsOf } from './recipient-store.ts'
import { house, openHouse, program } from './testing/reach-fixture.ts'

beforeAll(async () => {
  await openHouse()
  for (const table of ['person', 'contact_point', 'consent', 'assignment'])
    await asOwner(house.ownerUrl, `alter table enrollment.${table} set (autovacuum_enabled = off)`)
})
afterAll(async () => house.close())

/** A list as an import leaves it: nobody counted these tables yet. Every tenth number is shared with the one before. */
const list = (people: number, mark: string): Promise<readonly PersonId[]> =>
  house.asSystem(async (tx) => {
    const { rows } = await sql<{ id: string }>`with made as (
        insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at)
        select gen_random_uuid(), ${program}, 'AY-' || ${mark} || translate(upper(lpad(to_hex(i), 3, '0')), '01', 'XZ'), 'imported', 'es', false, false, '2026-05-01'
        from generate_series(1, ${people}::integer) i returning id, program_id
      ), points as (
        insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, value_key, owner, may_leave_message, added_at)
        select gen_random_uuid(), program_id, id, channel, 'x', ${mark} || channel || (n - (n % 10 = 0)::integer), 'self', false, '2026-05-01'
        from (select made.*, row_number() over () as n from made) m cross join unnest(array['movil', 'correo']) channel
      ), said as (
        insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
        select gen_random_uuid(), program_id, id, layer, true, '2026.1', 'es', 'import', '2026-05-01', '2026-05-01' from made, unnest(array[1, 2, 7]) layer
      )
      insert into enrollment.assignment (id, program_id, person_id, starts_on, occurred_at, added_at)
      select gen_random_uuid(), program_id, id, '2026-05-01', '2026-05-01', '2026-05-01' from made returning person_id as id`.execute(
      tx,
    )
    return rows.map(({ id }) => personId.parse(id))
  })

type Read = { readonly all: number; readonly whole: number; readonly reachable: number }

/** Rows that PostgreSQL read for it, told by itself within one transaction. */
const readFor = (people: readonly PersonId[]): Promise<Read> =>
  house.asSystem(async (tx) => {
    const read = async () =>
      (
        await sql<{ all: number; whole: number }>`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as all,
          sum(seq_tup_read)::integer as whole from pg_stat_xact_user_tables where schemaname = 'enrollment'`.execute(tx)
      ).rows[0] ?? { all: 0, whole: 0 }
    const before = await read()
    const rows = await recipientsOf(tx, people)
    const after = await read()
    expect(rows).toHaveLength(people.length)
    const reachable = rows.filter(({ addresses }) => addresses.length === 2).length
    return { all: after.all - before.all, whole: after.whole - before.whole, reachable }
  })

test('who may be written to is found by indexes right after an import: three times the people, three times the rows read', async () => {
  // Once while the tables are empty: what the server planned then must not stay.
  await house.asSystem((tx) => recipientsOf(tx, [personId.parse(house.newId())]))
  const first = await list(1000, 'Q')
  const thousand = await readFor(first)
  const all = [...first, ...(await list(1000, 'R')), ...(await list(1000, 'S'))]
  const three = await readFor(all)
  const counted = await asOwner(
    house.ownerUrl,
    "select count(*)::integer as n from pg_statistic s where s.starelid = 'enrollment.contact_point'::regclass",
  )
  expect(counted, 'nobody counted the tables meanwhile').toBe('[{"n":0}]')
  expect([thousand.whole, three.whole]).toEqual([0, 0])
  expect(thousand.reachable).toBe(800)
  expect(three.reachable).toBe(2400)
  // Themselves, three consents at most, their post, two numbers, and for each number whoever else gave it.
  expect(thousand.all).toBeLessThanOrEqual(1000 * 12)
  expect(three.all).toBeLessThanOrEqual(thousand.all * 3.1)
})
