import { type DeviceId, deviceId, type Instant, type PersonId, type SyncResponse, z } from '@ayni/kernel'
import { meetDevice } from '@ayni/modules/identity/server'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { inTransaction } from '@ayni/platform/database'
import { handleSync } from '@ayni/platform/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
let person: PersonId
let nth = 0

beforeAll(async () => {
  house = await wholeHouse()
})
afterAll(async () => house.close())

const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
const permission = (layers: readonly number[]) => ({ layers: [...layers], version: '2026-11', language: 'es' })

beforeEach(async () => {
  nth += 1
  const row = { ...facts, sourceKey: `se-va-${nth}`, contactable: true, agreed: false, at: null }
  const outcome = await house.dispatch(house.staff('coordinator'), 'enrollment.import-person', row)
  person = z.object({ output: z.object({ person: z.custom<PersonId>() }) }).parse(outcome).output.person
  house.clock.advance(1000)
  await must('enrollment.give-consent', permission([1, 2, 3, 4, 5, 6, 7]))
})

async function must(name: string, input: unknown, occurredAt: Instant = house.clock.now()): Promise<void> {
  house.clock.advance(1000)
  expect(await house.dispatch(house.physician(person), name, input, { occurredAt })).toMatchObject({
    outcome: 'accepted',
  })
}
const withdraw = (layer: number, declinesLastCall = false): Promise<void> =>
  must('enrollment.withdraw-consent', { layer, version: '2026-11', language: 'es', declinesLastCall })
async function answers(which: keyof typeof inventedAnswers): Promise<void> {
  for (const set of answerRound(house.newId(), inventedAnswers[which])) await must('screening.record-response', set)
}

const rows = <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  house.asSystem(async (tx) => (await query.execute(tx)).rows)

/** A message as a sender would have left it: only what the stop must find. */
const leaveInOutbox = (state: string, of: string): Promise<unknown> =>
  house.asSystem((tx) =>
    sql`insert into messages.outbox (id, program_id, key, class, channel, to_person, sealed, address_hint, template, params, language, state, due_at, queued_at)
      values (${house.newId()}, ${house.program}, ${house.newId()}, ${of}, 'sms', ${person}, '', '', 'reminder', '{}', 'es', ${state}, ${house.clock.now()}, ${house.clock.now()})`.execute(
      tx,
    ),
  )

