import { type PersonId, z } from '@ayni/kernel'
import { toldElsewhere } from '@ayni/modules/my-data/server'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { seal } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
let person: PersonId
let nth = 0
const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
const words = 'No estoy de acuerdo (inventado)'
const trusted = {
  ...{ name: 'Rosa Canaria (inventada)', relation: 'hermana', phone: '+51987000009' },
  ...{ whenMayCall: 'siempre', showWithoutPin: false },
}

beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

const rows = <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  house.asSystem(async (tx) => (await query.execute(tx)).rows)

async function must(name: string, input: unknown): Promise<unknown> {
  house.clock.advance(1000)
  const outcome = await house.dispatch(house.physician(person), name, input)
  expect(outcome).toMatchObject({ outcome: 'accepted' })
  return outcome.outcome === 'accepted' ? outcome.output : null
}
const leave = () =>
  must('enrollment.withdraw-consent', { layer: 1, version: '2026-11', language: 'es', declinesLastCall: false })

beforeEach(async () => {
  nth += 1
  const row = { ...facts, sourceKey: `suyo-${nth}`, contactable: true, agreed: false, at: null }
  const added = await house.dispatch(house.staff('coordinator'), 'enrollment.import-person', row)
  person = z.object({ output: z.object({ person: z.custom<PersonId>() }) }).parse(added).output.person
  await must('enrollment.give-consent', { layers: [1, 2, 3, 4], version: '2026-11', language: 'es' })
  await must('enrollment.correct-my-name', { names: 'Ana Canaria', familyNames: 'Inventada Ficticia' })
  await must('enrollment.set-trusted-person', { trusted, declined: false })
  for (const set of answerRound(house.newId(), inventedAnswers.moderate)) await must('screening.record-response', set)
  await must('safety-plan.save', { version: house.newId(), basedOn: [], content: inventedPlan, reviewOn: null })
  const contact = house.newId()
  await house.asSystem((tx) =>
    sql`insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, owner, may_leave_message, added_at)
      values (${contact}, ${house.program}, ${person}, 'movil', ${seal(house.runtime.keys, `enrollment.contact:${contact}`, '+51900777555')}, 'self', false, ${house.clock.now()})`.execute(
      tx,
    ),
  )
})

const document = z.object({
  output: z.object({
    sections: z.array(
      z.object({ section: z.string(), records: z.array(z.looseObject({ of: z.string().optional() })) }),
    ),
  }),
})
const see = async () => document.parse(await house.ask(house.physician(person), 'my-data.see', {})).output.sections
const inSection = async (section: string) => (await see()).find((one) => one.section === section)?.records ?? []

