import { type PersonId, z } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listedTwice, outputOf } from './listed-twice.ts'
import type { WholeHouse } from './whole-house.ts'

/** @safety of two records the graver goes on (EC-08), with everything that was known and owed. */
let house: WholeHouse
let a: PersonId
let b: PersonId
const { merge, run, rowsOf, answerAs, hour } = listedTwice((listed) => {
  ;({ house, a, b } = listed)
})

test('EC-08 two open alerts: the acute one goes on, and nothing of the lesser is lost', async () => {
  outputOf(await house.dispatch(house.physician(a), 'suicide-prevention.ask-for-help', {}))
  await answerAs(b, 'acute')
  const open = await rowsOf<{ id: string; class: string; person: string }>(
    sql`select id, class, person_id as person from suicide_prevention.alert where person_id in (${a}, ${b})`,
  )
  const [acute, lesser] = [open.find((one) => one.class === 'A'), open.find((one) => one.class === 'B')]
  expect([acute?.person, lesser?.person]).toEqual([b, a])
  const duty = house.account('duty')
  await run(sql`insert into suicide_prevention.attempt (id, program_id, alert_id, person_id, by_account, at, channel, result)
    values (${house.newId()}, ${house.program}, ${lesser?.id}, ${a}, ${duty}, ${hour(0)}, 'call', 'no-answer')`)
  await run(sql`update suicide_prevention.alert set attempts = 1 where id = ${lesser?.id}`)
  await run(sql`insert into suicide_prevention.incident (id, program_id, alert_id, kind, opened_at, review_due_at)
    values (${house.newId()}, ${house.program}, ${lesser?.id}, 'nobody-on-call', ${hour(0)}, ${hour(100)})`)
  await run(sql`insert into identity.alert_care (alert_id, account_id, program_id, person_id)
    values (${lesser?.id}, ${duty}, ${house.program}, ${a}) on conflict do nothing`)
  // They left with the lesser one open, and said no to the last call: an acute alert is an emergency first.
  await run(sql`insert into suicide_prevention.leaving (alert_id, program_id, person_id, left_at, declines_last_call)
    values (${lesser?.id}, ${house.program}, ${a}, ${hour(0)}, true)`)
  const counted = sql<{ signals: number; logged: number; incidents: number; attempts: number; cared: number }>`select
    (select count(*)::int from suicide_prevention.signal where alert_id in (${acute?.id}, ${lesser?.id})) as signals,
    (select count(*)::int from suicide_prevention.ladder_log where alert_id in (${acute?.id}, ${lesser?.id})) as logged,
    (select count(*)::int from suicide_prevention.incident where alert_id in (${acute?.id}, ${lesser?.id})) as incidents,
    (select count(*)::int from suicide_prevention.attempt where alert_id in (${acute?.id}, ${lesser?.id})) as attempts,
    (select count(distinct account_id)::int from identity.alert_care where alert_id in (${acute?.id}, ${lesser?.id})) as cared`
  const before = await rowsOf(counted)
  await merge()
  expect(await rowsOf(counted)).toEqual(before)
  expect(
    await rowsOf(sql`select id, person_id, class, handled_at, attempts, next_at <= ${hour(0)} as sounds
      from suicide_prevention.alert where person_id in (${a}, ${b})`),
  ).toEqual([{ id: acute?.id, person_id: a, class: 'A', handled_at: null, attempts: 1, sounds: true }])
  expect(
    await rowsOf(sql`select kind from coordination.promise where person_id = ${a} and kept_at is null
      and withdrawn_at is null and kind in ('last-call', 'closing-reasons') order by kind`),
  ).toEqual([{ kind: 'closing-reasons' }, { kind: 'last-call' }])
  const waiting = sql`select 1 from messages.outbox where subject_ref = ${`alert:${lesser?.id}`} and state in ('queued', 'held')`
  expect(await rowsOf(waiting)).toEqual([])
})

test('EC-14 both plans stand and the phone asks which; of two agreements the newer holds, and is owed once', async () => {
  const duty = house.staff('duty')
  const versions = [house.newId(), house.newId()]
  for (const [at, person] of [a, b].entries()) {
    const input = { version: versions[at], basedOn: [], content: inventedPlan, reviewOn: null }
    outputOf(await house.dispatch(house.physician(person), 'safety-plan.save', input))
    outputOf(await house.dispatch(house.physician(person), 'safety-plan.set-shown-without-pin', { shown: at === 0 }))
    const care = { person, account: house.account('duty') }
    outputOf(await house.dispatch(house.staff('psychiatrist'), 'identity.begin-care', care))
    house.clock.advance(300_000)
    const means = { measures: [{ what: 'Alguien guarda las llaves', keeper: null, until: null }], cover: null }
    const agreed = { ...means, person, agreement: house.newId(), soleKeyHolder: false, recheckBy: hour(40 + at) }
    outputOf(await house.dispatch(duty, 'safety-plan.agree-means', agreed))
  }
  const newest = hour(41)
  await merge()
  const reader = house.runtime.registry.feed.get('safety-plan')
  const held = await house.asSystem(async (tx) =>
    reader?.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, a, 'all'),
  )
  expect([...(held?.keys() ?? [])].sort()).toEqual([...versions, 'means', 'shown'].sort())
  expect(held?.get('shown')).toMatchObject({ withoutPin: true })
  expect(
    await rowsOf(sql`select due_at = ${newest} as newest from coordination.promise where person_id in (${a}, ${b})
      and kind = 'means-recheck' and kept_at is null and withdrawn_at is null`),
  ).toEqual([{ newest: true }])
})

