import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCall, calmAsq, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let rosa: Member
let ines: Member
type One = Awaited<ReturnType<Ward['admit']>>
let ana: One
let doble: One

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.admit()
  doble = await w.admit()
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const pass = (minutes: number): void => w.house.clock.advance(minutes * 60_000)
const merge = async (): Promise<void> => {
  await w.rows(sql`insert into roster.merge (duplicate_id, survivor_id, program_id, at)
    values (${doble.person}, ${ana.person}, ${w.program}, ${now()})`)
  const both = { survivor: ana.person, duplicate: doble.person, program: w.program }
  await w.say('merged', { ...both, at: now(), stillHeld: false })
}
const call = async (one: One, who: Member, nextMin: number, more: object = {}): Promise<void> => {
  const given = aCall(await w.episode(one.person), now(), inMin(nextMin), more)
  expect(await w.house.dispatch(who.actor, 'safety-episode.record-call', given)).toMatchObject({ outcome: 'accepted' })
}
const open = () =>
  w.rows(sql<{ id: string; person: string; due: Instant; next: Instant }>`select id, person_id as person, due_at as due,
    next_at as next from safety_episode.episode where closed_at is null`)
const count = async (table: string): Promise<number> =>
  (
    await w.rows(sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)} where person_id = ${ana.person}`)
  )[0]?.n ?? 0

test('EC-08 two open episodes become one: nothing of either is lost, and the nearer contact is the one that is due', async () => {
  await w.risk(ana.person, 'B')
  await call(ana, ines, 2 * DAY)
  await w.risk(doble.person, 'B')
  const raised = { risk: 'further', disposition: 'further-evaluation', reasons: 'Motivo inventado' }
  await call(doble, rosa, DAY - 60, raised)
  const due = inMin(DAY - 60)
  expect(await open()).toHaveLength(2)
  await merge()
  const [kept, ...others] = await open()
  expect(others).toEqual([])
  expect(kept).toMatchObject({ person: ana.person })
  expect(await count('safety_episode.assessment')).toBe(2)
  expect(await count('safety_episode.location')).toBe(2)
  expect(
    await w.rows(sql`select due_at as due from safety_episode.contact where done_at is null and superseded_at is null`),
  ).toEqual([{ due }])
  expect(await w.rows(sql`select 1 from safety_episode.contact where missed_at is not null`)).toEqual([])
  expect(await w.owed(ana.person)).toContain('full-evaluation')
  expect((await w.owed(ana.person)).filter((kind) => kind === 'safety-contact')).toHaveLength(1)
  expect(await w.owed(doble.person)).toEqual([])
  await w.house.worker.tick()
  pass(DAY)
  await w.house.worker.tick()
  pass(120)
  await w.house.worker.tick()
  expect(await w.rows(sql`select class from suicide_prevention.signal where kind = 'missed-contact'`)).toEqual([
    { class: 'B' },
  ])
})

test('EC-08 a signal that nobody answered goes on in the episode that stays, by the earlier clock', async () => {
  await w.risk(doble.person, 'B')
  const clock = now()
  pass(60)
  await w.risk(ana.person, 'B')
  await merge()
  const [kept, ...others] = await open()
  expect(others).toEqual([])
  expect(kept?.due).toBe(plusMinutes(clock, 240))
  expect(await w.rows(sql`select phase from safety_episode.episode where closed_at is null`)).toEqual([
    { phase: 'signalled' },
  ])
  await call(ana, ines, 2 * DAY)
  expect(await w.rows(sql`select phase from safety_episode.episode`)).toMatchObject([{ phase: 'plan-active' }])
})

test('EC-08 what was known of the duplicate in an episode that ended is told on the page of the one that goes on', async () => {
  await w.risk(doble.person, 'B')
  await call(doble, rosa, DAY, { attempt: { answer: 'yes', on: '2026-10-03' } })
  await w.say('stood-down', {
    ...{ person: doble.person, program: w.program, by: rosa.account, at: now(), because: 'died' },
  })
  pass(60)
  await w.risk(ana.person, 'B')
  await call(ana, ines, 2 * DAY)
  const earlier = async (): Promise<unknown> => {
    const seen = await w.house.ask(ines.actor, 'safety-episode.episode', { person: ana.person })
    return seen.outcome === 'answered' ? seen.output : seen
  }
  expect(await earlier()).toMatchObject({ earlier: [] })
  await merge()
  expect(await earlier()).toMatchObject({
    assessments: [{ attempt: 'no' }],
    earlier: [{ closedBecause: 'died', risk: 'low', attempt: 'yes', attemptOn: '2026-10-03', reasoning: null }],
  })
})

test('R-SUI-06 7.7 means "not kept" at a contact clears the good look of the call, until a contact finds them kept', async () => {
  await w.risk(ana.person, 'B')
  await call(ana, ines, 2 * DAY)
  const meet = async (means: string) => {
    const met = {
      contact: await w.contact(ana.person),
      at: now(),
      channel: 'call',
      result: 'reached',
      asq: calmAsq,
      means,
      words: null,
    }
    const done = await w.house.dispatch(rosa.actor, 'safety-episode.record-contact', {
      ...met,
      nextContactAt: inMin(DAY),
    })
    expect(done).toMatchObject({ outcome: 'accepted' })
  }
  const missing = async () => {
    const asked = await w.house.ask(ines.actor, 'safety-episode.episode', { episode: null, person: ana.person })
    return JSON.stringify(asked)
  }
  expect(await missing()).toContain('means-rechecked')
  await w.agreeMeans(ana.person, ines)
  expect(await missing()).not.toContain('means-rechecked')
  pass(60)
  await meet('not-kept')
  expect(await missing()).toContain('means-rechecked')
  pass(60)
  await meet('not_asked')
  expect(await missing()).toContain('means-rechecked')
  pass(60)
  await meet('kept')
  expect(await missing()).not.toContain('means-rechecked')
})
