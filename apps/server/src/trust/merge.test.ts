import { type DeviceId, deviceId, type PersonId, plusMinutes, z } from '@ayni/kernel'
import { meetDevice } from '@ayni/modules/identity/server'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { asOwner } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listedTwice, outputOf } from './listed-twice.ts'
import type { WholeHouse } from './whole-house.ts'

let house: WholeHouse
let a: PersonId
let b: PersonId
const { merge, run, rowsOf, answerAs, hour } = listedTwice((listed) => {
  ;({ house, a, b } = listed)
})

test('what both are owed is owed once by the earlier clock, also where an hour was agreed for it; the rest moves', async () => {
  const owe = async (person: PersonId, kind: string, due: number) => {
    const key = `screening:${kind}:${house.newId()}`
    await run(sql`insert into screening.owed (key, program_id, person_id, kind, owed_by_role, made_at, due_at, level_sealed)
      values (${key}, ${house.program}, ${person}, ${kind}, 'therapist', ${hour(0)}, ${hour(due)}, 'x')`)
    await run(sql`insert into coordination.promise (program_id, key, person_id, kind, owed_by_role, made_at, due_at)
      values (${house.program}, ${key}, ${person}, ${kind}, 'therapist', ${hour(0)}, ${hour(due)})`)
    return key
  }
  const later = await owe(a, 'first-contact', 48)
  const sooner = await owe(b, 'first-contact', 4)
  const alone = await owe(b, 'clinical-review', 24)
  await run(sql`insert into coordination.promise (program_id, key, person_id, kind, owed_by_role, made_at, due_at)
    select ${house.program}, 'find-clinician:' || p, p, 'find-clinician', 'coordinator', ${hour(0)}, ${hour(9)}
    from unnest(${[a, b]}::uuid[]) p`)
  const agreed = await book(a, 'therapist', 30, 'agreed', later)
  await merge()
  const open = sql<{ key: string; person: string }>`select key, person_id as person from coordination.promise
    where person_id in (${a}, ${b}) and kept_at is null and withdrawn_at is null and kind <> 'find-clinician' order by due_at`
  expect(await rowsOf(open)).toEqual([
    { key: sooner, person: a },
    { key: alone, person: a },
  ])
  expect(await rowsOf(sql`select withdrawn_why from coordination.promise where key = ${later}`)).toEqual([
    { withdrawn_why: 'superseded' },
  ])
  expect(
    await rowsOf(sql`select count(*)::int as n from coordination.promise where person_id in (${a}, ${b})
      and kind = 'find-clinician' and kept_at is null and withdrawn_at is null`),
  ).toEqual([{ n: 1 }])
  expect(
    await rowsOf(sql`select key from screening.owed where person_id = ${a} and closed_at is null order by due_at`),
  ).toEqual([{ key: sooner }, { key: alone }])
  expect(await rowsOf(sql`select promise_key from appointments.appointment where id = ${agreed}`)).toEqual([
    { promise_key: sooner },
  ])
})

