import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LiveAssessment } from '../contract.ts'
import { aCall, calmAsq, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let rosa: Member
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.hire('Ana', 'coordinator')
  pat = await w.admit()
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const name = (operation: string): string => `safety-episode.${operation}`
const give = (who: Member, operation: string, input: object) => w.house.dispatch(who.actor, name(operation), input)
const ask = async (who: Member, operation: string, input: object): Promise<unknown> => {
  const seen = await w.house.ask(who.actor, name(operation), input)
  return seen.outcome === 'answered' ? seen.output : seen
}
const pass = (minutes: number): void => w.house.clock.advance(minutes * 60_000)

async function low(who: Member = ines, nextMin = 2 * DAY, more: Partial<LiveAssessment> = {}): Promise<void> {
  const given = aCall(episode, now(), inMin(nextMin), more)
  expect(await give(who, 'record-call', given)).toMatchObject({ outcome: 'accepted' })
}
async function followed(of: 'A' | 'B' = 'B'): Promise<void> {
  await w.risk(pat.person, of)
  episode = await w.episode(pat.person)
  await low()
}

/** As the room of the plan keeps a whole one. */
const writePlan = () =>
  w.house.asSystem((tx) =>
    sql`insert into safety_plan.version (id, program_id, person_id, sealed, hash, missing, occurred_at, received_at)
    values (${w.house.newId()}, ${w.program}, ${pat.person}, '-', ${w.house.newId()}, '{}', ${now()}, ${now()})`.execute(
      tx,
    ),
  )

describe('closing', () => {
  const signed = () => ({ episode, treatment: 'in-place', toldAndAgrees: true, reasoning: 'Motivo inventado' })
  const close = (more: object = {}) =>
    give(ines, 'close', { ...signed(), knownClinician: ines.account, caringSchedule: 'twelve-months', ...more })

  test('SUI-09 with one "low" it is refused, naming the missing criteria', async () => {
    await writePlan()
    await w.agreeMeans(pat.person, ines)
    await followed()
    expect(await close({ toldAndAgrees: false })).toMatchObject({
      code: name('criteria-missing'),
      details: {
        missing: ['two-low-assessments', 'seven-days-apart', 'asq-all-no', 'told-and-agrees', 'thirty-days-quiet'],
      },
    })
    expect(await w.rows(sql`select closed_at from safety_episode.episode`)).toEqual([{ closed_at: null }])
  })

  test('with all of them it ends, signed, and the other rooms hear who is known to the person', async () => {
    await followed()
    pass(2 * DAY - 10)
    const contact = await w.contact(pat.person)
    const met = { contact, at: now(), channel: 'call', result: 'reached', asq: calmAsq, means: 'kept' }
    await give(rosa, 'record-contact', { ...met, words: null, nextContactAt: inMin(5 * DAY + 10) })
    pass(5 * DAY + 10)
    await low(ines, 20 * DAY)
    // What calls say was made, agreed and kept is written nowhere yet.
    const unwritten = ['plan-current', 'means-rechecked']
    expect(await close()).toMatchObject({ details: { missing: [...unwritten, 'thirty-days-quiet'] } })
    expect(await ask(ines, 'episode', { episode })).toMatchObject({ missing: expect.arrayContaining(unwritten) })
    await writePlan()
    expect(await close()).toMatchObject({ details: { missing: ['means-rechecked', 'thirty-days-quiet'] } })
    await w.agreeMeans(pat.person, ines)
    expect(await close()).toMatchObject({ details: { missing: ['thirty-days-quiet'] } })
    expect(await ask(ines, 'episode', { episode })).toMatchObject({
      missing: ['treatment-settled', 'caring-contacts', 'told-and-agrees', 'thirty-days-quiet'],
    })
    expect(await give(ines, 'step-down', signed())).toMatchObject({ output: { state: 'stepping-down' } })
    pass(20 * DAY)
    await low(ines, 10 * DAY)
    pass(4 * DAY)
    const referral = { person: pat.person, program: w.program, by: ines.account, at: now(), referral: w.house.newId() }
    await w.say('referral-made', { ...referral, appointmentAt: inMin(DAY) })
    expect(await close()).toMatchObject({ details: { missing: ['referral-attended'] } })
    await w.say('referral-ended', { ...referral, how: 'not-attended' })
    expect(await close()).toMatchObject({ details: { missing: ['referral-attended'] } })
    const instead = { ...referral, referral: w.house.newId(), at: inMin(1) }
    await w.say('referral-made', { ...instead, appointmentAt: inMin(DAY) })
    expect(await close()).toMatchObject({ details: { missing: ['referral-attended'] } })
    await w.say('referral-ended', { ...instead, how: 'attended' })
    expect(await close()).toMatchObject({ outcome: 'accepted' })
    expect(await w.rows(sql`select phase, next_at, closed_because from safety_episode.episode`)).toEqual([
      { phase: 'closed', next_at: null, closed_because: 'criteria-met' },
    ])
    expect(await w.owed(pat.person)).toEqual([])
    expect(await w.rows(sql`select 1 from identity.care_relation where kind = 'episode' and until is null`)).toEqual([])
    expect(await close()).toMatchObject({ code: name('over') })
  })

  test('7.2 with all of them it is refused before it stepped down: what ends is what was begun to end', async () => {
    await writePlan()
    await followed()
    for (const [days, next] of [
      [2, 5],
      [5, 20],
      [20, 10],
    ] as const) {
      pass(days * DAY)
      // Offered and not wanted: nothing is written, and nothing of it is missing.
      await low(ines, next * DAY, { means: 'declined' })
    }
    pass(4 * DAY)
    expect(await close()).toMatchObject({ code: name('step-down-first') })
    expect(await give(ines, 'step-down', signed())).toMatchObject({ outcome: 'accepted' })
    // Nor does anything but a plan under way step down.
    expect(await give(ines, 'step-down', signed())).toMatchObject({ code: name('plan-not-active') })
    expect(await close()).toMatchObject({ outcome: 'accepted' })
  })

  test('EC-13 the end of the service year closes nothing', async () => {
    await followed()
    w.house.clock.advance(400 * DAY * 60_000)
    await w.house.worker.tick()
    expect(await w.rows(sql`select closed_at, next_at > ${now()} as ahead from safety_episode.episode`)).toEqual([
      { closed_at: null, ahead: true },
    ])
    expect(await close()).toMatchObject({ outcome: 'refused' })
  })

  test('who is no psychiatrist closes nothing', async () => {
    await followed()
    for (const who of [rosa, ana]) expect(await give(who, 'close', {})).toMatchObject({ code: 'auth.role-missing' })
  })

  test('an open database refuses an open episode without a next time', async () => {
    await followed()
    const forget = w.house.asSystem((tx) => sql`update safety_episode.episode set next_at = null`.execute(tx))
    await expect(forget).rejects.toMatchObject({ constraint: 'episode_always_has_a_next_time' })
  })
})
