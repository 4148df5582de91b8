import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { oldestUnacknowledgedS } from './index.ts'
import { type Crew, callsOf, fullCrew, lima, type Night, night } from './testing/night.ts'

let world: Night
let crew: Crew
const name = (operation: string): string => `suicide-prevention.${operation}`

beforeEach(async () => {
  world = await night(lima('2026-11-21', '23:40'))
  crew = await fullCrew(world)
})
afterEach(() => world.house.close())

const alertId = async (): Promise<string> =>
  (await world.rows(sql<{ id: string }>`select id from suicide_prevention.alert order by opened_at desc`))[0]?.id ?? ''

async function taken(): Promise<string> {
  await world.risk(world.physician, 'A')
  const alert = await alertId()
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  return alert
}

test('SCR-11 the same answers twice, and other answers the same hour, are one alert', async () => {
  const response = world.house.newId()
  await world.risk(world.physician, 'B', { response })
  await world.risk(world.physician, 'B', { response })
  await world.risk(world.physician, 'B')
  expect(await world.rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'B' }])
  expect(await world.rows(sql`select count(*)::int as n from suicide_prevention.signal`)).toEqual([{ n: 2 }])
  expect((await callsOf(world)).map(({ channel }) => channel)).toEqual(['sms'])
})

test('a new acute signal raises the open alert and rings again; a non-acute one never lowers it', async () => {
  await world.risk(world.physician, 'B')
  const alert = await alertId()
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  await world.risk(world.physician, 'A')
  expect(await world.rows(sql`select id, class, acknowledged_by as by from suicide_prevention.alert`)).toEqual([
    { id: alert, class: 'A', by: null },
  ])
  expect((await callsOf(world)).map(({ channel }) => channel).toSorted()).toEqual(['sms', 'sms', 'voice'])
  await world.risk(world.physician, 'B')
  expect(await world.rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'A' }])
})

test('forty signals of one person at once are one alert', async () => {
  await Promise.all(Array.from({ length: 40 }, () => world.risk(world.physician, 'A')))
  expect(await world.rows(sql`select count(*)::int as n from suicide_prevention.alert`)).toEqual([{ n: 1 }])
  expect(await world.rows(sql`select count(*)::int as n from suicide_prevention.signal`)).toEqual([{ n: 40 }])
})

test('a late answer alerts now, and its age is kept', async () => {
  await world.risk(world.physician, 'A', { occurredAt: lima('2026-11-19', '12:40') })
  const seen = await world.house.ask(crew.first.actor, name('open-alerts'), {})
  expect(seen).toMatchObject({
    output: { alerts: [{ receivedAt: lima('2026-11-21', '23:40'), occurredAt: lima('2026-11-19', '12:40') }] },
  })
  expect((await callsOf(world)).every(({ at }) => at === lima('2026-11-21', '23:40'))).toBe(true)
})

test('the first who takes it owns it; the second is told who', async () => {
  const alert = await taken()
  expect(await world.house.dispatch(crew.second.actor, name('acknowledge-alert'), { alert })).toMatchObject({
    outcome: 'refused',
    code: 'suicide-prevention.taken',
    status: 409,
    details: { by: 'Rosa', at: lima('2026-11-21', '23:40') },
  })
  const strip = await world.house.ask(crew.second.actor, name('open-alerts'), {})
  expect(strip).toMatchObject({ output: { alerts: [{ owner: 'Rosa', mine: false, state: 'acknowledged' }] } })
})

