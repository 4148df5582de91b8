import { plusMinutes } from '@ayni/kernel'
import { asOwner } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lima, type Member, type Ward, ward } from './testing/ward.ts'

let w: Ward
let rosa: Member
let pat: Awaited<ReturnType<Ward['admit']>>
const asked = lima('2026-11-21', '23:00')

beforeEach(async () => {
  w = await ward(asked)
  rosa = await w.hire('Rosa', 'duty')
  pat = await w.admit()
})
afterEach(() => w.house.close())

const helpNow = () => w.house.dispatch(pat.actor, 'suicide-prevention.ask-for-help', {})
const onAlert = async (operation: string, input: object = {}) =>
  w.house.dispatch(rosa.actor, `suicide-prevention.${operation}`, { alert: await w.alert(pat.person), ...input })
const tried = (result: string) => onAlert('log-attempt', { channel: 'call', result, note: null })
const episode = () =>
  w.rows(sql`select class, phase, received_at as "receivedAt", due_kind as "dueKind", due_at as "dueAt"
    from safety_episode.episode where person_id = ${pat.person}`)

test('R-SUI-02 @safety a call for help that became acute unanswered: the episode is acute in the same look, by the acute clocks', async () => {
  await helpNow()
  await w.tickAt('2026-11-21', '23:04')
  expect(await episode()).toMatchObject([{ class: 'B', dueAt: lima('2026-11-22', '11:00') }])
  await w.tickAt('2026-11-21', '23:05')
  const acute = { class: 'A', phase: 'signalled', receivedAt: asked, dueKind: 'acknowledge' }
  expect(await episode()).toEqual([{ ...acute, dueAt: plusMinutes(asked, 15) }])
  expect(await w.rows(sql`select raise_at from suicide_prevention.alert`)).toEqual([{ raise_at: null }])
})

test('R-SUI-02 whoever had taken it and did not call has it still, in the episode as well', async () => {
  await helpNow()
  await w.tickAt('2026-11-21', '23:01')
  await onAlert('acknowledge-alert')
  await w.tickAt('2026-11-21', '23:05')
  expect(await episode()).toMatchObject([
    { class: 'A', phase: 'acknowledged', dueKind: 'first-attempt', dueAt: plusMinutes(asked, 30) },
  ])
})

test('R-SUI-02 @safety asked again after contact and unanswered: the episode counts from the second call', async () => {
  await helpNow()
  await onAlert('acknowledge-alert')
  await tried('reached')
  expect(await episode()).toMatchObject([{ class: 'B', phase: 'reached' }])
  const again = lima('2026-11-22', '01:30')
  w.at('2026-11-22', '01:30')
  await helpNow()
  await w.tickAt('2026-11-22', '01:35')
  expect(await episode()).toMatchObject([
    { class: 'A', phase: 'signalled', receivedAt: again, dueAt: plusMinutes(again, 15) },
  ])
})

test('@safety what breaks in the telling holds up no alarm, and is told at the next look of the ladder', async () => {
  await helpNow()
  await w.tickAt('2026-11-21', '23:01')
  await asOwner(w.house.ownerUrl, `alter table safety_episode.episode add constraint broken check (class <> 'A')`)
  await w.tickAt('2026-11-21', '23:05')
  expect(await w.rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'A' }])
  expect(await w.rows(sql`select distinct at from suicide_prevention.ladder_log where what = 'raised'`)).toEqual([
    { at: plusMinutes(asked, 5) },
  ])
  expect(await episode()).toMatchObject([{ class: 'B' }])
  await asOwner(w.house.ownerUrl, 'alter table safety_episode.episode drop constraint broken')
  await w.tickAt('2026-11-21', '23:15')
  expect(await episode()).toMatchObject([{ class: 'A', phase: 'signalled', receivedAt: asked }])
})
