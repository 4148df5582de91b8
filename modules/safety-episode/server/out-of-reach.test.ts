import { plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lima, type Member, type Ward, ward } from './testing/ward.ts'

let w: Ward
let rosa: Member
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
const heard = lima('2026-11-21', '10:00')

beforeEach(async () => {
  w = await ward(heard)
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.hire('Ana', 'coordinator')
  pat = await w.admit()
})
afterEach(() => w.house.close())

async function triedInVain(of: 'A' | 'B', who: Member): Promise<void> {
  await w.risk(pat.person, of)
  const alert = await w.alert(pat.person)
  w.house.clock.advance(5 * 60_000)
  await w.house.dispatch(who.actor, 'suicide-prevention.acknowledge-alert', { alert })
  expect(await decision()).toEqual([])
  const attempt = { alert, channel: 'call', result: 'no-answer', note: null }
  await w.house.dispatch(who.actor, 'suicide-prevention.log-attempt', attempt)
}
const decision = () =>
  w.rows(sql`select due_at as "dueAt", owed_by_role as role, owed_by as by from coordination.promise
    where person_id = ${pat.person} and kind = 'unreachable-decision' and kept_at is null and withdrawn_at is null`)

test('7.2 tried in vain: by the hour of an acute alert duty owes the decision how to reach them, late on the board from then on', async () => {
  await triedInVain('A', rosa)
  expect(await decision()).toEqual([{ dueAt: plusMinutes(heard, 60), role: 'duty', by: null }])
  await w.tickAt('2026-11-21', '11:01')
  for (const { actor } of [rosa, ana])
    expect(await w.house.ask(actor, 'coordination.promises', {})).toMatchObject({
      output: { rows: expect.arrayContaining([expect.objectContaining({ kind: 'unreachable-decision', late: true })]) },
    })
  // Nothing was decided by the hour alone.
  expect(await w.rows(sql`select phase from safety_episode.episode`)).toEqual([{ phase: 'contacting' }])
  expect(await w.rows(sql`select 1 from messages.outbox where to_person is not null`)).toEqual([])
})

test('7.2 not acute it is by the next day; a psychiatrist who owns the episode owes it by name', async () => {
  await triedInVain('B', ines)
  expect(await decision()).toEqual([{ dueAt: plusMinutes(heard, 1440), role: 'duty', by: ines.account }])
})

test('spoken with, or said to be out of reach, it is owed here no more', async () => {
  await triedInVain('A', rosa)
  const alert = await w.alert(pat.person)
  const attempt = { alert, channel: 'call', result: 'reached', note: null }
  await w.house.dispatch(rosa.actor, 'suicide-prevention.log-attempt', attempt)
  expect(await decision()).toEqual([])
  pat = await w.admit()
  await triedInVain('A', rosa)
  const by = { by: rosa.account, at: w.house.clock.now(), alert: null }
  await w.say('unreachable', { person: pat.person, program: w.program, ...by })
  expect(await decision()).toEqual([])
})
