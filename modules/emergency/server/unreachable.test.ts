import type { Actor, PersonId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Crew, crewOf, post, type River, river, takenAlert, trusted, tryFor } from './testing/river.ts'

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
  ;({ person, me } = await world.admit(`buscada-${nth++}`))
})

const name = (what: string): string => `emergency.${what}`
const said = z.object({ emergency: z.uuid() })
const unreachable = async (who = crew.duty): Promise<string> =>
  said.parse(await world.do(who, name('say-unreachable'), { person })).emergency
const decision = (emergency: string, what: string, more: object = {}) => ({
  ...{
    emergency,
    what,
    reason: 'Motivo inventado',
    asked: 'could-not-ask',
    told: 'after',
    imminent: false,
    lookAgainAt: null,
  },
  ...more,
})
const page = (who = crew.duty) => world.ask(who, name('of-person'), { person })

async function lost(of: 'A' | 'B' = 'A', when: 'riesgo_inminente' | 'siempre' | 'nunca' = 'riesgo_inminente') {
  await world.do(me, 'enrollment.set-trusted-person', trusted(when))
  await world.do(me, 'enrollment.save-post', post(world.house.newId()))
  const alert = await takenAlert(world, person, of, crew.duty)
  await tryFor(world, crew.duty, alert, [5, 15, 15, 15])
  world.house.clock.advance((of === 'A' ? 10 : 1440 - 50) * 60_000)
  return alert
}

describe('SUI-05 four failed attempts in an hour on an acute alert', () => {
  test('the trusted person is proposed; SAMU or the police need the psychiatrist’s decision; nothing was sent to anybody', async () => {
    await lost()
    const before = await world.rows(sql`select 1 from messages.outbox where to_person is not null`)
    expect(await page()).toMatchObject({
      search: {
        state: 'unreachable',
        next: 'trusted-person',
        attempts: { made: 4, wanted: 4, channels: 2 },
        ways: expect.arrayContaining([
          { way: 'trusted-person', open: true, because: [] },
          { way: 'samu-pnp', open: false, because: ['psychiatrist-decides'] },
        ]),
      },
    })
    const emergency = await unreachable()
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'samu-pnp'))).toBe(
      name('only-a-psychiatrist'),
    )
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'trusted-person'))).toBe('accepted')
    expect(
      await world.refused(crew.duty, name('log-action'), { emergency, what: 'samu', outcome: 'done', note: null }),
    ).toBe(name('decision-missing'))
    await world.do(crew.lead, name('take-over'), { emergency })
    expect(await world.refused(crew.lead, name('decide'), decision(emergency, 'samu-pnp', { told: 'no' }))).toBe(
      'accepted',
    )
    expect(await page(crew.lead)).toMatchObject({
      search: { ways: expect.arrayContaining([{ way: 'samu-pnp', open: true, because: [] }]) },
    })
    expect(
      await world.refused(crew.duty, name('log-action'), {
        emergency,
        what: 'samu',
        outcome: 'on-the-way',
        note: null,
      }),
    ).toBe('accepted')
    expect(await world.rows(sql`select 1 from messages.outbox where to_person is not null`)).toEqual(before)
  })

  test('a psychiatrist owes the decision within 15 minutes; saying it twice is saying it once', async () => {
    await lost()
    const emergency = await unreachable()
    expect(await world.owed(person)).toEqual([{ kind: 'unreachable-decision', dueAt: world.later(15) }])
    expect(await unreachable()).toBe(emergency)
    expect(
      world.heard.filter((one) => one.name === 'emergency.unreachable' && JSON.stringify(one.payload).includes(person)),
    ).toHaveLength(1)
  })

  test('not before the hour is over, unless a psychiatrist judges so', async () => {
    await world.do(me, 'enrollment.set-trusted-person', trusted('siempre'))
    await takenAlert(world, person, 'A', crew.duty)
    world.house.clock.advance(30 * 60_000)
    const outcome = await world.house.dispatch(crew.duty.actor, name('say-unreachable'), { person })
    expect(outcome).toMatchObject({ code: name('not-yet'), details: { at: world.later(30) } })
    await world.do(crew.lead, 'identity.begin-care', { person, account: crew.lead.account })
    expect(await world.refused(crew.lead, name('say-unreachable'), { person })).toBe('accepted')
  })

  test('without an alert there is nobody to be unreachable', async () => {
    await world.do(crew.lead, 'identity.begin-care', { person, account: crew.lead.account })
    expect(await world.refused(crew.lead, name('say-unreachable'), { person })).toBe(name('no-alert'))
  })
})

