import { type Actor, type PersonId, type Role, z } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffRoles, type WholeHouse, wholeHouse } from './whole-house.ts'

type Table = { readonly schema: string; readonly name: string; readonly column: string }
let house: WholeHouse
let tables: readonly Table[] = []

/** Tables whose rows say something of a person's health or safety: C3 and C4. */
const clinical = (table: Table): boolean =>
  table.schema === 'screening' ||
  table.schema === 'suicide_prevention' ||
  table.schema === 'safety_plan' ||
  table.schema === 'caring_contacts' ||
  table.schema === 'incidents' ||
  table.schema === 'emergency' ||
  table.schema === 'safety_episode' ||
  table.schema === 'concerns' ||
  `${table.schema}.${table.name}` === 'enrollment.trusted_person'

const clinicians: readonly Role[] = ['duty', 'therapist', 'psychiatrist']
/** Work without content: clocks and states of alerts for those who watch over answers (SUI-12), and what a pool of clinicians owes. */
const workOnly: Readonly<Record<string, readonly Role[]>> = {
  'suicide_prevention.alert': [...clinicians, 'coordinator', 'director'],
  'emergency.emergency': [...clinicians, 'coordinator', 'director'],
  'safety_episode.episode': [...clinicians, 'coordinator', 'director'],
  'safety_episode.contact': [...clinicians, 'coordinator', 'director'],
  'screening.owed': clinicians,
  // Whoever signs for what went wrong reads it, also of somebody whom they do not care for; each reading is told to the person.
  'incidents.incident': ['psychiatrist'],
  'incidents.task': ['psychiatrist'],
  'incidents.stand_down': ['psychiatrist'],
}

async function live(person: PersonId): Promise<void> {
  const physician = house.physician(person)
  for (const set of answerRound(house.newId(), inventedAnswers.acute))
    await house.dispatch(physician, 'screening.record-response', set)
  await house.dispatch(physician, 'suicide-prevention.ask-for-help', {})
  const trusted = {
    name: 'Alguien inventado',
    relation: 'amigo',
    phone: '+51900000001',
    whenMayCall: 'siempre',
    showWithoutPin: false,
  }
  await house.dispatch(physician, 'enrollment.set-trusted-person', { trusted })
  const apart = [house.newId(), house.newId()] as const
  for (const version of apart)
    await house.dispatch(physician, 'safety-plan.save', { version, basedOn: [], content: inventedPlan, reviewOn: null })
  const choice = { choice: house.newId(), chosen: apart[0], over: [apart[1]] }
  await house.dispatch(physician, 'safety-plan.choose-current', choice)
  await house.dispatch(physician, 'safety-plan.set-shown-without-pin', { shown: true })
  await house.dispatch(house.staff('duty'), 'incidents.stand-down', { person, because: 'died' })
  await house.dispatch(house.staff('duty'), 'incidents.resume', { person })
  const [schedule, now] = [house.newId(), house.clock.now()]
  await house.asSystem(async (tx) => {
    await sql`insert into caring_contacts.schedule (id, program_id, person_id, schedule, because, source, started_at)
      values (${schedule}, ${house.program}, ${person}, 'twelve-months', 'closing', ${house.newId()}, ${now})`.execute(
      tx,
    )
    await sql`insert into caring_contacts.contact (id, program_id, person_id, schedule_id, nth, due_on, mode, why)
      values (${house.newId()}, ${house.program}, ${person}, ${schedule}, 0, '2026-06-02', 'message', 'step')`.execute(
      tx,
    )
    await sql`insert into caring_contacts.answer (message_id, program_id, person_id, schedule_id, received_at, due_at)
      values (${house.newId()}, ${house.program}, ${person}, ${schedule}, ${now}, ${now})`.execute(tx)
  })
}

/** Written by hand: to open it by a command would let somebody in. */
async function inDanger(person: PersonId): Promise<void> {
  const [id, now] = [house.newId(), house.clock.now()]
  const about = sql`${house.program}, ${person}, ${id}`
  await house.asSystem(async (tx) => {
    await sql`insert into emergency.emergency (program_id, person_id, id, kind, class, opened_at, next_at)
      values (${about}, 'imminent', 'A', ${now}, ${now})`.execute(tx)
    await sql`insert into emergency.course (program_id, person_id, emergency_id, sealed, changed_at) values (${about}, '-', ${now})`.execute(
      tx,
    )
    await sql`insert into emergency.action (program_id, person_id, emergency_id, id, what, outcome, by_account, at)
      values (${about}, ${house.newId()}, 'other', 'done', ${house.account('duty')}, ${now})`.execute(tx)
  })
}