describe('ENR-07 layer 1 or 2 withdrawn holds in the same transaction', () => {
  test.each([1, 2])(
    'what waits or is held in the outbox expires; safety to the person does not (layer %i)',
    async (layer) => {
      for (const of of ['N3', 'N4', 'N5', 'N6']) {
        await leaveInOutbox('queued', of)
        await leaveInOutbox('held', of)
      }
      await leaveInOutbox('queued', 'N2')
      await withdraw(layer)
      const left = await rows(
        sql<{ class: string; state: string; n: number }>`select class, state, count(*) as n from messages.outbox
        where to_person = ${person} and channel = 'sms' and template = 'reminder' group by 1, 2 order by 1`,
      )
      expect(left).toEqual([
        { class: 'N2', state: 'queued', n: 1 },
        ...['N3', 'N4', 'N5', 'N6'].map((of) => ({ class: of, state: 'expired', n: 2 })),
      ])
    },
  )

  test('a message claimed a second before finds the person silenced at delivery', async () => {
    const card = async () => {
      const book = await import('@ayni/modules/enrollment/server')
      return house.asSystem(async (tx) =>
        (await book.recipientBook(tx, [person], { now: house.clock.now(), keys: house.runtime.keys })).get(person),
      )
    }
    expect(await card()).toMatchObject({ silenced: null })
    await withdraw(1)
    expect(await card()).toMatchObject({ silenced: 'withdrawn' })
  })

  test('what was owed is closed as withdrawn, and the schedule ends', async () => {
    await answers('moderate')
    const open = () =>
      rows(
        sql`select 1 from coordination.promise where person_id = ${person} and kept_at is null and withdrawn_at is null`,
      )
    expect((await open()).length).toBeGreaterThan(0)
    await withdraw(2)
    expect(await open()).toEqual([])
    expect(
      await rows(sql`select 1 from coordination.promise where person_id = ${person} and withdrawn_why <> 'withdrawn'`),
    ).toEqual([])
    expect(await rows(sql`select 1 from screening.schedule where person_id = ${person} and ended_at is null`)).toEqual(
      [],
    )
  })

  test('they are withdrawn on the roster, in no queue of clinicians, and nobody finds how to reach them', async () => {
    await answers('moderate')
    const clinician = house.staff('therapist')
    await house.dispatch(house.staff('psychiatrist'), 'identity.begin-care', { person, account: clinician.accountId })
    expect(await house.ask(clinician, 'screening.triage-card', { person })).toMatchObject({ outcome: 'answered' })
    await withdraw(1)
    expect(await house.ask(clinician, 'screening.triage-card', { person })).not.toMatchObject({ outcome: 'answered' })
    expect(JSON.stringify(await house.ask(clinician, 'screening.queue', {}))).not.toContain(person)
    expect(await rows(sql`select state from enrollment.person where id = ${person}`)).toEqual([{ state: 'withdrawn' }])
    const seen = await inTransaction(
      house.runtime.database.app,
      house.staff('coordinator'),
      async (tx) => (await sql`select 1 from enrollment.contact_point where person_id = ${person}`.execute(tx)).rows,
    )
    expect(seen).toEqual([])
  })

  test('care relations end, and none can begin that would open anything', async () => {
    const clinician = house.staff('therapist')
    const lead = house.staff('psychiatrist')
    await house.dispatch(lead, 'identity.begin-care', { person, account: clinician.accountId })
    await withdraw(2)
    expect(await rows(sql`select 1 from identity.care_relation where person_id = ${person} and until is null`)).toEqual(
      [],
    )
    await house.dispatch(lead, 'identity.begin-care', { person, account: clinician.accountId })
    const opens = await inTransaction(
      house.runtime.database.app,
      clinician,
      async (tx) => (await sql<{ may: boolean }>`select identity.may_open(${person}, 'C1') as may`.execute(tx)).rows,
    )
    expect(opens).toEqual([{ may: false }])
  })

  test('they leave the figures with everything clinical; layer 4 alone does the same', async () => {
    const study = () =>
      rows(
        sql<{
          n: number
        }>`select count(*) as n from evaluation.participant where allows_evaluation and level is not null`,
      )
    const before = await study()
    await answers('moderate')
    const counted = await study()
    expect(counted[0]?.n).toBe((before[0]?.n ?? 0) + 1)
    await withdraw(nth % 2 === 0 ? 4 : 1)
    expect(await study()).toEqual(before)
  })

  test('both phones begin anew at their next sync and keep only what helps', async () => {
    await answers('moderate')
    const phones = [await joined(), await joined()] as const
    const held = await Promise.all(phones.map(async (phone) => sync(phone, 0)))
    for (const { f } of held) expect(f.map(([kind]) => kind)).toContain('reading')
    await withdraw(1)
    for (const [at, phone] of phones.entries()) {
      const cursor = held[at]?.c ?? 0
      const after = await sync(phone, cursor)
      expect(after).toMatchObject({ reset: 'reload', left: true })
      const kinds = new Set(after.f.map(([kind]) => kind))
      expect([...kinds].filter((kind) => ['reading', 'round', 'check'].includes(kind))).toEqual([])
      for (const kind of ['me', 'consent', 'safety']) expect(kinds).toContain(kind)
      // An answer that was lost is asked for again; one that arrived is not.
      expect((await sync(phone, cursor)).reset).toBe('reload')
      expect((await sync(phone, after.c)).reset).toBeUndefined()
    }
  })
})

test('SUI-11 who leaves keeps their plan on every phone, with the lines it names and what was agreed; the team no longer reads it', async () => {
  const version = house.newId()
  const kept = { version, basedOn: [], content: inventedPlan, reviewOn: null }
  await must('safety-plan.save', kept)
  const lead = house.staff('psychiatrist')
  await house.dispatch(lead, 'identity.begin-care', { person, account: lead.accountId })
  const measures = [{ what: 'Alguien guarda las llaves', keeper: null, until: null }]
  const recheckBy = new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString()
  const agreed = { person, agreement: house.newId(), measures, soleKeyHolder: false, cover: null, recheckBy }
  expect(await house.dispatch(lead, 'safety-plan.agree-means', agreed)).toMatchObject({ outcome: 'accepted' })
  const phones = [await joined(), await joined()] as const
  const before = await Promise.all(phones.map((phone) => sync(phone, 0)))
  await withdraw(1)
  for (const [at, phone] of phones.entries()) {
    const after = await sync(phone, before[at]?.c ?? 0)
    expect(after).toMatchObject({ reset: 'reload', left: true })
    const plans = after.f.filter(([kind]) => kind === 'safety-plan')
    expect(plans.map(([, key]) => key).sort()).toEqual([version, 'means'].sort())
    expect(JSON.stringify(plans)).toContain('Caminar hasta el río')
  }
  expect(await house.ask(lead, 'safety-plan.plan', { person })).toMatchObject({ code: 'safety-plan.person-unknown' })
  const owed = sql`select 1 from coordination.promise where person_id = ${person} and kind = 'means-recheck'
    and kept_at is null and withdrawn_at is null`
  expect(await rows(owed)).toEqual([])
  // They may go on writing it: it is theirs.
  await must('safety-plan.save', { ...kept, version: house.newId(), basedOn: [version] })
})

