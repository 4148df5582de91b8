import { type PersonId, z } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { asOwner, recordSql } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachPerson } from './person-store.ts'
import { reachGroups } from './reach-store.ts'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

const PEOPLE = 12_000
/** @source quality.md: statements of a screen; what it takes is measured by `npm run bench planner`. */
const STATEMENTS = 6

let house: OutreachHouse
const answered = z.object({
  output: z.object({
    now: z.array(
      z.object({ alias: z.string(), closesAt: z.string(), channel: z.string().nullable(), asked: z.boolean() }),
    ),
    nowTotal: z.number(),
    soon: z.array(z.object({ alias: z.string(), opensAt: z.string() })),
    soonTotal: z.number(),
    hidden: z.array(z.object({ why: z.string(), n: z.number() })),
  }),
})
const look = async (input: object = {}) =>
  answered.parse(await house.ask(house.coordinator, 'outreach.planner', input)).output
const hiddenIn = ({ hidden }: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(hidden.map(({ why, n }) => [why, n]))

beforeAll(async () => {
  house = await outreachHouse(lima('2026-11-24', '18:15'))
  const hours = (from: number) => ({
    quiet: { from: '21:00', to: '07:00' },
    working: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '14:00' }],
    windows: [
      {
        days: [1, 2, 3, 4, 5, 6],
        from: `${String(from).padStart(2, '0')}:00`,
        to: `${String(from + 2).padStart(2, '0')}:00`,
      },
    ],
    exceptions: [],
  })
  // Eleven patterns of hours beside the default; everybody was written to once, four days ago, so a call is next.
  const patterns = JSON.stringify([null, ...[9, 10, 12, 14, 15, 16, 17, 18, 19, 20].map(hours)])
  await house.rows(sql`with made as (
      insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at, hours)
      select gen_random_uuid(), ${house.program}, 'AY-' || translate(upper(lpad(to_hex(i), 4, '0')), '01', 'XZ'), 'imported', 'es', false, false, ${lima('2026-11-01', '10:00')},
        nullif(${patterns}::jsonb -> (i % 11), 'null'::jsonb)
      from generate_series(1, ${PEOPLE}::integer) i returning id, program_id
    ), points as (
      insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, owner, may_leave_message, added_at)
      select gen_random_uuid(), program_id, id, channel, 'x', 'self', false, ${lima('2026-11-01', '10:00')} from made cross join unnest(array['movil', 'correo']) channel
    )
    insert into outreach.standing (person_id, program_id, attempts, attempts_ever, last_at, last_channel, last_slot, ready_at)
    select id, program_id, 1, 1, ${lima('2026-11-20', '10:00')}, 'correo', 'semana-manana', ${lima('2026-11-23', '10:00')} from made returning person_id`)
  // As autovacuum would within a minute; a new table without figures is planned as if it were empty.
  await asOwner(house.ownerUrl, 'analyze')
}, 60_000)
afterAll(async () => house.close())

test('those whose window is open, soonest end first; those who open within two hours; the rest as counts', async () => {
  const seen = await look()
  expect(seen.now.length).toBe(50)
  expect(seen.now.map(({ closesAt }) => closesAt)).toEqual(seen.now.map(({ closesAt }) => closesAt).toSorted())
  expect(seen.now[0]?.closesAt).toBe(lima('2026-11-24', '19:00'))
  expect(seen.now.every(({ channel }) => channel === 'movil')).toBe(true)
  expect(seen.soon[0]?.opensAt).toBe(lima('2026-11-24', '19:00'))
  const total = seen.nowTotal + seen.soonTotal + seen.hidden.reduce((sum, { n }) => sum + n, 0)
  expect(total).toBe(PEOPLE)
  expect(JSON.stringify(seen)).not.toContain('Ficticia')
})

test('pages follow each other without gap or repetition', async () => {
  const [first, second] = [await look({ limit: 40 }), await look({ limit: 40, skip: 40 })]
  expect(new Set([...first.now, ...second.now].map(({ alias }) => alias)).size).toBe(80)
})

const plumbing = /^\s*(begin|start transaction|set transaction|commit|rollback|select set_config)/i
const asked = async (work: () => Promise<unknown>) =>
  (await recordSql(work)).filter(({ text }) => !plumbing.test(text)).length