test('EC-08 of a search and an emergency the danger goes on, by the earlier clock; what was decided and owed joins it', async () => {
  const [lead, duty] = [house.staff('psychiatrist'), house.staff('duty')]
  for (const person of [a, b])
    for (const role of ['psychiatrist', 'duty'] as const)
      outputOf(await house.dispatch(lead, 'identity.begin-care', { person, account: house.account(role) }))
  await answerAs(a, 'acute')
  const opened = z.object({ emergency: z.string() })
  const open = async (name: string, person: PersonId) =>
    opened.parse(outputOf(await house.dispatch(lead, name, { person }))).emergency
  const search = await open('emergency.say-unreachable', a)
  house.clock.advance(5 * 60_000)
  const danger = await open('emergency.open', b)
  const decided = { ...{ emergency: search, what: 'samu-pnp', reason: 'Motivo inventado', asked: 'could-not-ask' } }
  const made = await house.dispatch(lead, 'emergency.decide', {
    ...decided,
    told: 'no',
    imminent: true,
    lookAgainAt: null,
  })
  expect(made).toMatchObject({ outcome: 'accepted' })
  await merge()
  expect(
    await rowsOf(sql`select id, person_id, kind, next_at = ${hour(0.5)} as sooner from emergency.emergency
      where person_id in (${a}, ${b}) and ended_at is null`),
  ).toEqual([{ id: danger, person_id: a, kind: 'imminent', sooner: true }])
  expect(await rowsOf(sql`select emergency_id as of from emergency.decision where person_id = ${a}`)).toEqual([
    { of: danger },
  ])
  expect(
    await rowsOf(sql`select kind from coordination.promise where person_id = ${a} and kept_at is null and withdrawn_at is null
      and kind in ('stay-with-person', 'unreachable-decision')`),
  ).toEqual([{ kind: 'stay-with-person' }])
  expect(await house.ask(duty, 'emergency.of-person', { person: a })).toMatchObject({
    output: { emergency: { emergency: danger }, log: [{ what: 'samu-pnp' }] },
  })
})

test('EC-08 EC-12 whoever of the two was stood down, the survivor is: nothing automatic goes on by a merge', async () => {
  const press = (person: PersonId, because: string) =>
    house.dispatch(house.staff('psychiatrist'), 'incidents.stand-down', { person, because })
  outputOf(await press(a, 'attempt'))
  outputOf(await press(b, 'attempt'))
  outputOf(await press(b, 'hospitalised'))
  await merge()
  expect(
    await rowsOf(
      sql`select because from incidents.stand_down where person_id = ${a} and resumed_at is null order by because`,
    ),
  ).toEqual([{ because: 'attempt' }, { because: 'hospitalised' }])
  expect(
    await rowsOf(
      sql`select stood_down_since is not null as stood, hospital_since is not null as hospital from enrollment.person where id = ${a}`,
    ),
  ).toEqual([{ stood: true, hospital: true }])
})

test('EC-08 a death said of another record ends nothing for whoever is followed: it is reviewed, and their clocks go on', async () => {
  const coordinator = house.staff('coordinator')
  outputOf(await house.dispatch(coordinator, 'enrollment.set-standing', { person: b, standing: 'deceased' }))
  await answerAs(a, 'acute')
  await merge()
  const [stands] = await rowsOf<{ state: string }>(sql`select state from enrollment.person where id = ${a}`)
  expect(stands?.state).not.toBe('deceased')
  expect(await rowsOf(sql`select 1 from incidents.stand_down where because = 'died' and resumed_at is null`)).toEqual(
    [],
  )
  const open = sql`select (select count(*)::int from suicide_prevention.alert where person_id = ${a} and handled_at is null) as alerts,
    (select count(*)::int from safety_episode.episode where person_id = ${a} and closed_at is null) as episodes`
  expect(await rowsOf(open)).toEqual([{ alerts: 1, episodes: 1 }])
  expect(await rowsOf(sql`select 1 from incidents.incident where kind = 'death' and person_id = ${a}`)).toHaveLength(1)
})
