import { type Actor, type Instant, instant, type PersonId, plusMinutes, type Role, z } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** Every room of services/07, as they are composed: from the answer to the last greeting. */
let house: WholeHouse
let who: PersonId
beforeEach(async () => {
  house = await wholeHouse()
  who = house.own
})
afterEach(() => house.close())

const DAY = 1440
const now = (): Instant => house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const pass = (minutes: number) => house.clock.advance(minutes * 60_000)
const rows = <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  house.asSystem(async (tx) => (await query.execute(tx)).rows)
const give = (actor: Actor, name: string, input: object) => house.dispatch(actor, name, input)
async function must(actor: Actor, name: string, input: object): Promise<unknown> {
  const done = await give(actor, name, input)
  if (done.outcome === 'refused')
    throw new Error(`${name}: ${done.code} ${JSON.stringify(done.problems)} ${JSON.stringify(done.details)}`)
  return done.output
}
const asked = async (role: Role, name: string, input: object): Promise<unknown> => {
  const answered = await house.ask(house.staff(role), name, input)
  return 'output' in answered ? answered.output : answered
}
const duty = () => house.staff('duty')
const lead = () => house.staff('psychiatrist')
const me = () => house.physician(who)

async function answer(which: keyof typeof inventedAnswers): Promise<void> {
  for (const set of answerRound(house.newId(), inventedAnswers[which]))
    await must(me(), 'screening.record-response', set)
}
const alertNow = async (): Promise<string> => {
  const [open] = await rows(
    sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${who} and handled_at is null`,
  )
  if (open === undefined) throw new Error('an open alert was expected')
  return open.id
}
type Episode = { readonly id: string; readonly phase: string; readonly class: string }
const episode = async (): Promise<Episode> => {
  const [found] = await rows(
    sql<Episode>`select id, phase, class from safety_episode.episode where person_id = ${who} order by opened_at desc`,
  )
  if (found === undefined) throw new Error('an episode was expected')
  return found
}
const owed = async (): Promise<readonly string[]> =>
  (
    await rows(
      sql<{ kind: string }>`select kind from coordination.promise where person_id = ${who} and kept_at is null
        and withdrawn_at is null order by kind`,
    )
  ).map(({ kind }) => kind)
const incidents = async (): Promise<readonly string[]> => {
  const all = sql<{ kind: string }>`select kind from incidents.incident where person_id = ${who} order by happened_at`
  return (await rows(all)).map(({ kind }) => kind)
}
const calm = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' } as const
const heading = (section: string) => ({ section, answer: 'no', ticked: [], words: null })
const weighed = {
  low: { risk: 'low', disposition: 'non-urgent-follow-up' },
  further: { risk: 'further', disposition: 'further-evaluation' },
  imminent: { risk: 'imminent', disposition: 'emergency-psychiatric-evaluation' },
} as const

/** Told on the phone, and never to be seen by whoever only watches clocks (SUI-12). */
const planted = { where: 'cuarto azul de la posta', words: 'me siento una carga', why: 'prefiere que no sepa su jefe' }
const call = async (actor: Actor, risk: keyof typeof weighed, nextMin: number, more: object = {}) =>
  must(actor, 'safety-episode.record-call', {
    ...{ episode: (await episode()).id, contact: null, spokeAt: now(), minutes: 20, channel: 'call', declined: null },
    location: {
      ...{ where: planted.where, ubigeo: '050101', callback: '+51900111222', with: 'alone', withWhom: null },
      ...{ identity: 'named', canTalk: 'yes' },
    },
    assessment: {
      ...{ thanked: true, thoughtsNow: 'no', asq: calm, alcoholNow: 'no', fullEvaluation: false, plan: 'later' },
      headings: [heading('frequency'), { ...heading('plan'), words: planted.words }, heading('past-behavior')],
      ...{ intent: { answer: 'no', on: null }, attempt: { answer: 'no', on: null }, means: 'later', reasons: null },
      ...weighed[risk],
      ...more,
    },
    nextContactAt: inMin(nextMin),
  })

/** An acute answer, taken and tried. */
async function taken(): Promise<string> {
  await answer('acute')
  const alert = await alertNow()
  await must(duty(), 'suicide-prevention.acknowledge-alert', { alert })
  pass(2)
  await must(duty(), 'suicide-prevention.log-attempt', { alert, channel: 'call', result: 'reached', note: null })
  return alert
}
const signed = { treatment: 'in-place', toldAndAgrees: true, reasoning: planted.why }
const close = async (more: object = {}) =>
  give(lead(), 'safety-episode.close', {
    ...{ episode: (await episode()).id, ...signed, knownClinician: house.account('psychiatrist') },
    ...{ caringSchedule: 'twelve-months', ...more },
  })
const savePlan = () =>
  must(me(), 'safety-plan.save', { version: house.newId(), basedOn: [], content: inventedPlan, reviewOn: null })
const recheck = (result: 'kept' | 'not-kept') =>
  must(lead(), 'safety-plan.recheck-means', {
    ...{ person: who, check: house.newId(), result, note: null, now: null, recheckBy: inMin(7 * DAY) },
  })
const agree = () =>
  must(lead(), 'safety-plan.agree-means', {
    ...{ person: who, agreement: house.newId(), soleKeyHolder: false, cover: null, recheckBy: inMin(7 * DAY) },
    measures: [{ what: 'La técnica guarda las llaves de noche', keeper: 'Técnica inventada', until: null }],
  })

describe('from an acute answer to the last greeting', () => {
  test('SUI-09 SUI-10 alert, guided call, plan, means, two calm weeks, a refused and a signed closing, greetings', async () => {
    const alert = await taken()
    expect(await episode()).toMatchObject({ phase: 'reached', class: 'A' })
    await call(duty(), 'further', DAY)
    expect(await rows(sql`select o.outcome from suicide_prevention.outcome o where o.alert_id = ${alert}`)).toEqual([
      { outcome: 'assessed-live' },
    ])
    expect(await owed()).toEqual(expect.arrayContaining(['episode-owner', 'full-evaluation', 'safety-contact']))
    await must(lead(), 'safety-episode.take-ownership', { episode: (await episode()).id })
    await savePlan()
    expect(await names()).toContain('Inventada psychiatrist')
    await agree()
    pass(600)
    await call(lead(), 'further', DAY, { fullEvaluation: true })
    expect(await episode()).toMatchObject({ phase: 'plan-active' })
    pass(600)
    await call(lead(), 'low', 2 * DAY)
    expect(await close()).toMatchObject({
      code: 'safety-episode.criteria-missing',
      details: {
        missing: expect.arrayContaining(['two-low-assessments', 'seven-days-apart', 'thirty-days-quiet']),
      },
    })
    await nextCalls()
    const { referral } = z.object({ referral: z.string() }).parse(await must(lead(), 'emergency.make-referral', warm()))
    expect(await close()).toMatchObject({ details: { missing: ['referral-attended'] } })
    pass(60)
    await must(lead(), 'emergency.confirm-attendance', attended(referral))
    await recheck('not-kept')
    expect(await close()).toMatchObject({ details: { missing: ['means-rechecked'] } })
    await recheck('kept')
    expect(await close({ treatment: 'no' })).toMatchObject({ details: { missing: ['treatment-settled'] } })
    house.clock.set(instant.parse('2027-02-20T17:00:00.000Z'))
    await call(lead(), 'low', 5 * DAY)
    await recheck('kept')
    await savePlan()
    house.clock.set(instant.parse('2027-03-01T17:00:00.000Z'))
    await call(lead(), 'low', 5 * DAY)
    await must(lead(), 'safety-episode.step-down', { episode: (await episode()).id, ...signed })
    expect(await close()).toMatchObject({ outcome: 'accepted' })
    await greetings()
  })

  /** SUI-10, by the days of the schedule; then one word. */
  async function greetings(): Promise<void> {
    const planned = () =>
      rows(
        sql<{ on: string }>`select due_on::text as on from caring_contacts.contact where person_id = ${who}
          and state = 'planned' order by due_on`,
      )
    expect((await planned()).map(({ on }) => on)).toEqual([
      ...['2027-03-02', '2027-03-08', '2027-04-01', '2027-05-01', '2027-06-01', '2027-07-01', '2027-09-01'],
      ...['2027-11-01', '2028-01-01', '2028-03-01'],
    ])
    expect(
      await rows(sql`select a.display_name as name from caring_contacts.schedule s
        join identity.account a on a.id = s.sender_id where s.person_id = ${who} and s.ended_at is null`),
    ).toEqual([{ name: 'Inventada psychiatrist' }])
    expect(await rows(sql`select 1 from identity.care_relation where person_id = ${who} and until is null`)).toEqual([])
    expect(await asked('psychiatrist', 'safety-plan.plan', { person: who })).toMatchObject({
      code: 'safety-plan.person-unknown',
    })
    await must(me(), 'caring-contacts.stop-mine', { stopped: true })
    expect(
      await rows(sql`select 1 from caring_contacts.schedule where person_id = ${who} and ended_at is null`),
    ).toEqual([])
    expect(
      await rows(sql`select 1 from suicide_prevention.alert where person_id = ${who} and handled_at is null`),
    ).toEqual([])
  }

  /** Until thirty days are quiet: contacts kept in time, and no signal of their own. */
  async function nextCalls(): Promise<void> {
    for (let nth = 0; nth < 5; nth += 1) {
      pass(7 * DAY)
      await call(lead(), 'low', 7 * DAY)
    }
    await recheck('kept')
  }
  const warm = () => ({
    ...{ person: who, service: 'csmc', facilityCode: null, name: 'Centro inventado', appointmentAt: inMin(30) },
    ...{ acceptedBy: 'Licenciada inventada', calledTogether: true, aliasOffered: true, otherProvinceOffered: true },
  })
  const attended = (referral: string) => ({
    ...{ referral, attended: true, how: 'service-said', note: null, nextAppointmentAt: null },
  })
  /** Step 5 of the plan as the phone has it. */
  async function names(): Promise<string> {
    const reader = house.runtime.registry.feed.get('plan-agencies')
    if (reader === undefined) throw new Error('no such feed')
    const given = { now: now(), keys: house.runtime.keys }
    return JSON.stringify([...(await house.asSystem((tx) => reader.read({ tx, ...given }, who, 'all'))).values()])
  }
})

describe('an emergency', () => {
  test('SUI-06 has no way out but a hand-over in person; then within a day and at seven', async () => {
    await taken()
    await must(lead(), 'safety-episode.take-ownership', { episode: (await episode()).id })
    expect(await call(duty(), 'imminent', DAY)).toMatchObject({ state: 'emergency-active', emergency: true })
    expect(await close()).toMatchObject({ code: 'safety-episode.emergency-open' })
    expect(await give(lead(), 'safety-episode.step-down', { episode: (await episode()).id, ...signed })).toMatchObject({
      code: 'safety-episode.emergency-open',
    })
    const [open] = await rows(
      sql<{ id: string }>`select id from emergency.emergency where person_id = ${who} and ended_at is null`,
    )
    const emergency = open?.id
    const received = { receivedBy: 'Dra. inventada', place: 'Hospital inventado', arrivedAt: now(), spoke: true }
    const handOver = (more: object) => give(duty(), 'emergency.confirm-hand-over', { emergency, ...received, ...more })
    expect(await handOver({ receivedBy: null })).toMatchObject({ code: 'emergency.hand-over-incomplete' })
    expect(await handOver({ arrivedAt: null })).toMatchObject({ code: 'emergency.hand-over-incomplete' })
    pass(90)
    expect(await handOver({ arrivedAt: now() })).toMatchObject({ outcome: 'accepted' })
    expect(await episode()).toMatchObject({ phase: 'handed-off' })
    expect(await planned()).toEqual([{ kind: 'after-hand-over', due: inMin(DAY) }])
    // One owner: the episode promises the call, the emergency does not; whoever handed over goes on reading.
    expect((await owed()).filter((kind) => kind === 'after-hand-over')).toEqual(['after-hand-over'])
    expect(
      await rows(sql`select c.kind, c.account_id as account from identity.care_relation c
        where c.person_id = ${who} and c.until is null and c.account_id = ${duty().accountId}`),
    ).toEqual([{ kind: 'episode', account: duty().accountId }])
    expect(
      await rows(sql`select s.because, s.paused_for as paused from caring_contacts.schedule s
        where s.person_id = ${who} and s.ended_at is null`),
    ).toEqual([{ because: 'hand-over', paused: [] }])
    pass(DAY - 60)
    await call(lead(), 'further', DAY)
    expect(await planned()).toEqual([{ kind: 'scheduled', due: inMin(DAY) }])
  })

  const planned = () =>
    rows(
      sql<{ kind: string; due: string }>`select kind, due_at as due from safety_episode.contact where person_id = ${who}
        and done_at is null and superseded_at is null`,
    )
})

describe('silence', () => {
  test('the worker alone: a call within two hours, then a signal of B, then of A; never outside both clocks', async () => {
    const alert = await taken()
    await call(duty(), 'low', 2 * DAY)
    pass(2 * DAY + 1)
    await turn()
    expect(await owed()).toEqual(expect.arrayContaining(['episode-owner', 'safety-contact']))
    expect(await signals()).toEqual(['screening'])
    // SUI-08: nobody owns them after a day. It is said once, of the programme; the person is followed as before.
    expect(await incidents()).toContain('no-owner')
    pass(2 * 60)
    await turn()
    expect(await signals()).toEqual(['screening', 'missed-contact'])
    expect(await alertNow()).not.toBe(alert)
    expect(await classNow()).toBe('B')
    for (let hour = 0; hour < 30; hour += 1) {
      pass(60)
      await turn()
    }
    expect(await classNow()).toBe('A')
    expect(await incidents()).toContain('unacknowledged-acute')
    expect((await incidents()).filter((kind) => kind === 'no-owner')).toHaveLength(1)
    expect(
      await rows(sql`select 1 from coordination.promise where kind = 'incident-review' and kept_at is null`),
    ).not.toEqual([])
    expect(await rows(sql`select because from incidents.stand_down where person_id = ${who}`)).toEqual([
      { because: 'unanswered' },
    ])
  })

  const classNow = async () =>
    (
      await rows(
        sql<{
          class: string
        }>`select class from suicide_prevention.alert where person_id = ${who} and handled_at is null`,
      )
    )[0]?.class
  const signals = async () =>
    (
      await rows(
        sql<{ kind: string }>`select distinct on (kind) kind from suicide_prevention.signal where person_id = ${who}
          order by kind desc`,
      )
    ).map(({ kind }) => kind)
  /** The worker's round, and the promise of the whole: somebody or something is always due. */
  async function turn(): Promise<void> {
    await house.worker.tick()
    const open = await rows(
      sql<{ e: Instant | null; a: Instant | null }>`select e.next_at as e, a.next_at as a from safety_episode.episode e
        left join suicide_prevention.alert a on a.person_id = e.person_id and a.handled_at is null
        where e.person_id = ${who} and e.closed_at is null`,
    )
    expect(open).toHaveLength(1)
    const nextAt = [open[0]?.e, open[0]?.a].filter((at) => at !== null && at !== undefined)
    expect(nextAt.length).toBeGreaterThan(0)
    expect(Math.max(...nextAt.map((at) => Date.parse(at)))).toBeGreaterThan(Date.parse(now()))
  }
})

describe('leaving, and a word that was taken back', () => {
  const withdraw = () =>
    must(me(), 'enrollment.withdraw-consent', { layer: 2, version: '2026-11', language: 'es', declinesLastCall: false })
  const consent = () => must(me(), 'enrollment.give-consent', { layers: [1, 2, 3], version: '2026-11', language: 'es' })

  test('SUI-11 nothing automatic follows, one call is offered, the plan stays, and a psychiatrist signs', async () => {
    await consent()
    await taken()
    await must(lead(), 'safety-episode.take-ownership', { episode: (await episode()).id })
    await savePlan()
    await call(lead(), 'low', 2 * DAY)
    pass(5)
    await withdraw()
    expect(await owed()).toContain('last-call')
    expect(await rows(sql`select 1 from caring_contacts.schedule where person_id = ${who}`)).toEqual([])
    const before = await toThem()
    for (let hour = 0; hour < 96; hour += 12) {
      pass(720)
      await house.worker.tick()
    }
    expect(await toThem()).toBe(before)
    expect(
      await rows(sql`select 1 from suicide_prevention.alert where person_id = ${who} and handled_at is null`),
    ).toEqual([])
    expect(await incidents()).toContain('no-contact-recorded')
    const ending = async () =>
      give(lead(), 'safety-episode.close-as-withdrawn', { episode: (await episode()).id, reasoning: planted.why })
    expect(await ending()).toMatchObject({ code: 'safety-episode.last-call-owed' })
    await must(lead(), 'safety-episode.try-last-call', {
      ...{ episode: (await episode()).id, result: 'declined', words: null },
    })
    expect(await ending()).toMatchObject({ outcome: 'accepted' })
    const reader = house.runtime.registry.feed.get('safety-plan')
    const given = { now: now(), keys: house.runtime.keys }
    expect((await house.asSystem(async (tx) => reader?.read({ tx, ...given }, who, 'all')))?.size).toBeGreaterThan(0)
    expect(await rows(sql`select 1 from identity.care_relation where person_id = ${who} and until is null`)).toEqual([])
  })

  const toThem = async () => (await rows(sql`select 1 from messages.outbox where to_person = ${who}`)).length

  test('"died", pressed by a slip and taken back, is followed again, with and without an open alert', async () => {
    await taken()
    await call(duty(), 'further', DAY)
    pass(60)
    await must(duty(), 'incidents.stand-down', { person: who, because: 'died' })
    expect(await episode()).toMatchObject({ phase: 'closed' })
    pass(3)
    await must(duty(), 'incidents.resume', { person: who })
    expect(await episode()).toMatchObject({ phase: 'signalled', class: 'A' })
    const alert = await alertNow()
    await must(duty(), 'incidents.stand-down', { person: who, because: 'died' })
    pass(3)
    await must(duty(), 'incidents.resume', { person: who })
    expect(await episode()).toMatchObject({ phase: 'signalled' })
    expect(await alertNow()).toBe(alert)
  })
})

test('SUI-12 who watches the clocks sees no answer, place, word, risk or method', async () => {
  await taken()
  await must(lead(), 'safety-episode.take-ownership', { episode: (await episode()).id })
  await savePlan()
  await agree()
  await call(duty(), 'further', DAY)
  const from = now()
  const seen = JSON.stringify([
    await asked('coordinator', 'safety-episode.list', {}),
    await asked('coordinator', 'safety-episode.calendar', { from, to: inMin(7 * DAY) }),
    await asked('coordinator', 'coordination.board', {}),
    await asked('coordinator', 'emergency.open-now', {}),
    await asked('coordinator', 'incidents.list', {}),
    await asked('coordinator', 'suicide-prevention.open-alerts', {}),
    await asked('director', 'safety-episode.list', {}),
  ])
  expect(seen).toContain((await episode()).id)
  for (const word of [...Object.values(planted), 'further', 'further-evaluation', 'llaves', 'hermana', 'asq', 'ASQ'])
    expect([word, seen.includes(word)]).toEqual([word, false])
  for (const query of ['safety-episode.episode', 'safety-plan.plan', 'emergency.of-person', 'emergency.referrals'])
    expect(await asked('coordinator', query, { person: who })).toMatchObject({ code: 'auth.role-missing' })
})
