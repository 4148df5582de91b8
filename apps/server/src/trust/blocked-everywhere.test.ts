import { type Actor, type PersonId, type Role, z } from '@ayni/kernel'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { createRegistry } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { fixedChannels } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modulesWith } from '../modules.ts'
import { aboutNobody } from './about-nobody.ts'
import { staffRoles, type WholeHouse, wholeHouse } from './whole-house.ts'

/**
 * "People who may not see me": every question the team may ask, one by one. A new query must be put in one of the two lists
 * before this passes: either it speaks of people, and is asked before and after the block, or it speaks of none, and says why.
 */
const registry = createRegistry(modulesWith(fixedChannels([])))
let house: WholeHouse
let person: PersonId
let alias = ''
let alert = ''
let contact = ''
let incident = ''

type Case = {
  readonly input: () => unknown
  /** A role to which the person must have been visible before; null where nothing here arranges it. */
  readonly seenBy: Role | null
}

const from = '2026-05-01T00:00:00.000Z'
const to = '2026-07-01T00:00:00.000Z'
const here = { input: () => ({ person }), seenBy: null } as const satisfies Case
const nothing = (): unknown => ({})

const aboutPeople: Readonly<Record<string, Case>> = {
  'administration.audit': { input: nothing, seenBy: 'dpo' },
  'administration.outgoing-messages': { input: nothing, seenBy: null },
  'appointments.agenda': { input: () => ({ from, to }), seenBy: 'coordinator' },
  'appointments.hours-for': { input: () => ({ person, kind: 'first-contact' }), seenBy: null },
  'caring-contacts.calendar': { input: () => ({ from: '2026-06-01', to: '2027-07-01' }), seenBy: 'psychiatrist' },
  'caring-contacts.contact': { input: () => ({ contact }), seenBy: 'psychiatrist' },
  'caring-contacts.of-person': { input: () => ({ person }), seenBy: 'psychiatrist' },
  'concerns.about': { ...here },
  'coordination.board': { input: nothing, seenBy: null },
  'coordination.capacity': { input: nothing, seenBy: null },
  'coordination.care-team': { ...here },
  'coordination.clocks': { input: nothing, seenBy: null },
  'coordination.my-proposals': { input: nothing, seenBy: null },
  'coordination.promises': { input: nothing, seenBy: 'coordinator' },
  'coordination.proposal-card': { input: () => ({ proposal: house.newId() }), seenBy: null },
  'coordination.suggestions': { input: () => ({ person, needs: 'therapist' }), seenBy: null },
  'correspondence.inbox': { input: nothing, seenBy: 'coordinator' },
  'correspondence.thread': { input: () => ({ thread: person }), seenBy: 'coordinator' },
  'duty.owners-for': { input: () => ({ person }), seenBy: null },
  'emergency.fitness': { input: () => ({ person }), seenBy: null },
  'emergency.of-person': { input: () => ({ person }), seenBy: 'duty' },
  'emergency.open-now': { input: nothing, seenBy: 'coordinator' },
  'emergency.referrals': { input: () => ({ person }), seenBy: null },
  'enrollment.contact-card': { input: () => ({ person }), seenBy: 'duty' },
  'enrollment.person-card': { input: () => ({ person }), seenBy: 'coordinator' },
  'enrollment.roster': { input: nothing, seenBy: 'coordinator' },
  'enrollment.ways-to-reach': { input: () => ({ person }), seenBy: 'coordinator' },
  'identity.access-log': { input: () => ({ before: null, person: null }), seenBy: 'dpo' },
  'identity.list-devices': { ...here },
  'identity.open-break-glasses': { input: nothing, seenBy: null },
  'incidents.list': { input: nothing, seenBy: 'psychiatrist' },
  'incidents.review': { input: () => ({ incident }), seenBy: 'psychiatrist' },
  'incidents.standing': { input: () => ({ person }), seenBy: null },
  'incidents.tasks': { input: nothing, seenBy: null },
  'my-data.requests': { input: nothing, seenBy: 'dpo' },
  'outreach.call-card': { ...here },
  'outreach.planner': { input: nothing, seenBy: null },
  'roster.left-list': { input: nothing, seenBy: null },
  'roster.review-card': { input: () => ({ review: house.newId() }), seenBy: null },
  'roster.reviews': { input: nothing, seenBy: null },
  'safety-plan.nearby': { ...here },
  'safety-plan.plan': { input: () => ({ person }), seenBy: 'duty' },
  'safety-episode.calendar': { input: () => ({ from, to }), seenBy: null },
  'safety-episode.episode': { input: () => ({ person }), seenBy: 'duty' },
  'safety-episode.list': { input: nothing, seenBy: 'coordinator' },
  'screening.queue': { input: nothing, seenBy: 'therapist' },
  'screening.triage-card': { input: () => ({ person }), seenBy: 'therapist' },
  'suicide-prevention.alert': { input: () => ({ alert }), seenBy: 'duty' },
  'suicide-prevention.open-alerts': { input: nothing, seenBy: 'duty' },
}

