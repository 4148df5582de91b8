import { type Actor, type Instant, plusMinutes, z } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LiveAssessment } from '../contract.ts'
import { earlierOf } from './earlier-store.ts'
import { aCall, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let ines: Member
let rosa: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let first: string

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const pass = (days: number): void => w.house.clock.advance(days * DAY * 60_000)
const name = (operation: string): string => `safety-episode.${operation}`
const must = async (who: Member, operation: string, input: object): Promise<void> =>
  expect(await w.house.dispatch(who.actor, name(operation), input)).toMatchObject({ outcome: 'accepted' })
const ask = async (who: Member, operation: string, input: object): Promise<unknown> => {
  const seen = await w.house.ask(who.actor, name(operation), input)
  return seen.outcome === 'answered' ? seen.output : seen
}
const call = (who: Member, episode: string, nextDays: number, more: Partial<LiveAssessment> = {}): Promise<void> =>
  must(who, 'record-call', aCall(episode, now(), inMin(nextDays * DAY), { means: 'declined', ...more }))

const canary = 'Palabra canaria de lo anterior'
const tried = '2025-02-11'

/** An episode in which an attempt was said on the first day and not again, closed by its criteria thirty days later. */
async function closedBefore(): Promise<void> {
  await w.risk(pat.person, 'B')
  first = await w.episode(pat.person)
  await call(ines, first, 2, { attempt: { answer: 'yes', on: tried }, intent: { answer: 'refused', on: null } })
  await w.rows(sql`insert into safety_plan.version (id, program_id, person_id, sealed, hash, missing, occurred_at, received_at)
    values (${w.house.newId()}, ${w.program}, ${pat.person}, '-', ${w.house.newId()}, '{}', ${now()}, ${now()})`)
  for (const [days, next] of [
    [2, 5],
    [5, 20],
    [20, 10],
  ] as const) {
    pass(days)
    await call(ines, first, next, { intent: { answer: 'not_asked', on: null } })
  }
  pass(4)
  const signed = { episode: first, treatment: 'in-place', toldAndAgrees: true }
  await must(ines, 'step-down', { ...signed, reasoning: 'Empieza a terminar' })
  const caring = { knownClinician: ines.account, caringSchedule: 'twelve-months' }
  await must(ines, 'close', { ...signed, ...caring, reasoning: canary })
}

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  ines = await w.hire('Inés', 'psychiatrist')
  rosa = await w.hire('Rosa', 'duty')
  pat = await w.admit()
  await closedBefore()
  pass(60)
  await w.risk(pat.person, 'B')
})
afterEach(() => w.house.close())

test('a new signal: the page of the second episode tells the first, an attempt that was said once among it', async () => {
  const episode = await w.episode(pat.person)
  expect(episode).not.toBe(first)
  await must(rosa, 'accompany', { episode })
  const told = {
    ...{ episode: first, openedAt: lima('2026-11-21', '10:00'), closedAt: inMin(-60 * DAY) },
    ...{ closedBecause: 'criteria-met', risk: 'low', attempt: 'yes', attemptOn: tried },
    ...{ intent: 'refused', intentOn: null, reasoning: canary },
  }
  expect(await ask(rosa, 'episode', { episode })).toMatchObject({ assessments: [], earlier: [told] })
  // The first had none before it, however long ago it ended; at most ten are told, the newest first.
  expect(await ask(rosa, 'episode', { episode: first })).toMatchObject({ earlier: [] })
  await w.rows(sql`insert into safety_episode.episode (id, program_id, person_id, alias, class, phase, opened_at, opened_class, received_at,
      occurred_at, closed_at, closed_because)
    select gen_random_uuid(), ${w.program}, ${pat.person}, 'AY-ZZZZ', 'B', 'closed', at, 'B', at, at, at + interval '1 day', 'withdrawn'
    from generate_series(1, 11) n, lateral (select ${inMin(-500 * DAY)}::timestamptz + n * interval '2 days' as at) a`)
  const { earlier } = await shown(rosa, episode)
  expect(earlier).toHaveLength(10)
  expect(earlier[0]).toEqual(told)
  expect(earlier[1]).toMatchObject({
    ...{ closedAt: inMin(-477 * DAY), closedBecause: 'withdrawn' },
    ...{ risk: null, attempt: null, intent: null, reasoning: null },
  })
  expect(earlier.at(-1)).toMatchObject({ closedAt: inMin(-493 * DAY) })
})

const shown = async (who: Member, episode: string): Promise<{ readonly earlier: readonly unknown[] }> => {
  const seen = await w.house.ask(who.actor, name('episode'), { episode })
  if (seen.outcome !== 'answered') throw new Error(JSON.stringify(seen))
  const { earlier } = z.looseObject({ earlier: z.array(z.unknown()) }).parse(seen.output)
  return { earlier }
}

test('whoever is blocked, or has no right to what is theirs, sees nothing of it', async () => {
  const episode = await w.episode(pat.person)
  const unknown = { code: name('episode-unknown') }
  const known = (actor: Actor): Promise<unknown> =>
    inTransaction(w.house.runtime.database.app, actor, async (tx) => {
      const row = { id: episode, program: w.program, person: pat.person, closedAt: null }
      const { rows } = await sql<{ earlier: unknown }>`select ${earlierOf(row)} as earlier`.execute(tx)
      return rows[0]?.earlier
    })
  const teo = await w.hire('Teo', 'therapist')
  const ana = await w.hire('Ana', 'coordinator')
  for (const who of [rosa, ines, teo]) expect(await ask(who, 'episode', { episode })).toMatchObject(unknown)
  expect(await ask(ana, 'episode', { episode })).toMatchObject({ code: 'auth.role-missing' })
  for (const who of [rosa, ines, teo, ana]) expect(await known(who.actor)).toEqual([])
  await must(rosa, 'accompany', { episode })
  expect(await known(rosa.actor)).toMatchObject([{ episode: first }])
  await w.house.dispatch(pat.actor, 'identity.block-account', { account: rosa.account })
  expect(await ask(rosa, 'episode', { episode })).toMatchObject(unknown)
  expect(await known(rosa.actor)).toEqual([])
})

test('SUI-12 nothing of it reaches the list, the calendar, the figures, the phone or their copy', async () => {
  const ana = await w.hire('Ana', 'coordinator')
  const episode = await w.episode(pat.person)
  await call(ines, episode, 2)
  const span = { from: inMin(-400 * DAY), to: inMin(9 * DAY) }
  const seen: unknown[] = []
  for (const who of [ana, ines])
    seen.push(
      await ask(who, 'list', { closedSince: span.from }),
      await ask(who, 'calendar', span),
      await ask(who, 'metrics', span),
    )
  const { registry, keys } = w.house.runtime
  await w.house.asSystem(async (tx) => {
    for (const own of registry.ownData) seen.push(await own.read({ tx, keys, now: now() }, pat.person))
    for (const fact of registry.feed.values())
      seen.push([...(await fact.read({ tx, keys, now: now() }, pat.person, 'all'))])
  })
  const text = JSON.stringify(seen)
  expect(text).toContain(first)
  for (const word of ['canaria', tried, 'earlier', 'criteria-met', 'refused', '"low"', 'reasoning'])
    expect([word, text.includes(word)]).toEqual([word, false])
})
