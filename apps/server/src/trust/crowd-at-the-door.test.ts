import { type Actor, fromMs, type PersonId, personId, plusMinutes, system, z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { inTransaction } from '@ayni/platform/database'
import { firstBreak } from '@ayni/platform/ledger'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** More than are stored side by side, and enough that most of them wait. */
const CROWD = 24
const SIDE_BY_SIDE = 4
/** The lock of the chain, which every command takes last. */
const LEDGER = 77000
const answers = 'screening.record-response'

let house: WholeHouse
beforeEach(async () => {
  house = await wholeHouse()
})
afterEach(() => house.close())

const rows = <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  house.asSystem(async (tx) => (await query.execute(tx)).rows)
const counted = async (what: ReturnType<typeof sql>): Promise<number> =>
  (await rows(sql<{ n: number }>`select count(*)::int as n from ${what}`))[0]?.n ?? Number.NaN

const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
async function admit(nth: number): Promise<Actor> {
  const input = { ...facts, sourceKey: `inventada-${nth}`, contactable: true, agreed: true, at: null }
  const done = await house.dispatch(system(house.program), 'enrollment.import-person', input)
  if (done.outcome === 'refused') throw new Error(done.code)
  return house.physician(z.object({ person: personId }).parse(done.output).person)
}
async function crowdOf(size: number): Promise<readonly Actor[]> {
  const all: Actor[] = []
  for (let nth = 0; nth < size; nth++) all.push(await admit(nth))
  return all
}

type Sent = { readonly actor: Actor; readonly id: string; readonly set: object }
const acuteOf = (actor: Actor): Sent => ({
  actor,
  id: house.newId(),
  set: answerSet(house.newId(), 'asq', inventedAnswers.acute.asq),
})
const send = ({ actor, id, set }: Sent) => house.dispatch(actor, answers, set, { commandId: id })

/** Answers can be heard and not stored, until the returned function is called. */
async function storingStops(): Promise<() => Promise<void>> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun = (): void => undefined
  const began = new Promise<void>((resolve) => {
    begun = resolve
  })
  const held = house.asSystem(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LEDGER})`.execute(tx)
    begun()
    await released
  })
  await began
  return async () => {
    release()
    await held
  }
}

const alertsOpen = () => counted(sql`suicide_prevention.alert where handled_at is null`)
const untold = () => counted(sql`suicide_prevention.signal where untold`)
const episodes = () => counted(sql`safety_episode.episode`)
const messageKeys = async () =>
  (await rows(sql<{ key: string }>`select key from messages.outbox where template = 'staff-alert'`)).map(
    ({ key }) => key,
  )

test('SUI-01 in a crowd somebody is called before the answers have been stored, and once', async () => {
  const crowd = await crowdOf(CROWD)
  const goOn = await storingStops()
  const stored = Promise.all(crowd.map((actor) => send(acuteOf(actor))))
  await vi.waitFor(async () => expect(await alertsOpen()).toBe(CROWD - SIDE_BY_SIDE), { timeout: 20_000 })
  expect(await counted(sql`screening.response`)).toBe(0)
  expect(await untold()).toBe(CROWD - SIDE_BY_SIDE)
  const early = await messageKeys()
  expect(early.length).toBeGreaterThanOrEqual(CROWD - SIDE_BY_SIDE)
  await goOn()
  expect(new Set((await stored).map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
  expect([await alertsOpen(), await untold(), await episodes()]).toEqual([CROWD, 0, CROWD])
  const all = await messageKeys()
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBe((early.length / (CROWD - SIDE_BY_SIDE)) * CROWD)
  expect(await counted(sql`suicide_prevention.signal`)).toBe(CROWD)
  expect(await house.asSystem(firstBreak)).toBeUndefined()
}, 60_000)

type Found = { readonly person: PersonId; readonly response: string }
async function rung(found: readonly Found[]): Promise<void> {
  const { runtime, program } = house
  const bell = runtime.registry.doorbells.get(answers)
  const at = { occurredAt: runtime.clock.now(), receivedAt: runtime.clock.now() }
  const heard = found.map((one) => ({ ...one, ...at, program, class: 'A', because: ['ASQ_ACUTE'] }))
  await inTransaction(runtime.database.app, system(null), async (tx) =>
    bell?.ring({ tx, keys: runtime.keys, newId: house.newId }, heard),
  )
}

test('whoever takes an alert before its answers were stored is known to its episode', async () => {
  const sent = acuteOf(await admit(1))
  const person = personId.parse(sent.actor.personId)
  await rung([{ person, response: sent.id }])
  const [open] = await rows(sql<{ alert: string }>`select id as alert from suicide_prevention.alert`)
  const taken = await house.dispatch(house.staff('duty'), 'suicide-prevention.acknowledge-alert', open ?? {})
  expect(taken).toMatchObject({ outcome: 'accepted' })
  const phases = () => rows(sql<{ phase: string }>`select phase from safety_episode.episode`)
  expect(await phases()).toEqual([{ phase: 'acknowledged' }])
  expect(await send(sent)).toMatchObject({ outcome: 'accepted' })
  expect(await phases()).toEqual([{ phase: 'acknowledged' }])
})

test('heard and never stored, the house is told all the same; the phone that comes back adds nothing', async () => {
  const sent = acuteOf(await admit(1))
  const person = personId.parse(sent.actor.personId)
  await rung([{ person, response: sent.id }])
  house.clock.set(plusMinutes(house.clock.now(), 1))
  await house.worker.runNow('suicide-prevention.tell-what-was-heard')
  expect(await episodes()).toBe(0)
  house.clock.set(plusMinutes(house.clock.now(), 2))
  await house.worker.runNow('suicide-prevention.tell-what-was-heard')
  expect([await episodes(), await untold()]).toEqual([1, 0])
  const before = await messageKeys()
  expect(await send(sent)).toMatchObject({ outcome: 'accepted' })
  expect([await alertsOpen(), await episodes(), (await messageKeys()).length]).toEqual([1, 1, before.length])
})

const heading = (section: string) => ({ section, answer: 'no', ticked: [], words: null })
/** A guided call of a psychiatrist that finds nothing, spoken now. */
async function callThem(person: PersonId) {
  const [open] = await rows(
    sql<{ episode: string }>`select id as episode from safety_episode.episode where person_id = ${person}`,
  )
  const now = house.clock.now()
  const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' }
  return house.dispatch(house.staff('psychiatrist'), 'safety-episode.record-call', {
    ...{ ...open, contact: null, spokeAt: now, minutes: 20, channel: 'call', declined: null },
    location: {
      where: 'Posta inventada',
      ubigeo: null,
      identity: 'named',
      callback: '+51900111222',
      with: 'alone',
      withWhom: null,
      canTalk: 'yes',
    },
    assessment: {
      ...{
        thanked: true,
        thoughtsNow: 'no',
        asq,
        alcoholNow: 'no',
        fullEvaluation: false,
        plan: 'later',
        means: 'later',
      },
      headings: [heading('frequency'), heading('plan'), heading('past-behavior')],
      ...{ intent: { answer: 'no', on: null }, attempt: { answer: 'no', on: null }, reasons: null },
      ...{ risk: 'low', disposition: 'non-urgent-follow-up' },
    },
    nextContactAt: plusMinutes(now, 1440),
  })
}

test('@safety a call that could not know of it does not end what was heard at the door', async () => {
  const first = acuteOf(await admit(1))
  const person = personId.parse(first.actor.personId)
  await send(first)
  expect(await callThem(person)).toMatchObject({ outcome: 'accepted' })
  expect(await alertsOpen()).toBe(0)
  const sent = acuteOf(first.actor)
  await rung([{ person, response: sent.id }])
  expect(await callThem(person)).toMatchObject({ outcome: 'accepted' })
  expect(await alertsOpen()).toBe(1)
  expect(await send(sent)).toMatchObject({ outcome: 'accepted' })
  expect(await alertsOpen()).toBe(1)
  expect(await rows(sql`select class, phase from safety_episode.episode`)).toEqual([{ class: 'A', phase: 'signalled' }])
})

test('the same answers twice, two answers of one person, and whoever has an alert already: one alert each', async () => {
  const [one, two] = [personId.parse((await admit(1)).personId), personId.parse((await admit(2)).personId)]
  const again = { person: one, response: house.newId() }
  await rung([again, again, { person: one, response: house.newId() }, { person: two, response: house.newId() }])
  await rung([again, { person: two, response: house.newId() }])
  expect([await alertsOpen(), await counted(sql`suicide_prevention.signal`)]).toEqual([2, 2])
})

test('only what is acute by itself and was answered just now is heard at the door', async () => {
  const actor = house.physician(house.own)
  const now = house.clock.now()
  const hears = (set: object, minutesAgo = 0) =>
    house.runtime.registry.doorbells.get(answers)?.hears({
      ...{ actor, commandId: house.newId(), input: set, receivedAt: now },
      occurredAt: fromMs(Date.parse(now) - minutesAgo * 60_000),
    })
  const asq = (which: keyof typeof inventedAnswers) => answerSet(house.newId(), 'asq', inventedAnswers[which].asq)
  expect(hears(asq('acute'))?.payload).toMatchObject({ person: house.own, class: 'A' })
  expect(hears(asq('acute'), 10)).not.toBeNull()
  expect(hears(asq('acute'), 11)).toBeNull()
  expect(hears(asq('calm'))).toBeNull()
  expect(hears({ ...asq('acute'), a: 'yyyyyy' })).toBeNull()
})
