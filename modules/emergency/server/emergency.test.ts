import type { Actor, Instant, PersonId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Crew, crewOf, post, type River, river, takenAlert } from './testing/river.ts'

let world: River
let crew: Crew
let person: PersonId
let me: Actor
let nth = 0

beforeAll(async () => {
  world = await river()
  crew = await crewOf(world)
})
afterAll(() => world.house.close())
beforeEach(async () => {
  ;({ person, me } = await world.admit(`rio-${nth++}`))
})

const name = (what: string): string => `emergency.${what}`
const opened = z.object({ emergency: z.uuid() })
const page = (who = crew.duty) => world.ask(who, name('of-person'), { person })
const course = (emergency: string, more: object) => ({
  ...{ emergency, stays: null, keys: null, keysHeldBy: null, transport: null, soberAt: null },
  ...more,
})
const stays = (emergency: string, until: Instant, who = 'Vecina inventada') =>
  course(emergency, { stays: { who, until } })
const decision = (emergency: string, what: string, more: object = {}) => ({
  ...{
    emergency,
    what,
    reason: 'Motivo inventado',
    asked: 'agreed',
    told: 'before',
    imminent: false,
    lookAgainAt: null,
  },
  ...more,
})
const heard = (event: string) =>
  world.heard.filter((one) => one.name === event && JSON.stringify(one.payload).includes(person))

/** A physician days from any hospital, whose alert duty took and found to be imminent. */
async function danger(): Promise<string> {
  await world.do(me, 'enrollment.save-post', post(world.house.newId()))
  await takenAlert(world, person, 'A', crew.duty)
  return opened.parse(await world.do(crew.duty, name('open'), { person })).emergency
}

const handOver = (emergency: string, more: object = {}) => ({
  ...{ emergency, receivedBy: 'Dra. Inventada, emergencia', place: 'Hospital inventado', spoke: true },
  arrivedAt: world.house.clock.now(),
  ...more,
})

