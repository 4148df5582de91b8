import { type Instant, plusMinutes } from '@ayni/kernel'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aCall, lima, type Member, type Ward, ward } from './testing/ward.ts'

const DAY = 1440
let w: Ward
let ines: Member
let ana: Member
let pat: Awaited<ReturnType<Ward['admit']>>
let episode: string

beforeEach(async () => {
  w = await ward(lima('2026-11-21', '10:00'))
  ines = await w.hire('Inés', 'psychiatrist')
  ana = await w.hire('Ana', 'coordinator')
  pat = await w.admit()
})
afterEach(() => w.house.close())

const now = (): Instant => w.house.clock.now()
const inMin = (minutes: number): Instant => plusMinutes(now(), minutes)
const name = (operation: string): string => `safety-episode.${operation}`
const give = (who: Member, operation: string, input: object) => w.house.dispatch(who.actor, name(operation), input)
const ask = async (who: Member, operation: string, input: object): Promise<unknown> => {
  const seen = await w.house.ask(who.actor, name(operation), input)
  return seen.outcome === 'answered' ? seen.output : seen
}
async function followed(of: 'A' | 'B' = 'B'): Promise<void> {
  await w.risk(pat.person, of)
  episode = await w.episode(pat.person)
  const call = aCall(episode, now(), inMin(2 * DAY))
  expect(await give(ines, 'record-call', call)).toMatchObject({ outcome: 'accepted' })
}

describe('what the coordinator sees (SUI-12)', () => {
  test('alias, class, ages, state, owner, next deadline and reach; no answer, risk, method or note', async () => {
    await w.risk(pat.person, 'A')
    episode = await w.episode(pat.person)
    const words = { reasons: 'Palabra canaria', risk: 'further', disposition: 'further-evaluation' } as const
    await give(ines, 'record-call', aCall(episode, now(), inMin(DAY), words))
    w.house.clock.advance((DAY + 5) * 60_000)
    const seen = await ask(ana, 'list', {})
    expect(seen).toMatchObject({
      rows: [{ episode, class: 'A', phase: 'assessed', owner: 'Inés', nextKind: 'contact', late: true, opens: false }],
    })
    const text =
      JSON.stringify(seen) + JSON.stringify(await ask(ana, 'calendar', { from: inMin(-9 * DAY), to: inMin(9 * DAY) }))
    expect(text).toContain('"doneAt"')
    for (const word of ['further', 'imminent', '"low"', 'asq', 'canaria', 'intent', 'Ficticia'])
      expect(text).not.toContain(word)
    expect(await ask(ana, 'episode', { episode })).toMatchObject({ code: 'auth.role-missing' })
  })

  test('figures: small counts are hidden from who is no clinician', async () => {
    await followed()
    const span = { from: inMin(-DAY), to: inMin(DAY) }
    expect(await ask(ines, 'metrics', span)).toMatchObject({
      episodes: 1,
      assessment: { n: 1, median: 0, worst: 0 },
      nonAcuteAssessedIn24h: { of: 1, percent: 100 },
      planAtFirstContact: { of: 1, percent: 100 },
    })
    expect(await ask(ana, 'metrics', span)).toMatchObject({
      episodes: null,
      assessment: { n: null, median: null, worst: null },
      nonAcuteAssessedIn24h: { of: null, percent: null },
    })
    expect(await ask(ines, 'metrics', { from: span.to, to: span.from })).toMatchObject({ code: name('no-span') })
  })
})

test('the phone knows who follows the person and when, and nothing else', async () => {
  await followed('A')
  const reader = w.house.runtime.registry.feed.get('episode')
  const none: ReadonlyMap<string, unknown> = new Map()
  const facts = await w.house.asSystem(
    async (tx) => (await reader?.read({ tx, now: now(), keys: w.house.runtime.keys }, pat.person, 'all')) ?? none,
  )
  expect([...facts.values()]).toEqual([{ who: 'Inés', nextContactAt: inMin(2 * DAY) }])
})