/** By design: a promise that nobody may see would be a promise that nobody keeps. The director reads an alias, nobody else reads it. */
const lastWatch = 'coordination.unwatched-promises'

const staffQueries = [...registry.queries.values()]
  .map(({ definition }) => definition)
  .filter(({ allow }) => allow.some((role) => role !== 'physician' && role !== 'anyone'))
  .filter(({ allow }) => allow.some((role) => staffRoles.some((one) => one === role)))

beforeAll(async () => {
  house = await wholeHouse()
  person = house.assigned
  await live()
})
afterAll(async () => house.close())

/** A life with something in every room that this can reach. */
async function live(): Promise<void> {
  const me = house.physician(person)
  for (const set of answerRound(house.newId(), inventedAnswers.acute))
    await house.dispatch(me, 'screening.record-response', set)
  await house.dispatch(me, 'my-data.ask', { kind: 'correct', section: 'who-i-am', words: 'palabras inventadas' })
  const now = house.clock.now()
  const { program } = house
  await house.asSystem(async (tx) => {
    alias =
      (await sql<{ alias: string }>`select alias from enrollment.person where id = ${person}`.execute(tx)).rows[0]
        ?.alias ?? ''
    alert =
      (await sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person}`.execute(tx))
        .rows[0]?.id ?? ''
    const appointment = house.newId()
    await sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode, starts_at, ends_at, state, version, sealed, made_at, changed_at, changed_by_kind, changed_how)
      values (${appointment}, ${program}, ${person}, ${house.account('therapist')}, 'session', 'phone', '2026-06-03T23:00:00Z', '2026-06-03T23:30:00Z', 'agreed', 1,
        ${seal(house.runtime.keys, `appointments.appointment:${appointment}`, { place: null, link: null })}, ${now}, ${now}, 'staff', 'app')`.execute(
      tx,
    )
    await sql`insert into correspondence.thread (id, program_id, person_id, kind, opened_at, last_at, last_in_at, last_in_channel, waiting)
      values (${person}, ${program}, ${person}, 'person', ${now}, ${now}, ${now}, 'sms', 1)`.execute(tx)
    await sql`insert into messages.outbox (id, program_id, key, class, channel, to_person, sealed, address_hint, template, params, language, state, due_at, queued_at, provider, handed_at)
      values (${house.newId()}, ${program}, 'inventado', 'N5', 'sms', ${person}, '', '', 'reminder', ${JSON.stringify({ alias })}::jsonb, 'es', 'sent', ${now}, ${now}, 'demo', ${now})`.execute(
      tx,
    )
  })
  await staysInTouch(program, now)
  await house.dispatch(house.staff('psychiatrist'), 'emergency.open', { person })
  // Somebody looked, so that the log of readings holds a row.
  await house.ask(house.staff('duty'), 'suicide-prevention.alert', { alert })
}

/** Somebody writes to them after an episode, and something went wrong. */
async function staysInTouch(program: string, now: string): Promise<void> {
  const schedule = house.newId()
  contact = house.newId()
  incident = house.newId()
  await house.asSystem(async (tx) => {
    await sql`insert into caring_contacts.schedule (id, program_id, person_id, schedule, because, source, started_at, sender_id)
      values (${schedule}, ${program}, ${person}, 'twelve-months', 'closing', ${house.newId()}, ${now}, ${house.account('psychiatrist')})`.execute(
      tx,
    )
    await sql`insert into caring_contacts.contact (id, program_id, person_id, schedule_id, nth, due_on, mode, why)
      values (${contact}, ${program}, ${person}, ${schedule}, 0, '2026-06-02', 'message', 'step')`.execute(tx)
    await sql`insert into caring_contacts.answer (message_id, program_id, person_id, schedule_id, received_at, due_at)
      values (${house.newId()}, ${program}, ${person}, ${schedule}, ${now}, ${now})`.execute(tx)
    await sql`insert into incidents.incident (id, program_id, person_id, source, kind, happened_at, opened_at, review_due_at)
      values (${incident}, ${program}, ${person}, ${house.newId()}, 'attempt', ${now}, ${now}, ${now})`.execute(tx)
    await sql`insert into incidents.stand_down (id, program_id, person_id, because, at) values (${house.newId()}, ${program}, ${person}, 'attempt', ${now})`.execute(
      tx,
    )
    await sql`insert into incidents.task (id, program_id, person_id, incident_id, what_sealed, owner_role, due_at, made_at)
      values (${incident}, ${program}, ${person}, ${incident}, ${seal(house.runtime.keys, `incidents.task.what:${incident}`, 'Palabras inventadas')}, 'psychiatrist', ${now}, ${now})`.execute(
      tx,
    )
  })
}

const rolesOf = (name: string): readonly Role[] =>
  staffRoles.filter((role) => registry.queries.get(name)?.definition.allow.includes(role))

type Seen = { readonly answered: boolean; readonly sees: boolean; readonly code: string | null }

async function look(actor: Actor, name: string, input: unknown): Promise<Seen> {
  const result = await house.ask(actor, name, input)
  if (result.outcome === 'refused') return { answered: false, sees: false, code: result.code }
  const text = JSON.stringify(result.output)
  return { answered: true, sees: text.includes(person) || (alias !== '' && text.includes(alias)), code: null }
}

