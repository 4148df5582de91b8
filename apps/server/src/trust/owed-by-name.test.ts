import { type Actor, type Instant, plusMinutes } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { answerRound, answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** What an episode owes beside its contacts, with every room: by whom, until when, and kept by whatever keeps it. */
let house: WholeHouse
let episode: string
beforeEach(async () => {
  house = await wholeHouse()
  for (const set of answerRound(house.newId(), inventedAnswers.acute))
    await must(me(), 'screening.record-response', set)
  episode = (await one<{ id: string }>(sql`select id from safety_episode.episode`)).id
})
afterEach(() => house.close())

const DAY = 1440
const now = (): Instant => house.clock.now()
const me = () => house.physician(house.own)
const duty = () => house.staff('duty')
async function must(actor: Actor, name: string, input: object): Promise<void> {
  const done = await house.dispatch(actor, name, input)
  if (done.outcome === 'refused') throw new Error(`${name}: ${done.code} ${JSON.stringify(done.problems)}`)
}
const rows = <Row>(query: ReturnType<typeof sql<Row>>) => house.asSystem(async (tx) => (await query.execute(tx)).rows)
async function one<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> {
  const [row] = await rows(query)
  if (row === undefined) throw new Error('one row was expected')
  return row
}
const alert = async () =>
  (await one<{ id: string }>(sql`select id from suicide_prevention.alert where handled_at is null`)).id
const owed = (kind: string) =>
  rows(sql<{ due: Instant; role: string }>`select due_at as due, owed_by_role as role from coordination.promise
    where kind = ${kind} and kept_at is null and withdrawn_at is null`)
const kept = (kind: string) =>
  rows(
    sql<{
      by: string | null
    }>`select kept_by as by from coordination.promise where kind = ${kind} and kept_at is not null`,
  )

async function call(): Promise<void> {
  const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }
  const heading = (section: string) => ({ section, answer: 'no', ticked: [], words: null })
  await must(duty(), 'safety-episode.record-call', {
    ...{ episode, contact: null, spokeAt: now(), minutes: 20, channel: 'call', declined: null },
    location: {
      ...{ identity: 'named', where: 'Posta inventada', ubigeo: null, callback: '+51900111222' },
      ...{ with: 'alone', withWhom: null, canTalk: 'yes' },
    },
    assessment: {
      ...{ thanked: true, headings: ['frequency', 'plan', 'past-behavior'].map(heading), thoughtsNow: 'no', asq },
      ...{ intent: { answer: 'no', on: null }, attempt: { answer: 'no', on: null }, alcoholNow: 'no' },
      ...{ risk: 'low', disposition: 'non-urgent-follow-up', fullEvaluation: false, plan: 'later', means: 'later' },
      reasons: null,
    },
    nextContactAt: plusMinutes(now(), DAY),
  })
}

test('R-SUI-09 the PHQ-9 of a fortnight is owed by psychiatry; on the phone or read aloud it is kept, and the next is owed', async () => {
  const opened = now()
  await call()
  expect(await owed('phq9-again')).toEqual([{ due: plusMinutes(opened, 14 * DAY), role: 'psychiatrist' }])
  house.clock.advance(10 * DAY * 60_000)
  const set = answerSet(house.newId(), 'phq-9', inventedAnswers.calm['phq-9'])
  await must(me(), 'screening.record-response', set)
  expect(await kept('phq9-again')).toEqual([{ by: null }])
  expect(await owed('phq9-again')).toEqual([{ due: plusMinutes(now(), 14 * DAY), role: 'psychiatrist' }])
  house.clock.advance(13 * DAY * 60_000)
  const live = { ...set, r: house.newId(), m: 'phone', person: house.own }
  await must(duty(), 'screening.record-live-response', live)
  expect(await kept('phq9-again')).toHaveLength(2)
  expect(await owed('phq9-again')).toEqual([{ due: plusMinutes(now(), 14 * DAY), role: 'psychiatrist' }])
})

test('7.5 a plan left for later is owed by the next contact; then the day on which it is looked at again, kept by a newer version', async () => {
  await call()
  const byContact = [{ due: plusMinutes(now(), DAY), role: 'psychiatrist' }]
  expect([await owed('plan-review'), await owed('means-recheck')]).toEqual([byContact, byContact])
  const plan = { version: house.newId(), basedOn: [], content: inventedPlan, reviewOn: '2026-06-08' }
  await must(me(), 'safety-plan.save', plan)
  expect(await owed('plan-review')).toEqual([{ due: '2026-06-08T23:00:00.000Z', role: 'psychiatrist' }])
  house.clock.advance(8 * DAY * 60_000)
  const newer = { version: house.newId(), basedOn: [plan.version], content: inventedPlan, reviewOn: null }
  await must(duty(), 'safety-plan.save-with', { ...newer, person: house.own })
  expect(await owed('plan-review')).toEqual([])
  expect(await kept('plan-review')).toHaveLength(2)
})

test('SUI-02 an alert that was taken and not tried is told to the episode when it lapses, and when it is taken again', async () => {
  const phase = async () => (await one<{ phase: string }>(sql`select phase from safety_episode.episode`)).phase
  await must(duty(), 'suicide-prevention.acknowledge-alert', { alert: await alert() })
  expect(await phase()).toBe('acknowledged')
  expect(await owed('safety-assessment')).toHaveLength(1)
  house.clock.advance(31 * 60_000)
  await house.worker.tick()
  await house.worker.runNow('safety-episode.look')
  expect(await phase()).toBe('signalled')
  expect(await owed('safety-assessment')).toEqual([])
  await must(house.staff('psychiatrist'), 'suicide-prevention.acknowledge-alert', { alert: await alert() })
  await house.worker.runNow('safety-episode.look')
  expect(await phase()).toBe('acknowledged')
  // Owed once more, for the same hour, and seen by everybody.
  expect(await owed('safety-assessment')).toHaveLength(1)
  await must(house.staff('psychiatrist'), 'suicide-prevention.return-alert', {
    alert: await alert(),
    because: 'must-leave',
  })
  await house.worker.runNow('safety-episode.look')
  expect(await phase()).toBe('signalled')
})
