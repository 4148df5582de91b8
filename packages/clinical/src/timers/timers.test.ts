import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addMinutes, minutesBetween } from '../clocks/index.ts'
import { defaultEmergencyPolicy, nextWays } from '../emergency/index.ts'
import {
  deadlinesOf,
  decideEpisode,
  defaultEpisodePolicy,
  type EpisodeCourse,
  type EpisodeEvent,
  isOver,
  isRefused,
  nextEpisodeLook,
  openEpisode,
  passTime,
} from '../episode/index.ts'
import { defaultMeansPolicy, proposedRecheck, recheckIsInTime } from '../safety-plan/index.ts'
import {
  changesBetween,
  emergencyPolicyOf,
  episodeGroups,
  episodePolicyOf,
  knownOf,
  meansPolicyOf,
  namesOf,
  type ProgrammeTimers,
  programmeProblems,
  defaultProgrammeTimers as standard,
  timerBounds,
  timerGroups,
  valuesOf,
} from './index.ts'

test('the default times make the default policies, and nothing is wrong with them', () => {
  expect(episodePolicyOf(standard, defaultEpisodePolicy.version)).toEqual(defaultEpisodePolicy)
  expect(emergencyPolicyOf(standard, defaultEmergencyPolicy.version)).toEqual(defaultEmergencyPolicy)
  expect(meansPolicyOf(standard)).toEqual(defaultMeansPolicy)
  expect(programmeProblems(standard)).toEqual([])
})

const contacts = (more: Partial<ProgrammeTimers['contacts']>): ProgrammeTimers => ({
  ...standard,
  contacts: { ...standard.contacts, ...more },
})

test('beyond a limit, below one, no whole number, or out of order: the field, the rule and the limit are named', () => {
  expect(programmeProblems(contacts({ raised1: 4, raised2: 5 }))).toEqual([
    { field: 'contacts.raised1', rule: 'too-long', limit: 3 },
  ])
  expect(programmeProblems(contacts({ missedCall: 5 }))).toMatchObject([{ rule: 'too-short', limit: 15 }])
  expect(programmeProblems(contacts({ phq9: Number.NaN }))).toMatchObject([
    { field: 'contacts.phq9', rule: 'not-whole' },
  ])
  expect(programmeProblems(contacts({ raised3: 3 }))).toEqual([
    { field: 'contacts.raised3', rule: 'out-of-order', limit: 4 },
  ])
  expect(programmeProblems({ ...standard, closing: { ...standard.closing, lowApart: 6 } })).toMatchObject([
    { field: 'closing.lowApart', rule: 'too-short', limit: 7 },
  ])
})

test('nothing acute waits longer than twelve hours (Nock 2021)', () => {
  for (const name of ['acknowledgeA', 'firstAttemptA', 'reachA', 'assessA', 'decideA'] as const)
    expect(timerBounds.answering[name].max).toBeLessThanOrEqual(720)
  expect(timerBounds.owed.emergencyAgain.max * 60).toBeLessThanOrEqual(720)
  for (const name of ['afterA', 'silence', 'searchSilenceA', 'decideWithinA'] as const)
    expect(timerBounds.emergency[name].max).toBeLessThanOrEqual(720)
})

test('what changes is said value by value', () => {
  expect(changesBetween(standard, standard)).toEqual([])
  expect(changesBetween(standard, { ...contacts({ missedCall: 60 }), drillAnswer: 10 })).toEqual([
    { group: 'drill', name: 'answer', from: 15, to: 10 },
    { group: 'contacts', name: 'missedCall', from: 120, to: 60 },
  ])
})

test('every value stands in the sign-offs with its default, limits and tag', () => {
  const page = readFileSync(new URL('../../../../docs/clinical/sign-offs.md', import.meta.url), 'utf8')
  const lines = episodeGroups.flatMap((group) =>
    namesOf(group).map((name) => {
      const { min, max, unit, tag, source } = knownOf(group, name)
      const cells = [
        `\`${group}.${name}\``,
        `${valuesOf(standard, group)[name]} ${unit}`,
        `${min}–${max}`,
        `[${tag}]`,
        source,
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  expect(lines.filter((line) => !page.includes(line)).join('\n')).toBe('')
  expect(timerGroups.length).toBe(episodeGroups.length + 3)
})

/** Any value within its limits; what would then be out of order is put in order by leaving it out. */
const someOf = <T extends Readonly<Record<string, number>>>(
  like: T,
  bounds: Readonly<Record<string, { min: number; max: number }>>,
) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(bounds).map(([name, { min, max }]) => [
          name,
          fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max, like[name] ?? min)),
        ]),
      ),
    )
    .map((given): T => ({ ...like, ...given }))

const rise = (from: ProgrammeTimers): ProgrammeTimers => {
  const c = from.contacts
  const climb = (values: readonly number[], most: readonly number[]) =>
    values.reduce<readonly number[]>(
      (done, value, nth) => [...done, Math.min(most[nth] ?? value, Math.max(value, (done.at(-1) ?? 0) + 1))],
      [],
    )
  const max = (name: keyof typeof timerBounds.contacts) => timerBounds.contacts[name].max
  const [low1 = 2, low2 = 7, low3 = 30] = climb([c.low1, c.low2, c.low3], [max('low1'), max('low2'), max('low3')])
  const [raised1 = 1, raised2 = 3, raised3 = 7, raised4 = 14, raised5 = 21, raised6 = 28] = climb(
    [c.raised1, c.raised2, c.raised3, c.raised4, c.raised5, c.raised6],
    [max('raised1'), max('raised2'), max('raised3'), max('raised4'), max('raised5'), max('raised6')],
  )
  return {
    ...from,
    contacts: { ...c, low1, low2, low3, raised1, raised2, raised3, raised4, raised5, raised6 },
  }
}