async function book(
  person: PersonId,
  role: 'therapist' | 'psychiatrist',
  at: number,
  state: string,
  promise: string | null = null,
): Promise<string> {
  const id = house.newId()
  await run(sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode, starts_at, ends_at, state,
      version, promise_key, sealed, made_at, changed_at, changed_by_kind, changed_how)
    values (${id}, ${house.program}, ${person}, ${house.account(role)}, 'session', 'phone', ${hour(at)}, ${plusMinutes(hour(at), 45)},
      ${state}, 1, ${promise}, 'x', ${hour(0)}, ${hour(0)}, 'house', 'house')`)
  return id
}

test('appointments of both are the survivor’s; of two at one hour one ends, and its clinician has the hour again', async () => {
  const [mine, clash, free] = [
    await book(a, 'therapist', 51, 'agreed'),
    await book(b, 'psychiatrist', 51, 'proposed'),
    await book(b, 'psychiatrist', 60, 'agreed'),
  ]
  await merge()
  expect(
    await rowsOf(sql`select id, person_id, state from appointments.appointment where id in (${mine}, ${clash}, ${free})
      order by starts_at, state`),
  ).toEqual([
    { id: mine, person_id: a, state: 'agreed' },
    { id: clash, person_id: a, state: 'cancelled' },
    { id: free, person_id: a, state: 'agreed' },
  ])
  // Nobody of the application reads that table: it is only written by the appointments themselves.
  const booked = await asOwner(
    house.ownerUrl,
    `select distinct appointment_id as id from appointments.booked where appointment_id in ('${mine}', '${clash}', '${free}')`,
  )
  const taken = z.array(z.object({ id: z.string() })).parse(JSON.parse(booked))
  expect(new Set(taken.map(({ id }) => id))).toEqual(new Set([mine, free]))
})

test('of two at one hour the one that was agreed stays', async () => {
  const [mine, clash] = [await book(a, 'therapist', 81, 'proposed'), await book(b, 'psychiatrist', 81, 'agreed')]
  await merge()
  expect(
    await rowsOf(sql`select id, state from appointments.appointment where id in (${mine}, ${clash}) order by state`),
  ).toEqual([
    { id: clash, state: 'agreed' },
    { id: mine, state: 'cancelled' },
  ])
})

async function tried(person: PersonId, times: number, lastHoursAgo: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const at = hour(-lastHoursAgo - 80 * (times - 1 - i))
    await run(sql`insert into outreach.attempt (id, program_id, person_id, cycle_no, how, channel, purpose, subject, window_kind, slot, at, made_at)
      values (${house.newId()}, ${house.program}, ${person}, 1, 'message', 'movil', 'profile', ${`profile:${i}`}, 'fuera', 'x', ${at}, ${at})`)
  }
  await run(sql`insert into outreach.standing (person_id, program_id, cycle_no, attempts, attempts_ever, last_at, ready_at)
    values (${person}, ${house.program}, 1, ${times}, ${times}, ${hour(-lastHoursAgo)}, ${hour(72 - lastHoursAgo)})`)
  await run(
    sql`insert into outreach.cycle (person_id, number, program_id, opened_at) values (${person}, 1, ${house.program}, ${hour(-400)})`,
  )
  await run(sql`insert into messages.outreach_turn (person_id, message_id, at) values (${person}, ${house.newId()}, ${hour(-lastHoursAgo)})
    on conflict (person_id) do update set at = excluded.at`)
}

test('R-ENR-06 three attempts with one and two with the other are five: thirty days of silence, and 72 hours from the last', async () => {
  await tried(a, 3, 90)
  await tried(b, 2, 5)
  await merge()
  const [standing] = await rowsOf<Record<string, unknown>>(
    sql`select attempts, attempts_ever as ever, cycle_no as cycle, last_at = ${hour(-5)} as last, ready_at = ${hour(67)} as ready,
      silent_until = ${hour(30 * 24 - 5)} as silent from outreach.standing where person_id = ${a}`,
  )
  expect(standing).toEqual({ attempts: 5, ever: 5, cycle: 2, last: true, ready: true, silent: true })
  expect(
    await rowsOf(
      sql`select count(*)::int as n from outreach.attempt where person_id = ${a} and cycle_no = 2 and undone_at is null`,
    ),
  ).toEqual([{ n: 5 }])
  expect(await rowsOf(sql`select at = ${hour(-5)} as last from messages.outreach_turn where person_id = ${a}`)).toEqual(
    [{ last: true }],
  )
})

test('a cycle that was over long ago counts no more after a merge than before', async () => {
  await tried(a, 1, 90)
  await tried(b, 4, 24 * 40)
  await merge()
  expect(
    await rowsOf(
      sql`select attempts, attempts_ever as ever, silent_until from outreach.standing where person_id = ${a}`,
    ),
  ).toEqual([{ attempts: 1, ever: 5, silent_until: null }])
})

test('letters of both are one conversation, on the phone and in the inbox, and one answer is owed', async () => {
  for (const [person, text] of [
    [a, 'Hola, pregunta inventada'],
    [b, 'Otra pregunta inventada'],
  ] as const)
    outputOf(await house.dispatch(house.physician(person), 'correspondence.send-message', { text }))
  await merge()
  const coordinator = house.staff('coordinator')
  const thread = JSON.stringify(await house.ask(coordinator, 'correspondence.thread', { thread: a }))
  expect(thread).toContain('Hola, pregunta inventada')
  expect(thread).toContain('Otra pregunta inventada')
  expect(await rowsOf(sql`select id, waiting from correspondence.thread where id in (${a}, ${b})`)).toEqual([
    { id: a, waiting: 2 },
  ])
  const owed = sql`select p.key = t.promise_key as points from coordination.promise p join correspondence.thread t on t.id = ${a}
    where p.person_id in (${a}, ${b}) and p.kind = 'answer-reply' and p.kept_at is null and p.withdrawn_at is null`
  expect(await rowsOf(owed)).toEqual([{ points: true }])
  outputOf(
    await house.dispatch(coordinator, 'correspondence.answer-thread', { thread: a, text: 'Te leímos, gracias.' }),
  )
  expect(await rowsOf(owed)).toEqual([])
  const own = await rowsOf<{ n: number }>(
    sql`select count(*)::int as n from correspondence.message where person_id = ${a}`,
  )
  expect(own).toEqual([{ n: 3 }])
})

test('reviews of both are one, owed once by duty, apart from what coordination owes', async () => {
  for (const [person, text] of [
    [a, 'Hola, pregunta inventada'],
    [a, 'ya no quiero vivir'],
    [b, 'ya no quiero vivir'],
  ] as const)
    outputOf(await house.dispatch(house.physician(person), 'correspondence.send-message', { text }))
  await merge()
  const waits = sql`select waiting, review_waiting as reviews from correspondence.thread where id in (${a}, ${b})`
  expect(await rowsOf(waits)).toEqual([{ waiting: 3, reviews: 2 }])
  expect(
    await rowsOf(sql`select p.owed_by_role as role, p.key in (t.promise_key, t.review_key) as points
      from coordination.promise p join correspondence.thread t on t.id = ${a}
      where p.person_id in (${a}, ${b}) and p.kind = 'answer-reply' and p.kept_at is null and p.withdrawn_at is null order by 1`),
  ).toEqual([
    { role: 'coordinator', points: true },
    { role: 'duty', points: true },
  ])
})

test('what the duplicate asked about their data is the survivor’s, with its day', async () => {
  const request = house.newId()
  await run(sql`insert into my_data.request (id, program_id, person_id, kind, asked_at, due_at)
    values (${request}, ${house.program}, ${b}, 'correct', ${hour(0)}, ${hour(240)})`)
  await merge()
  expect(
    await rowsOf(sql`select person_id, due_at = ${hour(240)} as due from my_data.request where id = ${request}`),
  ).toEqual([{ person_id: a, due: true }])
})

test('who knows one knows the other: a conflict holds, a block holds, and of two proposals the further goes on', async () => {
  const [therapist, duty] = [house.account('therapist'), house.account('duty')]
  const declare = (person: PersonId, kind: string) =>
    run(sql`insert into coordination.declaration (person_id, account_id, side, program_id, kind, declared_at)
      values (${person}, ${therapist}, 'team', ${house.program}, ${kind}, ${hour(0)})`)
  await declare(a, 'none')
  await declare(b, 'relative')
  const propose = async (person: PersonId, state: string) => {
    const id = house.newId()
    await run(sql`insert into coordination.proposal (id, program_id, person_id, account_id, who, role, proposed_at, state, next_at)
      values (${id}, ${house.program}, ${person}, ${therapist}, 'Inventada', 'therapist', ${hour(0)}, ${state}, ${hour(24)})`)
    return id
  }
  const [asked, further] = [await propose(a, 'asking-team'), await propose(b, 'asking-person')]
  await run(sql`insert into coordination.promise (program_id, key, person_id, kind, owed_by_role, owed_by, made_at, due_at)
    values (${house.program}, ${`prueba:${a}`}, ${a}, 'safety-call', 'duty', ${duty}, ${hour(0)}, ${hour(9)})`)
  outputOf(await house.dispatch(house.physician(b), 'identity.block-account', { account: duty }))
  await merge()
  expect(
    await rowsOf(sql`select kind from coordination.declaration where person_id = ${a} and account_id = ${therapist}`),
  ).toEqual([{ kind: 'relative' }])
  expect(
    await rowsOf(
      sql`select id, person_id, state from coordination.proposal where id in (${asked}, ${further}) order by state`,
    ),
  ).toEqual([
    { id: further, person_id: a, state: 'asking-person' },
    { id: asked, person_id: a, state: 'ended' },
  ])
  expect(await rowsOf(sql`select account_id from identity.blocked where person_id = ${a}`)).toEqual([
    { account_id: duty },
  ])
  expect(await rowsOf(sql`select owed_by from coordination.promise where key = ${`prueba:${a}`}`)).toEqual([
    { owed_by: null },
  ])
})

test('Table 1 counts whoever was listed twice once, as first assessed', async () => {
  const before = await rowsOf<{ n: number }>(sql`select count(*)::int as n from evaluation.participant`)
  await answerAs(b, 'calm')
  await merge()
  const after = await rowsOf<{ n: number }>(sql`select count(*)::int as n from evaluation.participant`)
  expect(after[0]?.n).toBe((before[0]?.n ?? 0) - 1)
})

/** A phone that was given to somebody, and what it is told when it comes by with a memory as new as can be. */
async function phoneOf(person: PersonId): Promise<DeviceId> {
  const device = deviceId.parse(house.newId())
  await run(sql`insert into identity.device (id, program_id, person_id, token_hash, label, enrolled_at, last_seen_at)
    values (${device}, ${house.program}, ${person}, ${`inventado-${device}`}, 'Teléfono inventado', ${hour(-9)}, ${hour(-9)})`)
  return device
}
const told = (device: DeviceId, cursor: number) =>
  house.asSystem((tx) =>
    meetDevice(tx, { ...house.physician(a), deviceId: device }, { at: house.clock.now(), offsetS: 0, cursor }),
  )

test('every phone of the two begins its memory anew, once', async () => {
  const [mine, theirs] = [await phoneOf(a), await phoneOf(b)]
  const head = async () => (await rowsOf<{ n: number }>(sql`select platform.ledger_head()::int as n`))[0]?.n ?? 0
  const before = await head()
  expect([await told(mine, before), await told(theirs, before)]).toEqual(['none', 'none'])
  house.clock.advance(3_600_000)
  await merge()
  expect([await told(mine, before), await told(theirs, before)]).toEqual(['reload', 'reload'])
  expect([await told(mine, await head()), await told(theirs, await head())]).toEqual(['none', 'none'])
})

/** What says of somebody that they were a second record. */
const staysWithTheDuplicate = ['identity.participant', 'enrollment.state_change']

/** Somebody writes to them since then. */
async function writtenTo(person: PersonId, since: number): Promise<string> {
  const id = house.newId()
  await run(sql`insert into caring_contacts.schedule (id, program_id, person_id, schedule, because, source, started_at)
    values (${id}, ${house.program}, ${person}, 'twelve-months', 'closing', ${house.newId()}, ${hour(since)})`)
  await run(sql`insert into caring_contacts.contact (id, program_id, person_id, schedule_id, nth, due_on, mode, why)
    values (${house.newId()}, ${house.program}, ${person}, ${id}, 0, '2027-06-02', 'message', 'step')`)
  return id
}

test('whoever stays in touch with both writes once: what began later goes on', async () => {
  const [earlier, later] = [await writtenTo(a, -900), await writtenTo(b, -90)]
  await merge()
  expect(
    await rowsOf(
      sql`select id, person_id, ended_why from caring_contacts.schedule where id in (${earlier}, ${later}) order by started_at`,
    ),
  ).toEqual([
    { id: earlier, person_id: a, ended_why: 'merged' },
    { id: later, person_id: a, ended_why: null },
  ])
})

test('EC-08 of the duplicate nothing is left anywhere but that they were one', async () => {
  await answerAs(b, 'acute')
  await tried(b, 2, 200)
  await tried(a, 1, 300)
  await writtenTo(a, -9)
  await writtenTo(b, -90)
  outputOf(await house.dispatch(house.staff('duty'), 'incidents.stand-down', { person: b, because: 'died' }))
  await book(b, 'psychiatrist', 111, 'agreed')
  outputOf(await house.dispatch(house.physician(b), 'correspondence.send-message', { text: 'Una letra inventada' }))
  for (const person of [a, b]) {
    const input = { version: house.newId(), basedOn: [], content: inventedPlan, reviewOn: null }
    outputOf(await house.dispatch(house.physician(person), 'safety-plan.save', input))
    outputOf(await house.dispatch(house.physician(person), 'safety-plan.set-shown-without-pin', { shown: true }))
  }
  await phoneOf(b)
  outputOf(await house.dispatch(house.physician(a), 'suicide-prevention.ask-for-help', {}))
  await phoneOf(a)
  await merge()
  const columns = z.array(z.object({ s: z.string(), t: z.string(), c: z.string() })).parse(
    JSON.parse(
      await asOwner(
        house.ownerUrl,
        `select c.table_schema as s, c.table_name as t, c.column_name as c from information_schema.columns c
            join information_schema.tables b using (table_schema, table_name)
            where b.table_type = 'BASE TABLE' and c.table_schema not in ('platform', 'pg_catalog', 'information_schema')
              and c.column_name in ('person_id', 'to_person', 'by_person')`,
      ),
    ),
  )
  expect(columns.length).toBeGreaterThan(40)
  const counts = columns.map(
    ({ s, t, c }) => `select '${s}.${t}' as name, count(*)::int as n from ${s}.${t} where ${c} = '${b}'`,
  )
  const left = z
    .array(z.object({ name: z.string(), n: z.int() }))
    .parse(JSON.parse(await asOwner(house.ownerUrl, counts.join(' union all '))))
  expect(left.filter(({ name, n }) => n > 0 && !staysWithTheDuplicate.includes(name))).toEqual([])
})