test('7.10 two who press at the same moment: one owns, the other is told', async () => {
  await world.risk(world.physician, 'A')
  const alert = await alertId()
  const outcomes = await Promise.all(
    [crew.first, crew.second, crew.lead].map(({ actor }) =>
      world.house.dispatch(actor, name('acknowledge-alert'), { alert }),
    ),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
  expect(outcomes.filter((one) => one.outcome === 'refused').map(({ code }) => code)).toEqual([
    name('taken'),
    name('taken'),
  ])
})

test('messages that have not left are stopped when somebody takes the alert', async () => {
  await taken()
  expect(await world.rows(sql`select distinct state, reason from messages.outbox`)).toEqual([
    { state: 'expired', reason: 'alert.acknowledged' },
  ])
})

test('only a recorded outcome of contact ends it, with the next contact dated', async () => {
  const alert = await taken()
  const next = lima('2026-11-22', '23:00')
  const end = (more: object = {}) =>
    world.house.dispatch(crew.first.actor, name('record-outcome'), {
      alert,
      outcome: 'safe-plan-made',
      nextContactAt: next,
      words: null,
      ...more,
    })
  expect(await end()).toMatchObject({ code: name('no-contact-yet') })
  const log = (channel: string, result: string) =>
    world.house.dispatch(crew.first.actor, name('log-attempt'), { alert, channel, result, note: 'nota inventada' })
  await log('call', 'no-answer')
  await log('trusted-person', 'reached')
  expect(await end()).toMatchObject({ code: name('no-contact-yet') })
  await log('call', 'reached')
  expect(await end({ nextContactAt: lima('2026-11-21', '23:00') })).toMatchObject({
    code: name('next-contact-not-dated'),
  })
  expect(await end()).toMatchObject({ outcome: 'accepted' })
  expect(await end()).toMatchObject({ code: name('alert-handled') })
  expect(await world.rows(sql`select next_at, handled_by from suicide_prevention.alert`)).toEqual([
    { next_at: null, handled_by: String(crew.first.account) },
  ])
  expect(await world.rows(sql`select count(*)::int as n from identity.care_relation where until is null`)).toEqual([
    { n: 0 },
  ])
  await world.risk(world.physician, 'A')
  expect(
    await world.rows(sql`select count(*)::int as n from suicide_prevention.alert where handled_at is null`),
  ).toEqual([{ n: 1 }])
})

test('SUI-07 by hand nobody ends it without contact: a psychiatrist with a reason and a call the same day neither', async () => {
  await world.risk(world.physician, 'A', { occurredAt: lima('2026-11-15', '10:00') })
  const alert = await alertId()
  await world.house.dispatch(crew.lead.actor, name('acknowledge-alert'), { alert })
  const tried = { alert, channel: 'call', result: 'no-answer', note: null }
  await world.house.dispatch(crew.lead.actor, name('log-attempt'), tried)
  const end = (outcome: string) =>
    world.house.dispatch(crew.lead.actor, name('record-outcome'), {
      ...{ alert, outcome, nextContactAt: lima('2026-11-22', '10:00'), words: 'Motivo inventado' },
    })
  for (const outcome of ['psychiatrist-decision', 'assessed-live', 'passed-on'])
    expect(await end(outcome)).toMatchObject({ code: 'input.malformed' })
  expect(await end('declined-further-contact')).toMatchObject({ code: name('no-contact-yet') })
  expect(await end('closed-as-withdrawn')).toMatchObject({ code: name('has-not-left') })
  expect(await world.rows(sql`select handled_at as at from suicide_prevention.alert`)).toEqual([{ at: null }])
})

test('giving it back calls the next rung in the same moment', async () => {
  const alert = await taken()
  const before = new Set((await callsOf(world)).map(({ key }) => key))
  expect(
    await world.house.dispatch(crew.second.actor, name('return-alert'), { alert, because: 'must-leave' }),
  ).toMatchObject({ code: name('take-it-first') })
  await world.house.dispatch(crew.first.actor, name('return-alert'), { alert, because: 'must-leave' })
  const after = (await callsOf(world)).filter(({ key }) => !before.has(key))
  expect(new Set(after.map(({ account }) => account))).toEqual(
    new Set([String(crew.second.account), String(crew.coordinator.account)]),
  )
  expect(await world.rows(sql`select acknowledged_by as by from suicide_prevention.alert`)).toEqual([{ by: null }])
})

test('asking for help again is heard by whoever owns the alert', async () => {
  await taken()
  const before = new Set((await callsOf(world)).map(({ key }) => key))
  await world.house.dispatch(world.physician, name('ask-for-help'), {})
  const after = (await callsOf(world)).filter(({ key }) => !before.has(key))
  expect(after.map(({ account, channel }) => `${account} ${channel}`)).toEqual([
    `${crew.first.account} sms`,
    `${crew.first.account} voice`,
  ])
})

const reach = (alert: string) =>
  world.house.dispatch(crew.first.actor, name('log-attempt'), { alert, channel: 'call', result: 'reached', note: null })
const toldSince = async (from: string): Promise<readonly string[]> => [
  ...new Set((await callsOf(world)).filter(({ at }) => at >= from).map(({ account }) => account)),
]

test('R-SUI-02 "necesito ayuda ya" after contact, unanswered for five minutes: acute, and nobody’s but the ladder’s', async () => {
  await world.risk(world.physician, 'B')
  const alert = await alertId()
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  await reach(alert)
  const asked = lima('2026-11-22', '03:00')
  world.house.clock.set(asked)
  await world.house.dispatch(world.physician, name('ask-for-help'), {})
  expect(await toldSince(asked)).toEqual([String(crew.first.account)])
  await world.tickAt('2026-11-22', '03:05')
  expect(
    await world.rows(sql`select class, acknowledged_by as by, reached_at as reached, received_at as received
      from suicide_prevention.alert`),
  ).toEqual([{ class: 'A', by: null, reached: null, received: asked }])
  await world.tickAt('2026-11-22', '03:15')
  expect(await toldSince(lima('2026-11-22', '03:15'))).toContain(String(crew.second.account))
  expect(await world.rows(sql`select kind from suicide_prevention.incident`)).toEqual([])
})

test('R-SUI-02 spoken with again within the five minutes, whoever has it keeps it', async () => {
  await world.risk(world.physician, 'B')
  const alert = await alertId()
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  await reach(alert)
  world.house.clock.set(lima('2026-11-22', '03:00'))
  await world.house.dispatch(world.physician, name('ask-for-help'), {})
  world.house.clock.set(lima('2026-11-22', '03:04'))
  await reach(alert)
  await world.tickAt('2026-11-22', '03:06')
  expect(await world.rows(sql`select class, acknowledged_by as by from suicide_prevention.alert`)).toEqual([
    { class: 'B', by: String(crew.first.account) },
  ])
})

test('an acute answer after contact is no contact: half an hour without an act, and the ladder has it again', async () => {
  const alert = await taken()
  await reach(alert)
  await world.tickAt('2026-11-22', '00:30')
  await world.risk(world.physician, 'A')
  expect(
    await world.rows(sql`select acknowledged_by as by, reached_at as reached from suicide_prevention.alert`),
  ).toEqual([{ by: String(crew.first.account), reached: null }])
  const end = { alert, outcome: 'safe-plan-made', nextContactAt: lima('2026-11-22', '23:00'), words: null }
  expect(await world.house.dispatch(crew.first.actor, name('record-outcome'), end)).toMatchObject({
    code: name('no-contact-yet'),
  })
  // Asking again does not give more time: it counts from the first call that nobody acted on.
  world.house.clock.set(lima('2026-11-22', '00:50'))
  await world.house.dispatch(world.physician, name('ask-for-help'), {})
  await world.tickAt('2026-11-22', '00:59')
  expect(await world.rows(sql`select acknowledged_by as by from suicide_prevention.alert`)).toEqual([
    { by: String(crew.first.account) },
  ])
  await world.tickAt('2026-11-22', '01:00')
  expect(await world.rows(sql`select acknowledged_by as by from suicide_prevention.alert`)).toEqual([{ by: null }])
  expect(await toldSince(lima('2026-11-22', '01:00'))).toEqual(expect.arrayContaining([String(crew.lead.account)]))
})

test('asking again where whoever has it cannot be woken: whoever is there is', async () => {
  await taken()
  await world.house.asSystem((tx) =>
    sql`update identity.account set active = false where id = ${crew.first.account}`.execute(tx),
  )
  world.house.clock.set(lima('2026-11-21', '23:45'))
  await world.house.dispatch(world.physician, name('ask-for-help'), {})
  expect(await toldSince(lima('2026-11-21', '23:45'))).toEqual(expect.arrayContaining([String(crew.second.account)]))
})

test('what is not acute and comes after contact is told to whoever has the alert, without a call', async () => {
  await world.risk(world.physician, 'B')
  const alert = await alertId()
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert })
  await reach(alert)
  world.house.clock.set(lima('2026-11-22', '09:00'))
  await world.risk(world.physician, 'B')
  const after = (await callsOf(world)).filter(({ at }) => at === lima('2026-11-22', '09:00'))
  expect(after.map(({ account, channel }) => `${account} ${channel}`)).toEqual([`${crew.first.account} sms`])
})

