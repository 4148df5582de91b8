import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCall, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let ines: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  ines = await w.hire('Inés', 'psychiatrist')
  pat = await w.admit()
  await w.risk(pat.person, 'B')
  episode = await w.episode(pat.person)
  const call = aCall(episode, now(), inMin(DAY), { risk: 'further', disposition: 'further-evaluation' })
  expect(await w.house.dispatch(ines.actor, 'safety-episode.record-call', call)).toMatchObject({ outcome: 'accepted' })
})
afterEach(() => w.house.close())

const owner = async (): Promise<string | null | undefined> =>
  (await w.rows(sql<{ owner: string | null }>`select owner_account as owner from safety_episode.episode`))[0]?.owner
const evaluationOwedBy = async (): Promise<readonly unknown[]> =>
  w.rows(sql`select owed_by as by from coordination.promise where person_id = ${pat.person} and kind = 'full-evaluation'
    and kept_at is null and withdrawn_at is null`)
const follows = async (): Promise<readonly unknown[]> =>
  (
    await w.rows(sql<{ account: string }>`select account_id as account from identity.care_relation
      where person_id = ${pat.person} and kind = 'episode' and until is null`)
  ).map(({ account }) => account)
/** What the phone reads of who follows them. */
const told = async (): Promise<readonly unknown[]> =>
  w.house.asSystem(async (tx) => (await sql`select who from safety_episode.own_card(${pat.person})`.execute(tx)).rows)
const onDuty = (account: string): Promise<unknown> =>
  w.house.asSystem((tx) =>
    sql`insert into duty.rota_shift (id, program_id, account_id, role, from_at, until_at, published_by, published_at)
      values (${w.house.newId()}, ${w.program}, ${account}, 'psychiatrist_lead', ${inMin(-60)}, ${inMin(DAY)}, ${account}, ${now()})`.execute(
      tx,
    ),
  )
const declares = (kind: string): Promise<unknown> =>
  w.house.dispatch(ines.actor, 'coordination.declare-conflict', { person: pat.person, kind })
const mayOwn = async (who: Member): Promise<unknown> => {
  const seen = await w.house.ask(who.actor, 'duty.owners-for', { person: pat.person })
  return seen.outcome === 'answered' ? seen.output : seen
}

test('SUI-08 an owner who declares to be too near: the next who may has it at once, with what is owed, and the person is told', async () => {
  await w.hire('Berta', 'psychiatrist')
  const teo = await w.hire('Teo', 'psychiatrist')
  await onDuty(teo.account)
  expect(await owner()).toBe(ines.account)
  expect(await declares('supervisor')).toMatchObject({ outcome: 'accepted' })
  expect(await owner()).toBe(teo.account)
  expect(await evaluationOwedBy()).toEqual([{ by: teo.account }])
  expect(await follows()).toContain(teo.account)
  expect(await follows()).not.toContain(ines.account)
  expect(await w.owed(pat.person)).not.toContain('episode-owner')
  expect(await told()).toEqual([{ who: 'Teo' }])
})

test('whose account is closed owns nothing: the next who may has the episode and what is owed, at once', async () => {
  const teo = await w.hire('Teo', 'psychiatrist')
  const admin = await w.hire('Ada', 'admin')
  expect(await owner()).toBe(ines.account)
  expect(await w.house.dispatch(admin.actor, 'identity.disable-account', { account: ines.account })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await owner()).toBe(teo.account)
  expect(await evaluationOwedBy()).toEqual([{ by: teo.account }])
  expect(await follows()).toEqual([teo.account])
  expect(await told()).toEqual([{ who: 'Teo' }])
})

test('who is a psychiatrist no more owns nothing, and an owner is owed within a day where there is no other', async () => {
  const admin = await w.hire('Ada', 'admin')
  await w.house.dispatch(admin.actor, 'identity.set-roles', { account: ines.account, roles: ['therapist'] })
  expect(await owner()).toBeNull()
  expect(await w.owed(pat.person)).toContain('episode-owner')
})

test('an alert in the hands of an account that is closed is the ladder’s again in that moment', async () => {
  const luis = await w.hire('Luis', 'duty')
  const admin = await w.hire('Ada', 'admin')
  const other = await w.admit()
  await w.risk(other.person, 'A')
  const alert = await w.alert(other.person)
  const taken = await w.house.dispatch(luis.actor, 'suicide-prevention.acknowledge-alert', { alert })
  expect(taken).toMatchObject({ outcome: 'accepted' })
  await w.house.dispatch(admin.actor, 'identity.set-roles', { account: luis.account, roles: ['duty', 'peer'] })
  const has = () => w.rows(sql`select acknowledged_by as by from suicide_prevention.alert where id = ${alert}`)
  expect(await has()).toEqual([{ by: luis.account }])
  w.house.clock.advance(60_000)
  await w.house.dispatch(admin.actor, 'identity.disable-account', { account: luis.account })
  expect(await has()).toEqual([{ by: null }])
  const told = await w.rows<{ account: string }>(
    sql`select distinct to_account as account from messages.outbox where queued_at = ${now()} and class = 'N1'`,
  )
  expect(told.map(({ account }) => account)).toContain(ines.account)
  expect(told.map(({ account }) => account)).not.toContain(luis.account)
})

