import type { Actor, Instant, PersonId } from '@ayni/kernel'
import { plusMinutes, z } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Crew, crewOf, post, type River, river, takenAlert, trusted } from './testing/river.ts'

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
  ;({ person, me } = await world.admit(`rio-abajo-${nth++}`))
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
/** A physician days from any hospital, whose alert duty took and found to be imminent. */
async function danger(): Promise<string> {
  await world.do(me, 'enrollment.save-post', post(world.house.newId()))
  await takenAlert(world, person, 'A', crew.duty)
  return opened.parse(await world.do(crew.duty, name('open'), { person })).emergency
}

describe('7.10 days from any hospital by river', () => {
  test('who stays tonight is asked first, is owed until their time is over, and then asked again', async () => {
    const emergency = await danger()
    expect(await page()).toMatchObject({ emergency: { next: 'who-stays' } })
    expect(await world.refused(crew.duty, name('note-course'), stays(emergency, world.later(-1)))).toBe(
      name('stays-not-ahead'),
    )
    const until = world.later(20)
    await world.do(crew.duty, name('note-course'), stays(emergency, until))
    expect(await page()).toMatchObject({
      emergency: { next: 'keys', nextAt: until, course: { stays: { who: 'Vecina inventada', until } } },
    })
    expect(await world.owed(person)).toEqual([{ kind: 'stay-with-person', dueAt: until }])
    await world.do(crew.duty, name('note-course'), stays(emergency, plusMinutes(until, 300), 'Técnico inventado'))
    expect(await world.owed(person)).toEqual([{ kind: 'stay-with-person', dueAt: plusMinutes(until, 300) }])
    world.house.clock.advance(321 * 60_000)
    expect(await page()).toMatchObject({ emergency: { next: 'who-stays' } })
  })

  test('the sheet of the post is there at three in the morning: radio, boat, hours, who is there at night, how old it is', async () => {
    await danger()
    const way = (id: string, more: object) => ({
      ...{
        way: id,
        facilityCode: null,
        ubigeo: '160401',
        kind: 'radio',
        who: 'Operador inventado',
        how: '7.120 MHz',
        note: null,
        hours: null,
      },
      ...{ atNight: false, ...more },
    })
    const [radio, boat, far, elsewhere] = Array.from({ length: 4 }, () => world.house.newId())
    if (radio === undefined || boat === undefined || far === undefined || elsewhere === undefined)
      throw new Error('ids')
    await world.do(
      crew.liaison,
      name('save-local-way'),
      way(far, { ubigeo: '160499', kind: 'health-centre-night', hours: 9, atNight: true }),
    )
    await world.do(
      crew.liaison,
      name('save-local-way'),
      way(boat, { kind: 'boat', facilityCode: '00012345', hours: 14.5, note: 'Sale al alba' }),
    )
    await world.do(crew.duty, name('save-local-way'), way(radio, {}))
    await world.do(crew.coordinator, name('save-local-way'), way(elsewhere, { ubigeo: '050101' }))
    expect(await page()).toMatchObject({
      localWays: [
        { way: boat, near: 'facility', hours: 14.5, note: 'Sale al alba', verifiedBy: 'Lidia', stale: false },
        { way: radio, near: 'district', how: '7.120 MHz' },
        { way: far, near: 'province', atNight: true },
      ],
    })
    world.house.clock.advance(91 * 1440 * 60_000)
    await world.do(crew.liaison, name('verify-local-way'), { way: boat })
    await world.do(crew.liaison, name('retire-local-way'), { way: radio, retired: true })
    expect(await world.ask(crew.director, name('local-ways'), { ubigeo: '160401' })).toMatchObject({
      rows: [
        { way: boat, stale: false },
        { way: far, stale: true },
      ],
    })
    await world.do(crew.liaison, name('retire-local-way'), { way: radio, retired: false })
    expect(await world.ask(crew.director, name('local-ways'), {})).toMatchObject({ rows: { length: 4 } })
    expect(await world.refused(crew.liaison, name('verify-local-way'), { way: world.house.newId() })).toBe(
      name('way-unknown'),
    )
  })

  test('radio only: neutral words to whom they trust in the same place, and none to a facility they head (EC-04)', async () => {
    await world.do(me, 'enrollment.set-trusted-person', trusted('siempre'))
    const emergency = await danger()
    await world.do(me, 'enrollment.save-post', post(world.house.newId(), { isHead: true, startsOn: '2026-11-20' }))
    const asked = (what: string) =>
      world.refused(crew.duty, name('decide'), decision(emergency, what, { asked: 'could-not-ask', told: 'after' }))
    expect(await asked('radio')).toBe('accepted')
    await world.do(me, 'enrollment.set-trusted-person', trusted('nunca'))
    expect(await asked('radio')).toBe(name('not-consented'))
    expect(await world.refused(crew.duty, name('decide'), decision(emergency, 'facility'))).toBe(
      name('heads-the-facility'),
    )
  })

  test('alone in charge: the coordinator arranges cover only with consent, and learns nothing of why', async () => {
    const emergency = await danger()
    const cover = (of: string, consent: boolean) =>
      world.refused(crew.duty, name('say-cover'), { emergency, cover: of, consent })
    expect(await cover('by-coordinator', false)).toBe(name('cover-needs-consent'))
    expect(await cover('by-coordinator', true)).toBe('accepted')
    const owed = z.object({ rows: z.array(z.looseObject({ kind: z.string(), key: z.string() })) })
    const board = owed.parse(await world.ask(crew.coordinator, 'coordination.promises', {}))
    const task = board.rows.find((row) => row.kind === 'arrange-cover' && row.person === person)
    expect(task).toMatchObject({ owedByRole: 'coordinator', dueAt: world.later(120) })
    expect(
      await inTransaction(
        world.house.runtime.database.app,
        crew.coordinator.actor,
        async (tx) => (await sql`select 1 from emergency.cover`.execute(tx)).rows,
      ),
    ).toEqual([])
    await world.do(crew.duty, name('note-course'), stays(emergency, world.later(600)))
    expect(await page()).toMatchObject({ emergency: { cover: 'needed', next: 'cover' } })
    await world.do(crew.coordinator, 'coordination.keep-promise', { key: task?.key, how: 'met' })
    expect(await page()).toMatchObject({ emergency: { cover: 'arranged', next: 'keys' } })
  })

  test('the keys of the pharmacy are not left with them', async () => {
    const emergency = await danger()
    await world.do(crew.duty, name('note-course'), stays(emergency, world.later(600)))
    await world.do(crew.duty, name('note-course'), course(emergency, { keys: 'theirs' }))
    expect(await page()).toMatchObject({ emergency: { next: 'keys' } })
    await world.do(
      crew.duty,
      name('note-course'),
      course(emergency, { keys: 'handed', keysHeldBy: 'Técnica inventada' }),
    )
    expect(await page()).toMatchObject({
      emergency: {
        next: 'cover',
        course: { keys: 'handed', keysHeldBy: 'Técnica inventada', stays: { who: 'Vecina inventada' } },
      },
    })
  })

  test('whoever answers knows the person: they go on, and somebody else is owed within a day', async () => {
    const emergency = await danger()
    await world.do(crew.duty, name('know-person'), { emergency })
    expect(await world.owed(person)).toContainEqual({ kind: 'replace-clinician', dueAt: world.later(1440) })
    await world.do(crew.second, name('take-over'), { emergency })
    expect(await page(crew.second)).toMatchObject({ emergency: { mine: true, owner: 'Luis' } })
    expect(await page()).toMatchObject({ emergency: { mine: false } })
  })
})