async function joined(): Promise<DeviceId> {
  const id = deviceId.parse(house.newId())
  await house.asSystem((tx) =>
    sql`insert into identity.device (id, program_id, person_id, token_hash, label, enrolled_at, last_seen_at)
      values (${id}, ${house.program}, ${person}, ${house.newId()}, 'teléfono inventado', ${house.clock.now()}, ${house.clock.now()})`.execute(
      tx,
    ),
  )
  return id
}

const sync = (phone: DeviceId, cursor: number): Promise<SyncResponse> =>
  handleSync(
    { runtime: house.runtime, meetDevice },
    { ...house.actor.physician(house.program, person, phone), personId: person },
    { v: 1, c: cursor, t: Date.parse(house.clock.now()), q: [] },
  )

describe('order and clocks', () => {
  test('a withdrawal from a phone five minutes slow still wins over a permission given just before', async () => {
    const slow = new Date(Date.parse(house.clock.now()) - 5 * 60_000).toISOString()
    await must(
      'enrollment.withdraw-consent',
      { layer: 1, version: '2026-11', language: 'es', declinesLastCall: false },
      z.custom<Instant>().parse(slow),
    )
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toHaveLength(1)
  })

  test('a permission that arrives days late does not bring back who left since', async () => {
    const old = z.custom<Instant>().parse(new Date(Date.parse(house.clock.now()) - 3 * 86_400_000).toISOString())
    await withdraw(1)
    await must('enrollment.give-consent', permission([1, 2, 4]), old)
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toHaveLength(1)
    expect(await rows(sql`select state from enrollment.person where id = ${person}`)).toEqual([{ state: 'withdrawn' }])
    expect(await rows(sql`select 1 from screening.schedule where person_id = ${person} and ended_at is null`)).toEqual(
      [],
    )
  })

  test('one of the two alone brings nobody back; the other, later, does', async () => {
    await withdraw(1)
    await withdraw(2)
    await must('enrollment.give-consent', permission([2]))
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toHaveLength(1)
    expect(await rows(sql`select 1 from screening.schedule where person_id = ${person} and ended_at is null`)).toEqual(
      [],
    )
    await must('enrollment.give-consent', permission([1]))
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toEqual([])
    expect(
      await rows(sql`select 1 from screening.schedule where person_id = ${person} and ended_at is null`),
    ).toHaveLength(1)
  })

  test('coming back opens again and brings nothing back', async () => {
    await answers('moderate')
    const phone = await joined()
    const { c } = await sync(phone, 0)
    await withdraw(1)
    await must('enrollment.give-consent', permission([1, 2]))
    const back = await sync(phone, c)
    expect([back.reset, back.left]).toEqual(['reload', undefined])
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toEqual([])
    expect(
      await rows(
        sql`select 1 from coordination.promise where person_id = ${person} and kept_at is null and withdrawn_at is null`,
      ),
    ).toEqual([])
    expect(await rows(sql`select 1 from identity.care_relation where person_id = ${person} and until is null`)).toEqual(
      [],
    )
  })
})

