import { plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCall, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let rosa: Member
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string
let alert: string

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  rosa = await w.hire('Rosa', 'duty')
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.hire('Ana', 'coordinator')
  pat = await w.admit()
  await w.risk(pat.person, 'A')
  episode = await w.episode(pat.person)
  alert = await w.alert(pat.person)
  await w.house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert })
})
afterEach(() => w.house.close())

type Owed = { readonly key: string; readonly kind: string }
const owed = () =>
  w.rows(
    sql<Owed>`select key, kind from coordination.promise where person_id = ${pat.person} and kept_at is null
      and withdrawn_at is null and key like 'episode:%' order by kind, key`,
  )
const kinds = async () => (await owed()).map(({ kind }) => kind)
const keptBy = (key: string | undefined) =>
  w.rows(sql`select kept_by as by from coordination.promise where key = ${key ?? ''} and kept_at is not null`)
/** What stands under "Te debemos". */
const onThePhone = async (): Promise<Readonly<Record<string, unknown>>> => {
  const reader = w.house.runtime.registry.feed.get('promise')
  if (reader === undefined) throw new Error('no such feed')
  const asked = { now: w.house.clock.now(), keys: w.house.runtime.keys }
  return Object.fromEntries(await w.house.asSystem((tx) => reader.read({ tx, ...asked }, pat.person, 'all')))
}
async function tickOffAll(by: Member): Promise<void> {
  const [before, shown] = [await owed(), await onThePhone()]
  for (const { key } of before)
    expect(await w.house.dispatch(by.actor, 'coordination.keep-promise', { key, how: 'spoke' })).toMatchObject({
      outcome: 'accepted',
    })
  expect(await owed()).toEqual(before)
  expect(await onThePhone()).toEqual(shown)
}
async function call(by: Member, more: object = {}): Promise<void> {
  const input = aCall(episode, w.house.clock.now(), plusMinutes(w.house.clock.now(), DAY), {
    ...{ risk: 'further', disposition: 'further-evaluation', ...more },
  })
  expect(await w.house.dispatch(by.actor, 'safety-episode.record-call', input)).toMatchObject({ outcome: 'accepted' })
}

test('7.2 ticked off on the board, what the episode owes is owed still, there and on the phone; recording the call keeps it', async () => {
  expect(await kinds()).toContain('safety-assessment')
  const assessment = (await owed()).find(({ kind }) => kind === 'safety-assessment')?.key
  await tickOffAll(ana)
  await call(rosa)
  expect(await keptBy(assessment)).toEqual([{ by: rosa.account }])
  expect(await kinds()).toEqual(['episode-owner', 'full-evaluation', 'phq9-again', 'safety-contact'])
  const contact = (await owed()).find(({ kind }) => kind === 'safety-contact')?.key
  await tickOffAll(ana)
  w.house.clock.advance(60 * 60_000)
  await call(ines, { fullEvaluation: true })
  expect(await keptBy(contact)).toEqual([{ by: ines.account }])
  expect(await kinds()).toEqual(['phq9-again', 'safety-contact'])
})

test('what the episode owes no more can be ticked off: it is of another time', async () => {
  const [first] = await owed()
  await w.rows(sql`update safety_episode.course set owed = '[]' where episode_id = ${episode}`)
  await w.house.dispatch(ana.actor, 'coordination.keep-promise', { key: first?.key, how: 'spoke' })
  expect(await keptBy(first?.key)).toEqual([{ by: ana.account }])
})
