import { defaultTimers, type Timers } from '@ayni/clinical/ladder'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crew, callsOf, fullCrew, lima, type Night, night } from './testing/night.ts'

let world: Night
let crew: Crew
beforeEach(async () => {
  world = await night(lima('2026-11-21', '23:40'))
  crew = await fullCrew(world)
})
afterEach(() => world.house.close())

const acute = (more: Partial<Timers['acute']>): Timers => ({
  ...defaultTimers,
  acute: { ...defaultTimers.acute, ...more },
})
const keep = (timers: unknown, signed: boolean, version = 1) =>
  world.rows(sql`insert into timers.version (program_id, version, timers, set_by, set_at, signed_by, signed_at)
    values (${world.program}, ${version}, ${JSON.stringify(timers)}, ${crew.lead.account}, ${world.house.clock.now()},
      ${signed ? crew.lead.account : null}, ${signed ? world.house.clock.now() : null})`)
const toldTo = async (account: string) => (await callsOf(world)).some((call) => call.account === account)
const open = async () =>
  (
    await world.rows(
      sql<{
        id: string
        next: string
        class: string
        by: string | null
      }>`select id, next_at as next, class, acknowledged_by as by
        from suicide_prevention.alert where handled_at is null`,
    )
  )[0]

test('the ladder runs by the times that a psychiatrist signed', async () => {
  await keep(acute({ second: 8, noAttempt: 20 }), true)
  await world.risk(world.physician, 'A')
  await world.tickAt('2026-11-21', '23:47')
  expect(await toldTo(crew.second.account)).toBe(false)
  await world.tickAt('2026-11-21', '23:48')
  expect(await toldTo(crew.second.account)).toBe(true)
  const alert = (await open())?.id ?? ''
  await world.house.dispatch(crew.first.actor, 'suicide-prevention.acknowledge-alert', { alert })
  expect((await open())?.next).toBe(lima('2026-11-22', '00:08'))
  await world.tickAt('2026-11-22', '00:08')
  expect((await open())?.by).toBeNull()
})

test('times without a signature change no clock: the defaults, or those signed before', async () => {
  await keep(acute({ second: 8 }), false)
  await world.risk(world.physician, 'A')
  await world.tickAt('2026-11-21', '23:48')
  expect(await toldTo(crew.second.account)).toBe(false)
  await world.tickAt('2026-11-21', '23:55')
  expect(await toldTo(crew.second.account)).toBe(true)
})

test('an alert that is open goes on by times signed meanwhile, and a call for help becomes acute by them', async () => {
  await world.house.dispatch(world.physician, 'suicide-prevention.ask-for-help', {})
  await keep(acute({ helpUnanswered: 3 }), true)
  const { actor } = await world.admit('AY-2222')
  await world.house.dispatch(actor, 'suicide-prevention.ask-for-help', {})
  await world.tickAt('2026-11-21', '23:43')
  const classes = await world.rows(
    sql<{ alias: string; class: string }>`select alias, class from suicide_prevention.alert order by alias`,
  )
  expect(classes).toEqual([
    { alias: 'AY-2222', class: 'A' },
    { alias: 'AY-7K4Q', class: 'B' },
  ])
})

test('stored times that cannot be read never silence an alert: the defaults run', async () => {
  await keep({ acute: 'nunca' }, true)
  await world.risk(world.physician, 'A')
  expect(await toldTo(crew.first.account)).toBe(true)
  await world.tickAt('2026-11-21', '23:55')
  expect(await toldTo(crew.second.account)).toBe(true)
})