describe('SUI-06 an emergency ends only at a confirmed hand-over', () => {
  test('refused, naming what is missing, until a receiving clinician, a place, an arrival and a voice are there', async () => {
    const emergency = await danger()
    const missing = async (more: object) => {
      const outcome = await world.house.dispatch(crew.duty.actor, name('confirm-hand-over'), handOver(emergency, more))
      return outcome.outcome === 'refused' ? [outcome.code, outcome.details?.missing] : outcome.outcome
    }
    const code = name('hand-over-incomplete')
    expect(await missing({ receivedBy: null, place: null, arrivedAt: null, spoke: false })).toEqual([
      code,
      ['received-by', 'place', 'arrived-at', 'spoken-with'],
    ])
    expect(await missing({ receivedBy: '  ' })).toEqual([code, ['received-by']])
    expect(await missing({ arrivedAt: world.later(30) })).toEqual([code, ['not-arrived-yet']])
    expect(await missing({ spoke: false })).toEqual([code, ['spoken-with']])
    expect(await page()).toMatchObject({ emergency: { endedAt: null } })
    expect(await missing({})).toBe('accepted')
    expect(await page()).toMatchObject({
      emergency: {
        endedHow: 'handed-over',
        nextAt: null,
        handOver: { receivedBy: 'Dra. Inventada, emergencia', place: 'Hospital inventado' },
      },
    })
    expect(await missing({})).toEqual([name('ended'), undefined])
  })

  test('no outcome of the alert, no voice and no episode that moves on ends it', async () => {
    const emergency = await danger()
    const [alert] = await world.rows(
      sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person} and handled_at is null`,
    )
    await world.do(crew.duty, 'suicide-prevention.log-attempt', {
      alert: alert?.id,
      channel: 'call',
      result: 'reached',
      note: null,
    })
    const outcome = { alert: alert?.id, outcome: 'safe-plan-made', nextContactAt: world.later(600), words: null }
    await world.do(crew.duty, 'suicide-prevention.record-outcome', outcome)
    const to = { from: 'emergency-active', to: 'plan-active', by: crew.duty.account, at: world.house.clock.now() }
    await world.say('episodeMoved', { ...to, episode: world.house.newId(), person, program: world.program })
    // The record stays open to whoever has the person, though their alert has its outcome.
    expect(await page()).toMatchObject({ emergency: { emergency, endedAt: null, mine: true } })
  })

  test('the database keeps it: danger without a hand-over cannot be ended', async () => {
    const emergency = await danger()
    const end = (how: string) =>
      world.house.asSystem((tx) =>
        sql`update emergency.emergency set ended_at = opened_at, ended_how = ${how}, next_at = null where id = ${emergency}`.execute(
          tx,
        ),
      )
    await expect(end('reached')).rejects.toMatchObject({ constraint: 'emergency_ends_with_a_hand_over' })
    await expect(end('handed-over')).rejects.toMatchObject({ constraint: 'emergency_ends_with_a_hand_over' })
  })

  test('after it, somebody calls within 24 h and at 7 days, and then the record closes', async () => {
    const emergency = await danger()
    await world.do(crew.duty, name('confirm-hand-over'), handOver(emergency))
    expect(await world.owed(person)).toEqual([
      { kind: 'after-hand-over', dueAt: world.later(1440) },
      { kind: 'after-hand-over', dueAt: world.later(7 * 1440) },
    ])
    expect(heard('emergency.handed-over')).toMatchObject([
      { payload: { emergency, arrivedAt: world.house.clock.now() } },
    ])
    await world.do(crew.duty, 'coordination.keep-promise', { key: `emergency-after:${emergency}:1`, how: 'spoke' })
    expect(await world.rows(sql`select 1 from emergency.holder where person_id = ${person}`)).toHaveLength(1)
    await world.do(crew.duty, 'coordination.keep-promise', { key: `emergency-after:${emergency}:2`, how: 'spoke' })
    expect(await world.rows(sql`select 1 from emergency.holder where person_id = ${person}`)).toEqual([])
  })

  test('a search is not handed over', async () => {
    await takenAlert(world, person, 'A', crew.duty)
    world.house.clock.advance(61 * 60_000)
    const { emergency } = opened.parse(await world.do(crew.duty, name('say-unreachable'), { person }))
    expect(await world.refused(crew.duty, name('confirm-hand-over'), handOver(emergency))).toBe(
      name('not-an-emergency'),
    )
  })
})

describe('the emergency is opened by what was found, and told again in silence', () => {
  test('by the episode that becomes an emergency, once', async () => {
    await takenAlert(world, person, 'A', crew.duty)
    const moved = {
      episode: world.house.newId(),
      person,
      program: world.program,
      from: 'assessed-imminent',
      to: 'emergency-active',
    }
    for (let twice = 0; twice < 2; twice++)
      await world.say('episodeMoved', { ...moved, by: crew.duty.account, at: world.house.clock.now() })
    expect(heard('emergency.opened')).toHaveLength(1)
    expect(await page()).toMatchObject({ emergency: { kind: 'imminent', mine: true, next: 'who-stays' } })
    expect(await world.owed(person)).toEqual([{ kind: 'stay-with-person', dueAt: world.later(30) }])
  })

  test('a search whose danger becomes known goes on as an emergency; the psychiatrist’s decision is no longer owed', async () => {
    await takenAlert(world, person, 'A', crew.duty)
    world.house.clock.advance(61 * 60_000)
    const { emergency } = opened.parse(await world.do(crew.duty, name('say-unreachable'), { person }))
    expect(opened.parse(await world.do(crew.duty, name('open'), { person })).emergency).toBe(emergency)
    expect((await world.owed(person)).map(({ kind }) => kind)).toEqual(['stay-with-person'])
  })

  test('thirty minutes without a written word: everybody is told, each half hour, until somebody writes', async () => {
    const emergency = await danger()
    const tick = async (minutes: number) => {
      world.house.clock.advance(minutes * 60_000)
      await world.house.worker.runNow('emergency.watch')
      return heard('suicide-prevention.concern-raised').length
    }
    expect([await tick(29), await tick(1), await tick(1), await tick(29)]).toEqual([0, 1, 1, 2])
    expect(heard('suicide-prevention.concern-raised')[0]?.payload).toMatchObject({
      class: 'A',
      because: ['EMERGENCY_SILENT'],
    })
    await world.do(crew.duty, name('log-action'), { emergency, what: 'stayed-on-line', outcome: 'done', note: null })
    expect([await tick(29), await tick(1)]).toEqual([2, 3])
  })

  test('the promise to stay cannot be ticked off on the board', async () => {
    const emergency = await danger()
    const [row] = await world.rows(
      sql<{ key: string }>`select stay_key as key from emergency.emergency where id = ${emergency}`,
    )
    await world.do(crew.coordinator, 'coordination.keep-promise', { key: row?.key, how: 'spoke' })
    expect((await world.owed(person)).map(({ kind }) => kind)).toEqual(['stay-with-person'])
  })
})

test('R-SUI-15 drunk at the time of the call: asked again when sober, at a dated hour', async () => {
  const emergency = await danger()
  const soberAt = world.later(480)
  await world.do(crew.duty, name('note-course'), course(emergency, { soberAt }))
  expect(await world.owed(person)).toContainEqual({ kind: 'safety-assessment', dueAt: soberAt })
})

test('R-SUI-11 with the person on the line who agrees, duty may call SAMU and the boat; without, a psychiatrist decides', async () => {
  const emergency = await danger()
  const no = decision(emergency, 'samu-pnp', { asked: 'refused' })
  expect(await world.refused(crew.duty, name('decide'), no)).toBe(name('only-a-psychiatrist'))
  expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'samu-pnp'))).toBe('accepted')
  expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'local-way'))).toBe('accepted')
  expect(
    await world.refused(crew.duty, name('log-action'), {
      emergency,
      what: 'local-way',
      outcome: 'on-the-way',
      note: 'Bote',
    }),
  ).toBe('accepted')
  await world.do(crew.lead, name('take-over'), { emergency })
  expect(await world.refused(crew.lead, name('decide'), no)).toBe('accepted')
  // What they agreed to and were told of before is owed to nobody.
  expect((await world.owed(person)).map(({ kind }) => kind)).not.toContain('safety-contact')
})

describe('who sees what', () => {
  test('coordinator and director see that it is there and who has it; strangers, other programmes and the liaison see nothing', async () => {
    await danger()
    for (const who of [crew.coordinator, crew.director])
      expect(JSON.stringify(await world.ask(who, name('open-now'), {}))).toContain(person)
    expect(await page(crew.therapist)).toBe(name('person-unknown'))
    const tables = ['course', 'decision', 'action', 'cover', 'hand_over', 'holder', 'referral', 'fitness', 'disclosure']
    for (const table of tables)
      for (const who of [crew.coordinator, crew.director, crew.therapist, crew.liaison])
        expect([
          table,
          await inTransaction(
            world.house.runtime.database.app,
            who.actor,
            async (tx) => (await sql.raw(`select 1 from emergency.${table}`).execute(tx)).rows,
          ),
        ]).toEqual([table, []])
  })

  test('whoever is blocked loses it, and the team is told at once', async () => {
    const emergency = await danger()
    await world.do(me, 'identity.block-account', { account: crew.duty.account })
    expect(await page()).toBe(name('person-unknown'))
    expect(await world.refused(crew.duty, name('take-over'), { emergency })).toBe(name('unknown'))
    const before = heard('suicide-prevention.concern-raised').length
    await world.house.worker.runNow('emergency.watch')
    expect(heard('suicide-prevention.concern-raised')).toHaveLength(before + 1)
    await world.do(crew.second, name('take-over'), { emergency })
    expect(await page(crew.second)).toMatchObject({ emergency: { mine: true } })
    await world.do(me, 'identity.unblock-account', { account: crew.duty.account })
  })
})

describe('2.7 imminent risk known before a withdrawal is handled as an emergency first', () => {
  const leave = () =>
    world.do(me, 'enrollment.withdraw-consent', {
      layer: 1,
      version: '2026-11',
      language: 'es',
      declinesLastCall: true,
    })
  const join = () => world.do(me, 'enrollment.give-consent', { layers: [1, 2, 3], version: '2026-11', language: 'es' })

  test('it stays open, with its promise, its alarm and its page; after the hand-over they are called once', async () => {
    await join()
    const emergency = await danger()
    await leave()
    expect((await world.owed(person)).map(({ kind }) => kind)).toContain('stay-with-person')
    expect(await page()).toMatchObject({ emergency: { emergency, endedAt: null } })
    expect(await world.refused(crew.duty, name('note-course'), stays(emergency, world.later(60)))).toBe('accepted')
    world.house.clock.advance(31 * 60_000)
    await world.house.worker.runNow('emergency.watch')
    expect(heard('suicide-prevention.concern-raised')).toHaveLength(1)
    await world.do(crew.duty, name('confirm-hand-over'), handOver(emergency))
    expect((await world.owed(person)).filter(({ kind }) => kind === 'after-hand-over')).toEqual([
      { kind: 'after-hand-over', dueAt: world.later(1440) },
    ])
  })

  test('a search of class B ends with it; an acute one goes on', async () => {
    for (const [of, ended] of [
      ['B', 'withdrawn'],
      ['A', null],
    ] as const) {
      ;({ person, me } = await world.admit(`sale-${of}`))
      await join()
      await takenAlert(world, person, of, crew.duty)
      world.house.clock.advance(1441 * 60_000)
      await world.do(crew.duty, name('say-unreachable'), { person })
      await leave()
      expect(await page()).toMatchObject({ emergency: { endedHow: ended } })
    }
  })
})

test('EC-12 death ends it, and nothing more is owed by it', async () => {
  await danger()
  await world.say('stoodDown', {
    person,
    program: world.program,
    because: 'hospitalised',
    by: crew.lead.account,
    at: world.house.clock.now(),
  })
  expect(await page()).toMatchObject({ emergency: { endedAt: null } })
  await world.say('stoodDown', {
    person,
    program: world.program,
    because: 'died',
    by: crew.lead.account,
    at: world.house.clock.now(),
  })
  expect(await world.rows(sql`select ended_how from emergency.emergency where person_id = ${person}`)).toEqual([
    { ended_how: 'died' },
  ])
  expect((await world.owed(person)).map(({ kind }) => kind)).not.toContain('stay-with-person')
})

test('what the person may know of it is theirs, and what was written down is sealed', async () => {
  const emergency = await danger()
  await world.do(crew.duty, name('note-course'), stays(emergency, world.later(60), 'palabra-canario'))
  const stored = await world.rows(
    sql<{ text: string }>`select string_agg(c::text, ' ') as text from emergency.course c`,
  )
  expect(stored[0]?.text).not.toContain('canario')
  const mine = await inTransaction(
    world.house.runtime.database.app,
    me,
    async (tx) => (await sql`select 1 from emergency.course`.execute(tx)).rows,
  )
  expect(mine).toHaveLength(1)
})