test('SUI-08 whom the person hides from loses it to the next who may; it never comes back by itself', async () => {
  const teo = await w.hire('Teo', 'psychiatrist')
  await w.house.dispatch(pat.actor, 'identity.block-account', { account: ines.account })
  expect(await owner()).toBe(teo.account)
  expect(await evaluationOwedBy()).toEqual([{ by: teo.account }])
  await w.house.dispatch(pat.actor, 'identity.block-account', { account: teo.account })
  expect(await owner()).toBeNull()
  expect(await w.owed(pat.person)).toContain('episode-owner')
})

test('SUI-08 where nobody else may, whoever is too near goes on until another is found within a day', async () => {
  await declares('supervisor')
  expect(await owner()).toBeNull()
  expect(await follows()).toContain(ines.account)
  expect(await w.owed(pat.person)).toContain('episode-owner')
})

test('knowing somebody a little moves nothing', async () => {
  await w.hire('Teo', 'psychiatrist')
  await declares('acquaintance')
  expect(await owner()).toBe(ines.account)
})

test('SUI-08 who may take it: psychiatrists of this programme, on duty first, none who is hidden from, near, away or gone', async () => {
  const berta = await w.hire('Berta', 'psychiatrist')
  const teo = await w.hire('Teo', 'psychiatrist')
  const gone = await w.hire('Zoe', 'psychiatrist')
  const away = await w.hire('Lía', 'psychiatrist')
  await w.hire('Rosa', 'duty')
  await onDuty(teo.account)
  await w.house.asSystem(async (tx) => {
    await sql`update identity.account set active = false where id = ${gone.account}`.execute(tx)
    await sql`insert into coordination.absence (id, program_id, account_id, from_at, until_at)
      values (${w.house.newId()}, ${w.program}, ${away.account}, ${inMin(-DAY)}, ${inMin(DAY)})`.execute(tx)
  })
  const ana = await w.hire('Ana', 'coordinator')
  const row = (member: Member, name: string, duty = false) => ({ account: member.account, name, onDuty: duty })
  // Of two at rest, whoever answers for fewer comes first.
  expect(await mayOwn(ana)).toEqual({ rows: [row(teo, 'Teo', true), row(berta, 'Berta'), row(ines, 'Inés')] })
  await w.house.dispatch(pat.actor, 'identity.block-account', { account: berta.account })
  expect(await mayOwn(ines)).toEqual({ rows: [row(teo, 'Teo', true), row(ines, 'Inés')] })
  expect(await mayOwn(berta)).toEqual({ rows: [] })
})

test('SUI-08 to take it is offered only where it would be heard: not while somebody has it, not to whoever is too near', async () => {
  const teo = await w.hire('Teo', 'psychiatrist')
  const offered = async (who: Member, mayTake: boolean): Promise<void> =>
    expect(await w.house.ask(who.actor, 'safety-episode.episode', { episode, person: null })).toMatchObject({
      output: { mayTake },
    })
  const take = (who: Member) => w.house.dispatch(who.actor, 'safety-episode.take-ownership', { episode })
  await w.house.asSystem((tx) =>
    sql`select identity.begin_care(${w.house.newId()}, ${w.program}, ${pat.person}, ${teo.account}, 'episode', ${now()})`.execute(
      tx,
    ),
  )
  await offered(teo, false)
  expect(await take(teo)).toMatchObject({ code: 'safety-episode.taken' })
  await w.house.dispatch(ines.actor, 'safety-episode.hand-to', { episode, to: null, because: 'leaves' })
  await w.house.dispatch(ines.actor, 'coordination.declare-conflict', { person: pat.person, kind: 'supervisor' })
  await offered(ines, false)
  expect(await take(ines)).toMatchObject({ outcome: 'refused' })
  await offered(teo, true)
  expect(await take(teo)).toMatchObject({ outcome: 'accepted' })
})

test('SUI-08 whoever turned out to be too near, with nobody after them yet, names another; never themselves', async () => {
  await declares('supervisor')
  expect(await owner()).toBeNull()
  const teo = await w.hire('Teo', 'psychiatrist')
  expect(await mayOwn(ines)).toEqual({ rows: [{ account: teo.account, name: 'Teo', onDuty: false }] })
  const hands = (to: Member) =>
    w.house.dispatch(ines.actor, 'safety-episode.hand-to', { episode, to: to.account, because: 'conflict' })
  expect(await hands(ines)).toMatchObject({ code: 'safety-episode.conflict' })
  expect(await hands(teo)).toMatchObject({ outcome: 'accepted' })
  expect(await owner()).toBe(teo.account)
})