describe('everything that is held is told', () => {
  test('every table that names a person has a reader, or stands apart with its reason', async () => {
    const tables = await rows(
      sql<{
        name: string
      }>`select distinct c.table_schema || '.' || c.table_name as name from information_schema.columns c
        join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
        where (c.column_name in ('person_id', 'to_person', 'by_person', 'person_a', 'person_b')
            or (c.table_schema = 'enrollment' and c.table_name = 'person'))
          and c.table_schema not in ('information_schema', 'pg_catalog') order by 1`,
    )
    const read = new Set(house.runtime.registry.ownData.flatMap((one) => one.tables))
    expect(tables.length).toBeGreaterThan(25)
    expect(
      tables.map(({ name }) => name).filter((name) => !read.has(name) && toldElsewhere[name] === undefined),
    ).toEqual([])
  })

  test('every reader reads its table as it is', async () => {
    for (const one of house.runtime.registry.ownData) {
      const read = house.asSystem((tx) => one.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person))
      await expect(read, one.tables.join(', ')).resolves.toBeDefined()
    }
  })

  test('names, numbers, answers and consents stand in it in clear; ids and seals do not', async () => {
    const text = JSON.stringify(await see())
    for (const mine of ['Ana Canaria', '+51900777555', 'Rosa Canaria', 'phq-9', '2026-11', 'Caminar hasta el río'])
      expect(text).toContain(mine)
    expect(await inSection('consents')).toHaveLength(4)
    expect(text).not.toMatch(/sealed|token_hash|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  test('nobody else asks for it, and another person gets their own', async () => {
    for (const role of ['coordinator', 'dpo', 'psychiatrist', 'admin', 'director'] as const)
      expect(await house.ask(house.staff(role), 'my-data.see', {})).toMatchObject({ code: 'auth.role-missing' })
    const other = JSON.stringify(await house.ask(house.physician(house.own), 'my-data.see', {}))
    expect(other).not.toContain('Ana Canaria')
  })
})

describe('taking it along', () => {
  test.each(['es', 'en'] as const)(
    'one file to read, which needs nothing else and lets nothing run (%s)',
    async (language) => {
      await must('enrollment.correct-my-name', { names: '<script>alert(1)</script>', familyNames: 'Inventada' })
      const file = z
        .object({ output: z.object({ name: z.string(), type: z.string(), text: z.string() }) })
        .parse(await house.ask(house.physician(person), 'my-data.copy', { form: 'html', language })).output
      expect(file.type).toBe('text/html')
      expect(file.text).toContain(`<html lang="${language}">`)
      expect(file.text).toContain('@media print')
      expect(file.text).not.toMatch(/<script|<link|src=|href="http|url\(/)
      expect(file.text).toContain('&lt;script&gt;')
    },
  )

  test('the data say their format, and that a copy was taken is kept without the copy', async () => {
    const answer = await house.ask(house.physician(person), 'my-data.copy', { form: 'json', language: 'es' })
    const { text } = z.object({ output: z.object({ text: z.string() }) }).parse(answer).output
    expect(JSON.parse(text)).toMatchObject({ format: 'ayni.my-data/1' })
    expect(await rows(sql`select form from my_data.copy where person_id = ${person}`)).toEqual([{ form: 'json' }])
    expect(
      await rows(sql`select 1 from platform.ledger where person_id = ${person} and name like 'my-data.%'`),
    ).toEqual([])
  })
})

describe('correct and disagree', () => {
  test('one’s own name holds at once; anything else is asked of the privacy officer, with a due time and an answer', async () => {
    expect(JSON.stringify(await inSection('who-i-am'))).toContain('Ana Canaria')
    await must('my-data.ask', { kind: 'correct', section: 'who-i-am', words: 'Nací otro día (inventado)' })
    const officer = house.staff('dpo')
    const listed = z
      .object({ output: z.object({ rows: z.array(z.looseObject({ id: z.string(), person: z.string() })) }) })
      .parse(await house.ask(officer, 'my-data.requests', {})).output.rows
    const mine = listed.find((row) => row.person === person)
    expect(mine).toMatchObject({ kind: 'correct', words: 'Nací otro día (inventado)', late: false })
    const said = { request: mine?.id, answer: { says: 'refused', because: 'already-so' } }
    expect(await house.dispatch(officer, 'my-data.answer-request', said)).toMatchObject({ outcome: 'accepted' })
    expect(await house.dispatch(officer, 'my-data.answer-request', said)).toMatchObject({
      code: 'my-data.request-answered',
    })
    expect(JSON.stringify(await inSection('requests'))).toContain('already-so')
  })

  test('a request that waits too long is late', async () => {
    await must('my-data.ask', { kind: 'oppose', section: 'messages', words: 'No quiero esto (inventado)' })
    house.clock.advance(11 * 86_400_000)
    const found = await house.ask(house.staff('dpo'), 'my-data.requests', {})
    expect(z.object({ output: z.object({ late: z.number() }) }).parse(found).output.late).toBeGreaterThan(0)
  })

  test('an answer is never rewritten: what is said against it stands beside it, sealed', async () => {
    const before = await rows(sql`select id, sealed from screening.response where person_id = ${person} order by id`)
    await must('my-data.disagree', { section: 'answers', about: 'phq-9', words })
    expect(await rows(sql`select id, sealed from screening.response where person_id = ${person} order by id`)).toEqual(
      before,
    )
    const kept = await rows(
      sql<{ said: string }>`select said_sealed as said from my_data.disagreement where person_id = ${person}`,
    )
    expect(kept[0]?.said).not.toContain('acuerdo')
    expect(JSON.stringify(await inSection('answers'))).toContain(words)
    const stranger = await inTransaction(
      house.runtime.database.app,
      house.staff('coordinator'),
      async (tx) => (await sql`select 1 from my_data.disagreement`.execute(tx)).rows,
    )
    expect(stranger).toEqual([])
  })
})

describe('erase', () => {
  const preview = () => house.ask(house.physician(person), 'my-data.erasure-preview', {})
  const identityLeft = () =>
    rows<{ n: number }>(
      sql`select (select count(*) from enrollment.contact_point where person_id = ${person})
        + (select count(*) from enrollment.trusted_person where person_id = ${person})
        + (select count(*) from screening.response where person_id = ${person})
        + (select count(*) from safety_plan.version where person_id = ${person})
        + (select count(*) from screening.triage where person_id = ${person})
        + (select count(*) from coordination.promise where person_id = ${person})
        + (select count(*) from messages.outbox where to_person = ${person})
        + (select count(*) from enrollment.person where id = ${person} and identity_sealed is not null) as n`,
    )

  test('who takes part is told what would go and stay, and to leave first', async () => {
    expect(await preview()).toMatchObject({ output: { hasLeft: false, stays: expect.any(Array), byItselfAt: null } })
    house.clock.advance(1000)
    expect(await house.dispatch(house.physician(person), 'my-data.ask-erasure', {})).toMatchObject({
      code: 'my-data.still-taking-part',
    })
    expect((await identityLeft())[0]?.n).toBeGreaterThan(5)
  })

  test('who left: values are really gone; alias, consents and the proof stay; figures forget them', async () => {
    await leave()
    const shown = z
      .object({
        output: z.object({
          goes: z.array(z.object({ part: z.string(), rows: z.number() })),
          stays: z.array(z.object({ because: z.string(), until: z.string() })),
        }),
      })
      .parse(await preview()).output
    expect(shown.goes.map(({ part }) => part)).toEqual(['answers', 'identity', 'traces'])
    expect(shown.stays.map(({ because }) => because)).toContain('record-of-consent')
    for (const { until } of shown.stays) expect(Date.parse(until)).toBeGreaterThan(Date.parse(house.clock.now()))
    expect(await must('my-data.ask-erasure', {})).toMatchObject({ erased: true })
    expect(await identityLeft()).toEqual([{ n: 0 }])
    expect(await rows(sql`select alias is not null as named from enrollment.person where id = ${person}`)).toEqual([
      { named: true },
    ])
    expect((await rows(sql`select 1 from enrollment.consent where person_id = ${person}`)).length).toBe(5)
    expect((await rows(sql`select 1 from platform.ledger where person_id = ${person}`)).length).toBeGreaterThan(5)
    expect(await rows(sql`select 1 from platform.ledger_breaks() where reason is not null`)).toEqual([])
    // No human need weigh it: it is answered.
    expect(await rows(sql`select reason from my_data.request where person_id = ${person}`)).toEqual([
      { reason: 'erased' },
    ])
  })

  test('with an alert open it waits; once that is handled the clock erases, and the record of safety is for the officer', async () => {
    for (const set of answerRound(house.newId(), inventedAnswers.acute)) await must('screening.record-response', set)
    await leave()
    expect(await preview()).toMatchObject({ output: { alertOpen: true } })
    expect(await must('my-data.ask-erasure', {})).toMatchObject({ erased: false })
    await house.worker.runNow('my-data.erase-after-leaving')
    expect((await identityLeft())[0]?.n).toBeGreaterThan(5)
    await house.asSystem((tx) =>
      sql`with o as (insert into suicide_prevention.outcome (id, program_id, alert_id, person_id, by_account, at, outcome, next_contact_at)
          select ${house.newId()}, program_id, id, person_id, ${house.account('psychiatrist')}, ${house.clock.now()}, 'closed-as-withdrawn', ${house.clock.now()}::timestamptz + interval '1 day'
          from suicide_prevention.alert where person_id = ${person} and handled_at is null returning id, alert_id)
        update suicide_prevention.alert a set handled_at = ${house.clock.now()}, handled_by = ${house.account('psychiatrist')}, outcome_id = o.id, next_at = null, raise_at = null
        from o where o.alert_id = a.id`.execute(tx),
    )
    await house.worker.runNow('my-data.erase-after-leaving')
    expect(await identityLeft()).toEqual([{ n: 0 }])
    expect((await rows(sql`select 1 from suicide_prevention.alert where person_id = ${person}`)).length).toBe(1)
    expect(await rows(sql`select 1 from my_data.request where person_id = ${person} and done_at is null`)).toHaveLength(
      1,
    )
  })

  test('who asked for nothing is erased when the days to come back are over, once', async () => {
    await leave()
    house.clock.advance(29 * 86_400_000)
    await house.worker.runNow('my-data.erase-after-leaving')
    expect((await identityLeft())[0]?.n).toBeGreaterThan(3)
    house.clock.advance(2 * 86_400_000)
    await house.worker.runNow('my-data.erase-after-leaving')
    expect(await identityLeft()).toEqual([{ n: 0 }])
    const given = () =>
      rows(sql`select 1 from platform.ledger where person_id = ${person} and name = 'my-data.erase-who-left'`)
    expect(await given()).toHaveLength(1)
    await house.worker.runNow('my-data.erase-after-leaving')
    expect(await given()).toHaveLength(1)
  })

  test('who comes back in time loses nothing more, and who comes back later begins empty', async () => {
    await leave()
    await must('enrollment.give-consent', { layers: [1, 2], version: '2026-11', language: 'es' })
    house.clock.advance(40 * 86_400_000)
    await house.worker.runNow('my-data.erase-after-leaving')
    expect((await identityLeft())[0]?.n).toBeGreaterThan(3)
    await leave()
    await must('my-data.ask-erasure', {})
    await must('enrollment.give-consent', { layers: [1, 2], version: '2026-11', language: 'es' })
    expect(await identityLeft()).toEqual([{ n: 0 }])
  })

  test('no role of the application erases by hand, nor the house without anybody having asked', async () => {
    for (const role of ['admin', 'dpo', 'coordinator', 'director'] as const)
      await expect(
        inTransaction(house.runtime.database.app, house.staff(role), (tx) =>
          sql`select my_data.erase(${person}, '{identity}')`.execute(tx),
        ),
      ).rejects.toThrow()
    await expect(
      house.asSystem((tx) => sql`select my_data.erase(${person}, '{identity}')`.execute(tx)),
    ).rejects.toThrow()
  })
})