test(`at ${PEOPLE} people: at most ${STATEMENTS} statements, and as many for a page of 200 as for one of 10`, async () => {
  const few = await asked(() => look({ limit: 10 }))
  expect(few).toBeLessThanOrEqual(STATEMENTS)
  expect(await asked(() => look({ limit: 200, skip: 400 }))).toBe(few)
})

type Passes = Readonly<Record<string, number>>

/** How often PostgreSQL went over a whole table for this, told by itself within one transaction. */
const passes = (work: (tx: Tx) => Promise<unknown>): Promise<Passes> =>
  house.asSystem(async (tx) => {
    const scans = async (): Promise<Passes> => {
      const { rows } = await sql<{
        name: string
        n: number
      }>`select schemaname || '.' || relname as name, seq_scan::integer as n
        from pg_stat_xact_user_tables where schemaname in ('enrollment', 'outreach')`.execute(tx)
      return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
    }
    const before = await scans()
    await work(tx)
    return Object.fromEntries(Object.entries(await scans()).map(([name, n]) => [name, n - (before[name] ?? 0)]))
  })

test('the list is gone over once for whatever page is asked; one person is found by an index', async () => {
  const now = house.clock.now()
  const whole = await passes((tx) => reachGroups(tx, house.program, now, 5000))
  for (const table of ['enrollment.person', 'enrollment.contact_point', 'outreach.standing'])
    expect(whole[table], table).toBeLessThanOrEqual(1)
  expect(await passes((tx) => reachGroups(tx, house.program, now, 10))).toEqual(whole)
  const [one] = await house.rows<{ id: PersonId }>(sql`select id from enrollment.person where alias = 'AY-XXXB'`)
  const card = await passes(async (tx) => one !== undefined && (await reachPerson(tx, one.id)))
  expect([card['enrollment.person'], card['enrollment.contact_point'], card['outreach.standing']]).toEqual([0, 0, 0])
})

const change = (alias: string, what: ReturnType<typeof sql>) =>
  house.rows(sql`update enrollment.person set ${what} where alias = ${alias} returning id`)
const stand = (alias: string, what: ReturnType<typeof sql>) =>
  house.rows(
    sql`update outreach.standing s set ${what} from enrollment.person p where p.id = s.person_id and p.alias = ${alias} returning s.person_id`,
  )

test('nobody disappears: each reason hides exactly those of whom it is true, and a withdrawn person is in no count', async () => {
  const before = hiddenIn(await look())
  const later = lima('2026-12-20', '00:00')
  await change('AY-XXXZ', sql`held_since = ${later}`)
  await change('AY-XXX2', sql`no_outreach_until = ${later}`)
  await change('AY-XXX3', sql`offline_until = ${later}`)
  await stand('AY-XXX4', sql`attempts = 5, silent_until = ${later}`)
  await stand('AY-XXX5', sql`last_at = ${lima('2026-11-23', '19:00')}`)
  await change('AY-XXX6', sql`state = 'unreachable'`)
  await change('AY-XXX7', sql`state = 'declined', state_since = ${lima('2026-11-01', '10:00')}`)
  await change('AY-XXX8', sql`state = 'withdrawn'`)
  await stand('AY-XXX9', sql`attempts = 2`)
  const after = await look()
  const hidden = hiddenIn(after)
  for (const why of ['review', 'silent', 'offline', 'five', 'recent', 'unreachable', 'declined', 'message'])
    expect((hidden[why] ?? 0) - (before[why] ?? 0), why).toBe(1)
  expect(after.nowTotal + after.soonTotal + after.hidden.reduce((sum, { n }) => sum + n, 0)).toBe(PEOPLE - 1)
})

test('whoever asked for an hour stands in the list at that hour, whatever their pattern says', async () => {
  await stand('AY-XXXA', sql`asked_at = ${lima('2026-11-24', '17:30')}`)
  const { now } = await look({ limit: 200, skip: 0 })
  expect(now.find(({ alias }) => alias === 'AY-XXXA')).toMatchObject({
    asked: true,
    closesAt: lima('2026-11-24', '18:30'),
  })
})
