import { programId, type Role, roles } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Crew, fullCrew, lima, type Member, type Night, night } from './testing/night.ts'

let world: Night
let crew: Crew
let alert = ''
const name = (operation: string): string => `suicide-prevention.${operation}`

beforeAll(async () => {
  world = await night(lima('2026-11-21', '23:40'))
  crew = await fullCrew(world)
  await world.risk(world.physician, 'A')
  alert = (await world.rows(sql<{ id: string }>`select id from suicide_prevention.alert`))[0]?.id ?? ''
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  await world.house.dispatch(crew.first.actor, name('log-attempt'), {
    alert,
    channel: 'call',
    result: 'no-answer',
    note: 'palabra-canario',
  })
})
afterAll(() => world.house.close())

test('SUI-12 the coordinator sees alias, class, ages, state, owner, next deadline and reachability, and no answer, method or note', async () => {
  const seen = await world.house.ask(crew.coordinator.actor, name('open-alerts'), {})
  expect(seen).toMatchObject({
    outcome: 'answered',
    output: {
      alerts: [
        {
          alias: 'AY-7K4Q',
          class: 'A',
          state: 'contacting',
          owner: 'Rosa',
          mine: false,
          attempts: 1,
          toldLast: { at: lima('2026-11-21', '23:40'), rung: 0 },
          receivedAt: lima('2026-11-21', '23:40'),
          occurredAt: lima('2026-11-21', '23:40'),
          reach: {
            phoneSeenAt: null,
            lastReachedAt: null,
            smsAllowed: false,
            goodChannel: null,
            offlineUntil: null,
            placeConfirmedAt: null,
            trusted: false,
          },
        },
      ],
    },
  })
  expect(JSON.stringify(seen)).not.toMatch(/ASQ|canario|because|note/)
  expect(await world.house.ask(crew.coordinator.actor, name('alert'), { alert })).toMatchObject({
    outcome: 'refused',
    code: 'auth.role-missing',
  })
})

test('SUI-12 nor does the database give them the rows', async () => {
  for (const table of ['signal', 'attempt', 'outcome']) {
    const rows = await inTransaction(
      world.house.runtime.database.app,
      crew.coordinator.actor,
      async (tx) => (await sql.raw(`select * from suicide_prevention.${table}`).execute(tx)).rows,
    )
    expect(rows, table).toEqual([])
  }
})

test('duty reads the reasons, the person sees who read; a colleague who did not take it sees the clocks alone', async () => {
  const before = await world.rows(sql`select 1 from identity.access_log`)
  expect(await world.house.ask(crew.first.actor, name('alert'), { alert })).toMatchObject({
    output: {
      content: { signals: [{ because: ['ASQ_ACUTE'] }], attempts: [{ result: 'no-answer', note: 'palabra-canario' }] },
    },
  })
  expect(await world.rows(sql`select 1 from identity.access_log`)).toHaveLength(before.length + 1)
  expect(await world.house.ask(crew.second.actor, name('alert'), { alert })).toMatchObject({
    output: { content: null, strip: { alias: 'AY-7K4Q' } },
  })
  expect(await world.rows(sql`select 1 from identity.access_log`)).toHaveLength(before.length + 1)
})

/** What each role may read of another person's rows, table by table. */
const mayRead: Readonly<Record<string, readonly Role[]>> = {
  'suicide_prevention.alert': ['duty', 'psychiatrist', 'therapist', 'coordinator', 'director'],
  'suicide_prevention.ladder_log': ['duty', 'psychiatrist', 'therapist', 'coordinator', 'director', 'admin'],
  'duty.rota_shift': ['duty', 'psychiatrist', 'therapist', 'coordinator', 'director', 'admin'],
  'suicide_prevention.signal': [],
  'suicide_prevention.attempt': [],
}

test.each(Object.keys(mayRead))('%s: every role, assigned to nobody, reads only what is theirs', async (table) => {
  for (const role of roles.filter((one) => one !== 'physician')) {
    const stranger: Member = await world.hire(`Nadie ${role}`, [role])
    const rows = await inTransaction(
      world.house.runtime.database.app,
      stranger.actor,
      async (tx) => (await sql.raw(`select * from ${table}`).execute(tx)).rows,
    )
    expect(rows.length > 0, `${role} reads ${table}`).toBe(mayRead[table]?.includes(role))
  }
})

test('another programme sees nothing, another physician sees nothing, and nobody writes an alert by hand', async () => {
  const elsewhere = { ...crew.first.actor, programId: programId.parse(world.house.newId()) }
  const { actor: other } = await world.admit('AY-2222')
  const read = (who: typeof other) =>
    inTransaction(
      world.house.runtime.database.app,
      who,
      async (tx) => (await sql`select 1 from suicide_prevention.alert`.execute(tx)).rows.length,
    )
  expect([await read(elsewhere), await read(other), await read(world.physician)]).toEqual([0, 0, 1])
  const forge = inTransaction(world.house.runtime.database.app, crew.first.actor, (tx) =>
    sql`update suicide_prevention.alert set handled_at = opened_at, handled_by = acknowledged_by`.execute(tx),
  )
  expect((await forge).numAffectedRows).toBe(0n)
  const close = world.house.asSystem((tx) => sql`update suicide_prevention.alert set next_at = null`.execute(tx))
  await expect(close).rejects.toMatchObject({ constraint: 'alert_always_has_a_next_time' })
  const end = world.house.asSystem((tx) =>
    sql`update suicide_prevention.alert set handled_at = opened_at, handled_by = acknowledged_by`.execute(tx),
  )
  await expect(end).rejects.toMatchObject({ constraint: 'alert_ends_with_an_outcome' })
})

test('no word of it lies in clear', async () => {
  const rows = await world.rows(
    sql<{
      all: string
    }>`select coalesce(string_agg(s::text, ' '), '') || (select coalesce(string_agg(a::text, ' '), '') from suicide_prevention.attempt a) as all from suicide_prevention.signal s`,
  )
  expect(rows[0]?.all).not.toMatch(/ASQ_ACUTE|canario/)
})