describe('whom the person allowed', () => {
  test('class B: only "siempre"', async () => {
    await lost('B', 'riesgo_inminente')
    const emergency = await unreachable()
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'trusted-person'))).toBe(
      name('not-consented'),
    )
    await world.do(me, 'enrollment.set-trusted-person', trusted('siempre'))
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'trusted-person'))).toBe('accepted')
  })

  test('"nunca" holds against a psychiatrist and imminent danger', async () => {
    await lost('A', 'nunca')
    const emergency = await unreachable()
    await world.do(crew.lead, name('take-over'), { emergency })
    const asked = decision(emergency, 'trusted-person', { imminent: true })
    expect(await world.refused(crew.lead, name('decide'), asked)).toBe(name('not-consented'))
  })

  test('layer 3 taken back after the alert shuts it at once', async () => {
    await lost('A', 'siempre')
    const emergency = await unreachable()
    await world.do(me, 'enrollment.withdraw-consent', {
      layer: 3,
      version: '2026-11',
      language: 'es',
      declinesLastCall: false,
    })
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'trusted-person'))).toBe(
      name('not-consented'),
    )
    expect(await page()).toMatchObject({
      search: {
        ways: expect.arrayContaining([{ way: 'trusted-person', open: false, because: ['consent-withdrawn'] }]),
      },
    })
  })

  test('the facility: only a psychiatrist, only in imminent danger, never where the person heads it (EC-04)', async () => {
    await lost()
    const emergency = await unreachable()
    const facility = (more: object = {}) => decision(emergency, 'facility', more)
    expect(await world.refused(crew.duty, name('decide'), facility())).toBe(name('only-a-psychiatrist'))
    expect(await world.refused(crew.duty, name('decide'), facility({ imminent: true }))).toBe(
      name('only-a-psychiatrist'),
    )
    await world.do(crew.lead, name('take-over'), { emergency })
    expect(await world.refused(crew.lead, name('decide'), facility())).toBe(name('only-if-imminent'))
    await world.do(me, 'enrollment.save-post', post(world.house.newId(), { isHead: true, startsOn: '2026-11-21' }))
    expect(await world.refused(crew.lead, name('decide'), facility({ imminent: true }))).toBe(
      name('heads-the-facility'),
    )
    await world.do(me, 'enrollment.save-post', post(world.house.newId(), { startsOn: '2026-11-22' }))
    expect(await world.refused(crew.lead, name('decide'), facility({ imminent: true }))).toBe('accepted')
  })

  test('nobody can have agreed whom nobody reaches', async () => {
    await lost()
    const emergency = await unreachable()
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'samu-pnp', { asked: 'agreed' }))).toBe(
      name('only-a-psychiatrist'),
    )
  })
})

describe('R-SUI-11 the person is told', () => {
  test('what was not said before is owed to them within a day, and the word "told" keeps it', async () => {
    await lost()
    const emergency = await unreachable()
    const made = z
      .object({ decision: z.uuid() })
      .parse(await world.do(crew.duty, name('decide'), decision(emergency, 'trusted-person')))
    expect(await world.owed(person)).toEqual([{ kind: 'safety-contact', dueAt: world.later(1440) }])
    expect(await world.rows(sql`select untold from emergency.standing(${person})`)).toEqual([{ untold: 1 }])
    await world.do(crew.duty, name('tell-person'), { of: made.decision })
    expect(await world.owed(person)).toEqual([])
    expect(await world.rows(sql`select untold from emergency.standing(${person})`)).toEqual([{ untold: 0 }])
    expect(await world.refused(crew.duty, name('tell-person'), { of: made.decision })).toBe(name('unknown'))
  })

  test('kept on the board it is told as well', async () => {
    await lost()
    const emergency = await unreachable()
    const made = z
      .object({ decision: z.uuid() })
      .parse(await world.do(crew.duty, name('decide'), decision(emergency, 'trusted-person')))
    await world.do(crew.duty, 'coordination.keep-promise', { key: `emergency-tell:${made.decision}`, how: 'spoke' })
    expect(
      await world.rows(sql`select told_at is not null as told from emergency.decision where id = ${made.decision}`),
    ).toEqual([{ told: true }])
  })

  test('the reason is sealed, and the person reads who opened it', async () => {
    await lost()
    const emergency = await unreachable()
    await world.do(crew.duty, name('decide'), decision(emergency, 'trusted-person', { reason: 'palabra-canario' }))
    expect(await page()).toMatchObject({
      log: [{ kind: 'decision', what: 'trusted-person', how: 'after', by: 'Rosa', words: 'palabra-canario' }],
    })
    const [stored] = await world.rows(
      sql<{ text: string }>`select string_agg(d::text, ' ') as text from emergency.decision d`,
    )
    expect(stored?.text).not.toContain('canario')
    expect(
      await world.rows(sql`select 1 from identity.access_log where person_id = ${person} and what = 'emergency'`),
    ).not.toEqual([])
  })
})