const allowed: fc.Arbitrary<ProgrammeTimers> = fc
  .record({
    contacts: someOf(standard.contacts, timerBounds.contacts),
    owed: someOf(standard.owed, timerBounds.owed),
    closing: someOf(standard.closing, timerBounds.closing),
    answering: someOf(standard.answering, timerBounds.answering),
    emergency: someOf(standard.emergency, timerBounds.emergency),
    means: someOf(standard.means, timerBounds.means),
  })
  .map((given) => rise({ ...standard, ...given }))
  .filter((timers) => programmeProblems(timers).length === 0)

const risk = fc.constantFrom('low', 'further', 'imminent')
const act: fc.Arbitrary<(at: string) => EpisodeEvent> = fc.oneof(
  fc
    .record({
      risk,
      plan: fc.boolean(),
      means: fc.boolean(),
      sober: fc.boolean(),
      next: fc.integer({ min: 30, max: 2000 }),
    })
    .map(
      ({ risk: of, plan, means, sober, next }) =>
        (at: string): EpisodeEvent => ({
          ...{ is: 'call', at, endedAt: at, psychiatrist: true, sober, declined: null },
          assessed: { risk: of, fully: plan, plan, planOffered: !plan, means },
          nextContactAt: addMinutes(at, next),
        }),
    ),
  fc.constantFrom('A', 'B').map(
    (of) =>
      (at: string): EpisodeEvent => ({ is: 'signal', class: of, receivedAt: at, alert: null }),
  ),
  fc.boolean().map(
    (live) =>
      (at: string): EpisodeEvent => ({ is: 'contact', at, live, nextContactAt: addMinutes(at, 600) }),
  ),
  fc.constantFrom('acknowledged', 'unreachable', 'emergency-opened', 'handed-over', 'plan-saved', 'came-back').map(
    (is) =>
      (at: string): EpisodeEvent => ({ is, at }),
  ),
  fc.boolean().map(
    (declinesLastCall) =>
      (at: string): EpisodeEvent => ({ is: 'left', at, declinesLastCall }),
  ),
)
const history = fc.array(fc.record({ afterMin: fc.integer({ min: 0, max: 20_000 }), make: act }), { maxLength: 8 })
/** The last contact that may be thirty days ahead, the call after it, and one more contact. */
const bound = 30 * 1440 + timerBounds.contacts.missedCall.max + 2 * 1440

describe(`whatever is allowed (seed ${seed})`, () => {
  test('@safety an open episode always has something due and a next look, and time alone is heard within the bound', () => {
    fc.assert(
      fc.property(allowed, fc.constantFrom('A' as const, 'B' as const), history, (timers, of, acts) => {
        const policy = episodePolicyOf(timers, 'x')
        let now = '2026-11-21T04:40:00.000Z'
        let course: EpisodeCourse = openEpisode({ class: of, receivedAt: now, alert: null })
        for (const { afterMin, make } of acts) {
          now = addMinutes(now, afterMin)
          const decided = decideEpisode(passTime(course, policy, now).course, make(now), policy)
          if (!isRefused(decided)) course = decided.course
        }
        if (isOver(course)) return
        const since = now
        for (let look = 0; look < 10_000; look += 1) {
          expect(deadlinesOf(course, policy).length).toBeGreaterThan(0)
          expect(nextEpisodeLook(course, policy, now)).not.toBeNull()
          const passed = passTime(course, policy, now)
          expect(Date.parse(passed.nextAt ?? '')).toBeGreaterThan(Date.parse(now))
          if (passed.heard.some((heard) => heard.do !== 'owe-call')) {
            expect(minutesBetween(since, now)).toBeLessThanOrEqual(bound)
            return
          }
          course = passed.course
          now = passed.nextAt ?? now
        }
        throw new Error(`nothing was heard of ${JSON.stringify(course)}`)
      }),
      { seed, numRuns: 800 },
    )
  })

  test('@safety a search proposes the next try within the hours of its class, and means are looked at again in time', () => {
    const now = '2026-11-21T04:40:00.000Z'
    fc.assert(
      fc.property(allowed, fc.constantFrom('A' as const, 'B' as const), (timers, of) => {
        const policy = emergencyPolicyOf(timers, 'x')
        const facts = {
          class: of,
          receivedAt: now,
          attempts: [{ at: now, channel: 'call', live: false }],
          reachedAt: null,
        }
        const known = { trusted: 'none', contactWithdrawn: false, imminent: false, psychiatristOrders: [] } as const
        const search = nextWays(
          { ...facts, ...known, headsFacility: false, hasFacility: true, hasRadio: false },
          policy,
          now,
        )
        expect(search.next).toBe('try-again')
        expect(minutesBetween(now, search.nextTryAt ?? '')).toBeLessThanOrEqual(720)
        expect(minutesBetween(now, search.unreachableAt)).toBeLessThanOrEqual(of === 'A' ? 180 : 2880)
        const means = meansPolicyOf(timers)
        for (const result of ['agreed', 'kept', 'changed', 'not-kept'] as const)
          expect(recheckIsInTime(means, now, proposedRecheck(means, now, result))).toBe(true)
      }),
      { seed, numRuns: 400 },
    )
  })
})