describe('2.7 refusing 3 to 7 never limits care', () => {
  test('with 1 and 2 alone: answers are read, an alert opens, a clinician is owed and may open', async () => {
    for (const layer of [3, 4, 5, 6, 7]) await withdraw(layer)
    expect(await rows(sql`select 1 from identity.locked where person_id = ${person}`)).toEqual([])
    await answers('acute')
    expect(
      await rows(sql`select 1 from suicide_prevention.alert where person_id = ${person} and handled_at is null`),
    ).toHaveLength(1)
    const owed = await rows(
      sql`select 1 from coordination.promise where person_id = ${person} and withdrawn_at is null`,
    )
    expect(owed.length).toBeGreaterThan(0)
  })

  test('layer 3 taken back: no SMS, and the trusted person is not handed to anybody', async () => {
    const trusted = {
      name: 'Rosa (inventada)',
      relation: 'hermana',
      phone: '+51987000001',
      whenMayCall: 'siempre',
      showWithoutPin: false,
    }
    await must('enrollment.set-trusted-person', { trusted, declined: false })
    const duty = house.staff('duty')
    await house.dispatch(house.staff('psychiatrist'), 'identity.begin-care', { person, account: duty.accountId })
    await answers('acute')
    const [alert] = await rows(sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person}`)
    await house.dispatch(duty, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
    expect(await house.ask(duty, 'enrollment.contact-card', { person })).toMatchObject({
      output: { smsAllowed: true, trusted: { name: 'Rosa (inventada)' } },
    })
    await withdraw(3)
    expect(await house.ask(duty, 'enrollment.contact-card', { person })).toMatchObject({
      output: { smsAllowed: false, trusted: null },
    })
    expect(await rows(sql`select sms_allowed from suicide_prevention.reach where person_id = ${person}`)).toEqual([
      { sms_allowed: false },
    ])
  })
})

describe('leaving while an alert is open', () => {
  const owedTo = () =>
    rows(
      sql<{ kind: string; role: string }>`select kind, owed_by_role as role from coordination.promise
        where person_id = ${person} and kept_at is null and withdrawn_at is null and kind in ('last-call', 'closing-reasons') order by kind`,
    )
  const both = [
    { kind: 'closing-reasons', role: 'psychiatrist' },
    { kind: 'last-call', role: 'psychiatrist' },
  ]
  async function alertOpen(which: keyof typeof inventedAnswers): Promise<string> {
    await answers(which)
    const [alert] = await rows(
      sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person} and handled_at is null`,
    )
    return alert?.id ?? ''
  }

  test('the alert stays, one call and a written closing are owed; declining an acute one changes nothing', async () => {
    const alert = await alertOpen('acute')
    expect(alert).not.toBe('')
    await withdraw(1, true)
    expect(await owedTo()).toEqual(both)
    expect(
      await rows(
        sql`select 1 from suicide_prevention.alert where id = ${alert} and handled_at is null and next_at is not null`,
      ),
    ).toHaveLength(1)
  })

  test('it closes as withdrawn only by a psychiatrist, in writing, after the call was tried; then everything is locked', async () => {
    const alert = await alertOpen('acute')
    const lead = house.staff('psychiatrist')
    const end = (more: object) =>
      house.dispatch(lead, 'suicide-prevention.record-outcome', {
        alert,
        outcome: 'closed-as-withdrawn',
        nextContactAt: new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString(),
        words: 'Razonamiento inventado.',
        ...more,
      })
    await house.dispatch(lead, 'suicide-prevention.acknowledge-alert', { alert })
    expect(await end({})).toMatchObject({ code: 'suicide-prevention.has-not-left' })
    await withdraw(2)
    expect(await house.ask(lead, 'suicide-prevention.alert', { alert })).toMatchObject({
      output: { left: { declinesLastCall: false } },
    })
    expect(await end({})).toMatchObject({ code: 'suicide-prevention.no-contact-yet' })
    house.clock.advance(60_000)
    const tried = { alert, channel: 'call', result: 'no-answer', note: null }
    expect(await house.dispatch(lead, 'suicide-prevention.log-attempt', tried)).toMatchObject({ outcome: 'accepted' })
    expect(await end({ words: null })).toMatchObject({ code: 'suicide-prevention.reason-missing' })
    expect(await end({})).toMatchObject({ outcome: 'accepted' })
    expect(await owedTo()).toEqual([])
    expect(
      await rows(
        sql`select 1 from coordination.promise where person_id = ${person} and kind = 'safety-call' and kept_at is null`,
      ),
    ).toEqual([])
    expect(await house.ask(lead, 'enrollment.contact-card', { person })).not.toMatchObject({ outcome: 'answered' })
  })

  test('coming back, the alert is one like any other again', async () => {
    await alertOpen('acute')
    await withdraw(1)
    await must('enrollment.give-consent', permission([1, 2]))
    expect(await owedTo()).toEqual([])
    expect(await rows(sql`select 1 from suicide_prevention.leaving where person_id = ${person}`)).toEqual([])
  })
})