test('an acute answer on an alert that somebody has is told to them, and they keep it', async () => {
  await taken()
  const before = new Set((await callsOf(world)).map(({ key }) => key))
  await world.risk(world.physician, 'A')
  const after = (await callsOf(world)).filter(({ key }) => !before.has(key))
  expect(new Set(after.map(({ account }) => account))).toEqual(new Set([String(crew.first.account)]))
  expect(await world.rows(sql`select acknowledged_by as by from suicide_prevention.alert`)).toEqual([
    { by: String(crew.first.account) },
  ])
})

test('the person’s phone holds the truth at every turn', async () => {
  const truth = async () => {
    const { rows } = await world.house.asSystem((tx) =>
      sql<{ kind: string }>`select kind from platform.change where person_id = ${world.person} order by seq`.execute(
        tx,
      ),
    )
    const reader = world.house.runtime.registry.feed.get('alert')
    const bodies = await world.house.asSystem(
      (tx) =>
        reader?.read({ tx, now: world.house.clock.now(), keys: world.house.runtime.keys }, world.person, 'all') ??
        Promise.resolve(new Map<string, unknown>()),
    )
    return { changes: rows.filter(({ kind }) => kind === 'alert').length, fact: [...bodies.values()][0] }
  }
  const alert = await taken()
  expect(await truth()).toMatchObject({
    changes: 2,
    fact: {
      state: 'acknowledged',
      who: 'Rosa',
      toldAt: lima('2026-11-21', '23:40'),
      callDueAt: lima('2026-11-22', '00:10'),
    },
  })
  await world.tickAt('2026-11-22', '00:10')
  expect(await truth()).toMatchObject({ changes: 3, fact: { state: 'received', who: null, acknowledgedAt: null } })
  await world.house.dispatch(crew.lead.actor, name('acknowledge-alert'), { alert })
  await world.house.dispatch(crew.lead.actor, name('log-attempt'), {
    alert,
    channel: 'call',
    result: 'reached',
    note: null,
  })
  expect(await truth()).toMatchObject({ fact: { state: 'reached', who: 'Inés' } })
})

test('the oldest alert that nobody took is the figure of readiness', async () => {
  await world.risk(world.physician, 'A')
  world.house.clock.advance(90_000)
  expect(await world.house.asSystem((tx) => oldestUnacknowledgedS(tx, world.house.clock.now()))).toBe(90)
  await world.house.dispatch(crew.first.actor, name('acknowledge-alert'), { alert: await alertId() })
  expect(await world.house.asSystem((tx) => oldestUnacknowledgedS(tx, world.house.clock.now()))).toBeNull()
})
