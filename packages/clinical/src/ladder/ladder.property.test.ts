import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs, seed } from '../../test-seed.ts'
import { addMinutes, minutesBetween, toIso } from '../clocks/index.ts'
import {
  type AlertState,
  acknowledge,
  afterDecision,
  type Duty,
  decideLadder,
  defaultLadderPolicy,
  handOver,
  type LadderDecision,
  nextLookAt,
  openAlert,
  type Rota,
  recordAttempt,
  recordReached,
} from './index.ts'

const start = Date.UTC(2026, 10, 21)
/** Longest the policy may stay without notifying somebody or sounding an incident, in minutes. */
const bound = { A: 120, B: 1440 } as const
/** While nobody has taken an acute alert, the next rung or repeat is never further than this. @source 7.2 (A ≤ 15 min), R-SUI-02 */
const untaken = 15
const boundOf = (of: 'A' | 'B', acknowledgedBy: string | null): number =>
  of === 'A' && acknowledgedBy === null ? untaken : bound[of]

const person = fc.constantFrom('ana', 'beto', 'carla', 'dario', 'elsa')
const role = fc.constantFrom<Duty['role']>(
  'first',
  'second',
  'coordinator',
  'psychiatristLead',
  'clinician',
  'director',
)
const instant = fc.integer({ min: -2 * 86_400_000, max: 5 * 86_400_000 }).map((ms) => toIso(start + ms))
const duty: fc.Arbitrary<Duty> = fc.record({ person, role, from: fc.option(instant), to: fc.option(instant) })
const rota: fc.Arbitrary<Rota> = fc.record({
  duties: fc.array(duty, { maxLength: 8 }),
  absences: fc.array(fc.record({ person, from: instant, to: instant }), { maxLength: 3 }),
})

type Act = {
  readonly afterMin: number
  readonly do: 'acknowledge' | 'hand-over' | 'attempt' | 'reach' | 'worker'
}
const act: fc.Arbitrary<Act> = fc.record({
  afterMin: fc.double({ min: 0, max: 400, noNaN: true }),
  do: fc.constantFrom('acknowledge', 'hand-over', 'attempt', 'reach', 'worker'),
})

function apply(
  state: AlertState,
  one: Act['do'],
  now: string,
  decide: (state: AlertState, now: string) => LadderDecision,
) {
  switch (one) {
    case 'acknowledge':
      return acknowledge(state, 'ana', now)
    case 'hand-over':
      return state.acknowledgedBy === null ? state : handOver(state, 'beto', now)
    case 'attempt':
      return recordAttempt(state, now)
    case 'reach':
      return recordReached(state, now)
    case 'worker':
      return afterDecision(state, decide(state, now), now)
  }
}

const scene = fc.record({
  class: fc.constantFrom<'A' | 'B'>('A', 'B'),
  receivedAt: fc.integer({ min: 0, max: 86_400_000 }).map((ms) => toIso(start + ms)),
  excluded: fc.array(person, { maxLength: 2 }),
  rota,
  acts: fc.array(act, { maxLength: 12 }),
})

/** Any state a history of acts can lead to, and the instant of its last act. */
function play(one: {
  readonly class: 'A' | 'B'
  readonly receivedAt: string
  readonly excluded: readonly string[]
  readonly rota: Rota
  readonly acts: readonly Act[]
}) {
  const decide = (state: AlertState, now: string) => decideLadder(defaultLadderPolicy, state, one.rota, now)
  let state = openAlert(one.class, one.receivedAt, one.excluded)
  let now = one.receivedAt
  for (const next of one.acts) {
    now = addMinutes(now, next.afterMin)
    state = apply(state, next.do, now, decide)
  }
  return { state, now, decide }
}

describe(`from any state that is not handled (seed ${seed})`, () => {
  test('advancing time reaches a notification or an incident within the bound', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { state, now, decide } = play(one)
        let at = now
        let decision = decide(state, at)
        let looks = 0
        while (decision.do === 'wait' && looks < 20) {
          expect(Date.parse(decision.until)).toBeGreaterThan(Date.parse(at))
          at = decision.until
          decision = decide(state, at)
          looks += 1
        }
        expect(['notify', 'incident']).toContain(decision.do)
        expect(minutesBetween(now, at)).toBeLessThanOrEqual(boundOf(one.class, state.acknowledgedBy))
        if (decision.do === 'notify') expect(decision.people.length).toBeGreaterThan(0)
      }),
      { seed, numRuns: runs(2_000) },
    )
  })

  test('it never falls silent: there is always a next look, later than now and within the bound', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const played = play(one)
        let { state, now } = played
        for (let look = 0; look < 30; look += 1) {
          const decision = played.decide(state, now)
          const next = nextLookAt(decision)
          if (next === null) throw new Error('an alert that is not handled was left to rest')
          expect(Date.parse(next)).toBeGreaterThan(Date.parse(now))
          expect(minutesBetween(now, next)).toBeLessThanOrEqual(boundOf(one.class, state.acknowledgedBy))
          state = afterDecision(state, decision, now)
          now = next
        }
      }),
      { seed, numRuns: runs(1_000) },
    )
  })

  test('asked twice at the same instant, it acts once', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { state, now, decide } = play(one)
        const after = afterDecision(state, decide(state, now), now)
        expect(decide(after, now).do).toBe('wait')
        expect(decide(state, now)).toEqual(decide(state, now))
      }),
      { seed, numRuns: runs(2_000) },
    )
  })

  test('nobody who is excluded is ever told, and no state grows', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { state, now, decide } = play({ ...one, acts: one.acts.filter((a) => a.do === 'worker') })
        const decision = decide(state, now)
        const people = decision.do === 'notify' ? decision.people : []
        for (const excluded of one.excluded) expect(people).not.toContain(excluded)
        expect(JSON.stringify(state).length).toBeLessThan(600)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }),
      { seed, numRuns: runs(1_000) },
    )
  })
})