beforeAll(async () => {
  house = await wholeHouse()
  await live(house.own)
  await live(house.assigned)
  await inDanger(house.own)
  tables = await house.asSystem(async (tx) => {
    const { rows } =
      await sql<Table>`select table_schema as schema, table_name as name, column_name as column from information_schema.columns c
      where column_name = 'person_id' and table_schema not in ('information_schema', 'pg_catalog', 'platform')
        and exists (select 1 from pg_tables t where t.schemaname = c.table_schema and t.tablename = c.table_name)
      order by 1, 2`.execute(tx)
    return rows
  })
})
afterAll(async () => house.close())

/** Rows of a person that an actor reads with a bare `select`, without any `where` of ours. Denied outright counts as none. */
async function rowsSeen(actor: Actor, table: Table, person: PersonId): Promise<number> {
  try {
    return await inTransaction(house.runtime.database.app, actor, async (tx) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(`${table.schema}.${table.name}`)} where ${sql.ref(table.column)} = ${person}`.execute(
        tx,
      )
      return rows[0]?.n ?? 0
    })
  } catch (error) {
    if (z.object({ code: z.literal('42501') }).safeParse(error).success) return 0
    throw error
  }
}

test('every table that holds a person is looked at, and the clinical ones are not empty', async () => {
  expect(tables.length).toBeGreaterThan(12)
  const full = await Promise.all(
    tables
      .filter(clinical)
      .map((table) =>
        house.asSystem(
          async (tx) =>
            (
              await sql<{ n: number }>`select count(*) as n from ${sql.table(`${table.schema}.${table.name}`)}`.execute(
                tx,
              )
            ).rows[0]?.n ?? 0,
        ),
      ),
  )
  expect(full.filter((n) => n > 0).length).toBeGreaterThan(10)
})

test('a physician reads no row of anybody else, in any table', async () => {
  for (const table of tables) {
    expect([table, await rowsSeen(house.physician(house.own), table, house.assigned)]).toEqual([table, 0])
    expect([table, await rowsSeen(house.physician(house.own), table, house.foreign)]).toEqual([table, 0])
  }
})

describe.each([...staffRoles])('%s', (role) => {
  test('of another programme reads no row of a person', async () => {
    const stranger: Actor = { ...house.staff(role), programId: house.elsewhere, accountId: house.account('liaison') }
    for (const table of tables) expect([table, await rowsSeen(stranger, table, house.own)]).toEqual([table, 0])
  })

  test('reads clinical rows only of those they care for', async () => {
    for (const table of tables.filter(clinical)) {
      const seen = await rowsSeen(house.staff(role), table, house.own)
      const mayWork = workOnly[`${table.schema}.${table.name}`]?.includes(role) === true
      if (!mayWork) expect([table, seen]).toEqual([table, 0])
    }
  })
})

test('whoever cares for a person does read their answers', async () => {
  const response = tables.find((table) => table.schema === 'screening' && table.name === 'response')
  expect(response).toBeDefined()
  if (response === undefined) return
  for (const role of ['duty', 'therapist', 'psychiatrist'] as const)
    expect(await rowsSeen(house.staff(role), response, house.assigned)).toBe(4)
  expect(await rowsSeen(house.staff('coordinator'), response, house.assigned)).toBe(0)
})

test('whoever answers for a person in danger reads their plan, and nobody else of the team does', async () => {
  const version = { schema: 'safety_plan', name: 'version', column: 'person_id' }
  for (const role of staffRoles) {
    const seen = await rowsSeen(house.staff(role), version, house.assigned)
    expect([role, seen]).toEqual([role, role === 'duty' || role === 'psychiatrist' ? 2 : 0])
  }
})

test('no answer, name or number stands in clear in any table', async () => {
  const canaries = ['Alguien inventado', '+51900000001', 'yynny', '333322123', 'Caminar hasta el río']
  const all = await house.asSystem(async (tx) => {
    const { rows } = await sql<{
      schema: string
      name: string
    }>`select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'identity_auth')`.execute(
      tx,
    )
    const texts: string[] = []
    for (const { schema, name } of rows) {
      const readable = await sql<{
        may: boolean
      }>`select has_table_privilege('ayni_app', ${`${schema}.${name}`}, 'select') as may`.execute(tx)
      if (readable.rows[0]?.may !== true) continue
      const { rows: found } = await sql<{
        text: string
      }>`select coalesce(string_agg(t::text, ' '), '') as text from ${sql.table(`${schema}.${name}`)} t`.execute(tx)
      texts.push(`${schema}.${name}: ${found[0]?.text ?? ''}`)
    }
    return texts
  })
  expect(all.length).toBeGreaterThan(15)
  for (const canary of canaries)
    expect(all.filter((text) => text.includes(canary)).map((text) => text.slice(0, 40))).toEqual([])
})
