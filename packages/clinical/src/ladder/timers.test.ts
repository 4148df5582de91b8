import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addMinutes, minutesBetween } from '../clocks/index.ts'
import {
  afterDecision,
  decideLadder,
  defaultLadderPolicy,
  defaultTimers,
  ladderPolicyOf,
  nextLookAt,
  openAlert,
  type Rota,
  type Timers,
  timerLimits,
  timersProblems,
} from './index.ts'

test('the default times make the default ladder, and nothing is wrong with them', () => {
  expect(ladderPolicyOf(defaultTimers, defaultLadderPolicy.version)).toEqual(defaultLadderPolicy)
  expect(timersProblems(defaultTimers)).toEqual([])
})

const acute = (more: Partial<Timers['acute']>): Timers => ({
  ...defaultTimers,
  acute: { ...defaultTimers.acute, ...more },
})

test('nothing acute may take longer than twelve hours, and the reason names the field and the limit', () => {
  expect(Math.max(...Object.values(timerLimits.acute))).toBe(720)
  expect(timersProblems(acute({ exhausted: 721 }))).toEqual([
    { field: 'acute.exhausted', rule: 'too-long', limit: 720 },
  ])
  expect(timersProblems(acute({ noContact: 1440 }))).toMatchObject([{ field: 'acute.noContact', rule: 'too-long' }])
})

test.each([0, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('%s minutes is no time', (value) => {
  expect(timersProblems(acute({ repeat: value }))).toMatchObject([{ field: 'acute.repeat', rule: 'not-whole' }])
})

test('a rung may not come before the one below it', () => {
  expect(timersProblems(acute({ second: 40 }))).toEqual([{ field: 'acute.lead', rule: 'out-of-order', limit: 41 }])
  expect(timersProblems(acute({ lead: 45 }))).toMatchObject([{ field: 'acute.everyone', rule: 'out-of-order' }])
})

type Acute = Timers['acute']
type NonAcute = Timers['nonAcute']
const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max })
const someOf = (limits: Readonly<Record<string, number>>): fc.Arbitrary<Readonly<Record<string, number>>> =>
  fc.record(Object.fromEntries(Object.entries(limits).map(([name, max]) => [name, upTo(max)])))
const allowed: fc.Arbitrary<Timers> = fc
  .record({
    acute: someOf(timerLimits.acute).map((given): Acute => ({ ...defaultTimers.acute, ...given })),
    nonAcute: someOf(timerLimits.nonAcute).map((given): NonAcute => ({ ...defaultTimers.nonAcute, ...given })),
    drillAnswer: upTo(timerLimits.drillAnswer),
  })
  .filter((timers) => timersProblems(timers).length === 0)

const crew: Rota = {
  duties: (['first', 'second', 'psychiatristLead', 'clinician', 'director', 'coordinator'] as const).map((role) => ({
    ...{ person: role, role, from: null, to: null },
  })),
  absences: [],
}

test('whatever is allowed, time alone tells somebody again within twelve hours (A) and 24 h (B), for three days', () => {
  fc.assert(
    fc.property(allowed, fc.constantFrom('A' as const, 'B' as const), (timers, alertClass) => {
      const policy = ladderPolicyOf(timers, 'x')
      let now = '2026-11-21T04:40:00.000Z'
      const end = addMinutes(now, 3 * 1440)
      let state = openAlert(alertClass, now)
      let told = now
      while (now < end) {
        const decision = decideLadder(policy, state, crew, now)
        state = afterDecision(state, decision, now)
        if (decision.do === 'notify') told = now
        const next = nextLookAt(decision)
        expect(next).not.toBeNull()
        expect(Date.parse(next ?? now)).toBeGreaterThan(Date.parse(now))
        now = next ?? end
        expect(minutesBetween(told, now)).toBeLessThanOrEqual(alertClass === 'A' ? 720 : 1440)
      }
    }),
    { seed, numRuns: 150 },
  )
})
