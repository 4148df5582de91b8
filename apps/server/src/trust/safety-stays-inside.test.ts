import { z } from '@ayni/kernel'
import { createRegistry } from '@ayni/platform/commands'
import { fixedChannels } from '@ayni/platform/messages'
import { asOwner } from '@ayni/platform/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modulesWith } from '../modules.ts'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/**
 * R-SUI-13: asking for help never costs. What follows an alert is in no export and no projection; evaluation counts, from five on,
 * what it was told, and cannot look.
 */
const schemas = ['caring_contacts', 'incidents', 'suicide_prevention', 'safety_episode', 'safety_plan', 'emergency']
const rooms = ['caring-contacts', 'incidents', 'suicide-prevention', 'safety-episode', 'safety-plan', 'emergency']

const registry = createRegistry(modulesWith(fixedChannels([])))
let house: WholeHouse
beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

const rows = async <T>(shape: z.ZodType<T>, text: string): Promise<readonly T[]> =>
  z.array(shape).parse(JSON.parse(await asOwner(house.ownerUrl, text)))

const there = async (): Promise<readonly string[]> =>
  (await rows(z.object({ name: z.string() }), 'select nspname as name from pg_namespace'))
    .map(({ name }) => name)
    .filter((name) => schemas.includes(name))

test('R-SUI-13 the reader of evaluation may use none of these schemas, and no table in them', async () => {
  const names = await there()
  expect(names).toEqual(expect.arrayContaining(['caring_contacts', 'incidents', 'suicide_prevention']))
  const [readers] = [
    await rows(z.object({ name: z.string() }), `select rolname as name from pg_roles where rolname like 'ayni%eval%'`),
  ]
  expect(readers.length).toBeGreaterThan(0)
  for (const { name } of readers) {
    const may = await rows(
      z.object({ what: z.string() }),
      `select t.schemaname || '.' || t.tablename as what from pg_tables t where t.schemaname in (${names.map((one) => `'${one}'`).join(', ')})
        and (has_schema_privilege('${name}', t.schemaname, 'usage') or has_table_privilege('${name}', t.schemaname || '.' || t.tablename, 'select'))`,
    )
    expect([name, may]).toEqual([name, []])
  }
})

test('R-SUI-13 nothing in the schema of evaluation is made of them: no function, no view, no trigger', async () => {
  const bodies = await rows(
    z.object({ name: z.string(), body: z.string() }),
    `select p.proname as name, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'evaluation' and p.prokind = 'f'
     union all select viewname, definition from pg_views where schemaname = 'evaluation'
     union all select matviewname, definition from pg_matviews where schemaname = 'evaluation'`,
  )
  const named = bodies.flatMap(({ name, body }) =>
    schemas.filter((schema) => new RegExp(`\\b${schema}\\.`).test(body)).map((schema) => `${name}: ${schema}`),
  )
  expect(named).toEqual([])
  const writes = await rows(
    z.object({ name: z.string() }),
    `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('caring_contacts', 'incidents') and p.prosrc ~ 'evaluation\\.'`,
  )
  expect(writes).toEqual([])
})

test('R-SUI-13 no question of these rooms is open to evaluation, administration or privacy', () => {
  const own = [...registry.queries.values()]
    .map(({ definition }) => definition)
    // What is public (C0), such as which boat goes at night, is about no person.
    .filter(({ name, opens }) => opens !== 'C0' && rooms.some((room) => name.startsWith(`${room}.`)))
    // Counts of five or more and no row of anybody, as R-SUI-13 allows; that smaller ones are hidden is tested with the room.
    .filter(({ name }) => name !== 'safety-episode.metrics')
  expect(own.length).toBeGreaterThan(5)
  for (const { name, allow } of own)
    expect([name, allow.filter((role) => ['evaluator', 'admin', 'dpo', 'liaison', 'peer'].includes(role))]).toEqual([
      name,
      [],
    ])
})

test('R-SUI-13 a copy of what is held goes to nobody but the person', () => {
  for (const name of ['my-data.see', 'my-data.copy'])
    expect(registry.queries.get(name)?.definition.allow).toEqual(['physician'])
})