describe('a search always has a next time', () => {
  test('nobody decides: after 15 minutes the team is told again, and the promise closed on the board opens again', async () => {
    await lost()
    const emergency = await unreachable()
    const [row] = await world.rows(
      sql<{ key: string }>`select decision_key as key from emergency.emergency where id = ${emergency}`,
    )
    await world.do(crew.lead, 'coordination.keep-promise', { key: row?.key, how: 'reviewed' })
    expect(await world.owed(person)).toMatchObject([{ kind: 'unreachable-decision' }])
    world.house.clock.advance(14 * 60_000)
    await world.house.worker.runNow('emergency.watch')
    const raised = () =>
      world.heard.filter((one) => one.name.endsWith('concern-raised') && JSON.stringify(one.payload).includes(person))
    expect(raised()).toEqual([])
    world.house.clock.advance(60_000)
    await world.house.worker.runNow('emergency.watch')
    await world.house.worker.runNow('emergency.watch')
    expect(raised()).toMatchObject([{ payload: { kind: 'missed-contact', class: 'A', because: ['SEARCH_SILENT'] } }])
    expect(await page()).toMatchObject({ emergency: { soundings: 1, nextAt: world.later(30) } })
  })

  test('"keep trying" is dated, and owes the next decision at that hour', async () => {
    await lost()
    const emergency = await unreachable()
    const keep = (lookAgainAt: string | null) => decision(emergency, 'keep-trying', { lookAgainAt })
    expect(await world.refused(crew.duty, name('decide'), keep(null))).toBe(name('look-again-not-dated'))
    expect(await world.refused(crew.duty, name('decide'), keep(world.later(-1)))).toBe(name('look-again-not-dated'))
    expect(await world.refused(crew.duty, name('decide'), keep(world.later(1441)))).toBe(name('look-again-not-dated'))
    await world.do(crew.duty, name('decide'), keep(world.later(45)))
    expect(await world.owed(person)).toEqual([{ kind: 'unreachable-decision', dueAt: world.later(45) }])
    expect(await page()).toMatchObject({ emergency: { nextAt: world.later(45) } })
  })

  test('the database keeps it: no open search without a next time', async () => {
    await lost()
    const emergency = await unreachable()
    const forget = world.house.asSystem((tx) =>
      sql`update emergency.emergency set next_at = null where id = ${emergency}`.execute(tx),
    )
    await expect(forget).rejects.toMatchObject({ constraint: 'emergency_always_has_a_next_time' })
  })
})

describe('the search ends when somebody speaks with the person', () => {
  const tried = (channel: string, result: string) =>
    world.say('contactTried', {
      ...{ alert: world.house.newId(), person, program: world.program, by: crew.duty.account, channel, result },
      at: world.house.clock.now(),
    })

  test('a live voice ends it, a message or the trusted person does not', async () => {
    await lost()
    await unreachable()
    await tried('message', 'reached')
    await tried('trusted-person', 'reached')
    await tried('call', 'no-answer')
    expect(await page()).toMatchObject({ emergency: { endedAt: null } })
    await tried('call', 'reached')
    expect(await page()).toMatchObject({ emergency: { endedHow: 'reached', nextAt: null } })
    expect(await world.owed(person)).toEqual([])
  })

  test('the episode that moves to unreachable opens a search, once; one that moves on ends it', async () => {
    const moved = (from: string, to: string) =>
      world.say('episodeMoved', {
        ...{ episode: world.house.newId(), person, program: world.program, from, to, by: crew.duty.account },
        at: world.house.clock.now(),
      })
    await lost()
    await moved('contacting', 'unreachable')
    await moved('contacting', 'unreachable')
    expect(await world.rows(sql`select kind from emergency.emergency where person_id = ${person}`)).toEqual([
      { kind: 'unreachable' },
    ])
    await moved('unreachable', 'assessed-low')
    expect(await page()).toMatchObject({ emergency: { endedHow: 'reached' } })
  })
})