test('every query that the team may ask is in exactly one of the two lists', () => {
  const listed = [...Object.keys(aboutPeople), ...Object.keys(aboutNobody), lastWatch].sort()
  expect(new Set(listed).size).toBe(listed.length)
  expect(staffQueries.map(({ name }) => name).sort()).toEqual(listed)
})

test('before the block the person is there, so that what follows can fail', async () => {
  for (const [name, { input, seenBy }] of Object.entries(aboutPeople)) {
    if (seenBy === null) continue
    expect([name, await look(house.staff(seenBy), name, input())]).toEqual([
      name,
      { answered: true, sees: true, code: null },
    ])
  }
})

describe('after the block', () => {
  beforeAll(async () => {
    // One clinician whom the person allows: where none is left, an open alert opens for those who are called (below).
    await house.dispatch(house.staff('admin'), 'identity.add-account', {
      ...{ name: 'Otra persona', displayName: 'Otra guardia', email: 'permitida@casa.ayni.invalid' },
      ...{ phone: '+51900000009', roles: ['therapist'], language: 'es' },
    })
    for (const role of staffRoles) {
      house.clock.advance(1000)
      const input = { account: house.account(role) }
      expect(await house.dispatch(house.physician(person), 'identity.block-account', input)).toMatchObject({
        outcome: 'accepted',
      })
    }
  })

  test.each(Object.keys(aboutPeople))('%s shows the person to none of the blocked', async (name) => {
    for (const role of rolesOf(name)) {
      const { sees, code } = await look(house.staff(role), name, aboutPeople[name]?.input())
      expect([role, sees]).toEqual([role, false])
      // To ask by id is no oracle: it answers as for somebody who does not exist.
      expect([role, code]).not.toEqual([role, 'auth.role-missing'])
    }
  })

  test('counts and pages know nothing of them either', async () => {
    const total = z.object({ output: z.object({ total: z.number(), rows: z.array(z.unknown()) }) })
    const roster = total.parse(await house.ask(house.staff('coordinator'), 'enrollment.roster', { limit: 200 })).output
    expect(roster.total).toBe(roster.rows.length)
    const owed = total.parse(
      await house.ask(house.staff('coordinator'), 'coordination.promises', { limit: 400 }),
    ).output
    expect(owed.total).toBe(owed.rows.length)
  })

  test('no table lets the blocked select a row of theirs, whatever the query', async () => {
    const tables = await house.asSystem(
      async (tx) =>
        (
          await sql<{
            name: string
            col: string
          }>`select c.table_schema || '.' || c.table_name as name, c.column_name as col
          from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
          where (c.column_name in ('person_id', 'to_person', 'by_person', 'person_a', 'person_b') or (c.table_schema = 'enrollment' and c.table_name = 'person' and c.column_name = 'id'))
            and c.table_schema not in ('pg_catalog', 'information_schema', 'platform', 'identity_auth')
            and case when c.table_schema = 'identity_auth' then false else has_table_privilege('ayni_app', c.table_schema || '.' || c.table_name, 'select') end order by 1`.execute(
            tx,
          )
        ).rows,
    )
    expect(tables.length).toBeGreaterThan(30)
    const { inTransaction } = await import('@ayni/platform/database')
    for (const role of ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director', 'dpo', 'admin'] as const)
      for (const { name, col } of tables) {
        const seen = await inTransaction(
          house.runtime.database.app,
          house.staff(role),
          async (tx) =>
            (
              await sql<{
                n: number
              }>`select count(*) as n from ${sql.table(name)} where ${sql.ref(col)} = ${person}`.execute(tx)
            ).rows,
        )
        expect([role, name, seen]).toEqual([role, name, [{ n: 0 }]])
      }
  })

  test('what they owed is owed by the role again', async () => {
    const owners = await house.asSystem(
      async (tx) =>
        (
          await sql`select 1 from coordination.promise where person_id = ${person} and owed_by is not null and kept_at is null and withdrawn_at is null`.execute(
            tx,
          )
        ).rows,
    )
    expect(owners).toEqual([])
  })

  test('a promise that nobody may see is known to the director by alias, without who they are, and to nobody else', async () => {
    const seen = await look(house.staff('director'), lastWatch, {})
    expect(seen).toMatchObject({ answered: true, sees: true })
    expect(JSON.stringify(await house.ask(house.staff('director'), lastWatch, {}))).not.toContain(person)
    expect(await look(house.staff('coordinator'), lastWatch, {})).toMatchObject({ answered: true, sees: false })
  })

  test('unblocked, the person is there again', async () => {
    house.clock.advance(1000)
    await house.dispatch(house.physician(person), 'identity.unblock-account', { account: house.account('coordinator') })
    expect(await look(house.staff('coordinator'), 'enrollment.roster', {})).toMatchObject({ sees: true })
    expect(await look(house.staff('director'), lastWatch, {})).toMatchObject({ sees: false })
  })
})
