import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { addMinutes, minutesBetween } from '../clocks/index.ts'
import { cycleAt, type PastAttempt, planAttempt, outreachPolicy as policy, type ReachHistory } from './index.ts'
import { evenings, lima, newcomer, past } from './testing/people.ts'

const start = lima('2026-11-01', '00:00')
const results = ['no_contesta', 'entregado', 'leido', 'error', null] as const

const life = fc.record({
  contacts: fc.constantFrom(
    { call: ['movil'], message: [] },
    { call: [], message: ['correo'] },
    { call: ['movil', 'fijo'], message: ['whatsapp', 'correo'] },
  ),
  looks: fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { minLength: 20, maxLength: 80 }),
  answers: fc.array(fc.constantFrom(...results), { minLength: 1, maxLength: 9 }),
  offlineDays: fc.integer({ min: 0, max: 40 }),
})

type Life = typeof life extends fc.Arbitrary<infer One> ? One : never

/** Whoever looks at odd moments and does what the plan says: every attempt that was made. */
function live({ contacts, looks, answers, offlineDays }: Life): {
  made: readonly PastAttempt[]
  end: string
} {
  let now = start
  const made: PastAttempt[] = []
  for (const wait of looks) {
    now = addMinutes(now, wait)
    const plan = planAttempt(policy, history(contacts, made, offlineDays), evenings, now)
    if (plan.do !== 'now') continue
    const { window } = evenings(now)
    made.push(
      past(now, {
        how: plan.how,
        channel: plan.channel,
        window,
        result: answers[made.length % answers.length] ?? null,
      }),
    )
  }
  return { made, end: now }
}

const history = (
  channels: ReachHistory['channels'],
  attempts: readonly PastAttempt[],
  offlineDays: number,
): ReachHistory => ({
  ...newcomer,
  channels,
  attempts: [...attempts],
  offlineUntil: addMinutes(start, offlineDays * 1440),
})

test(`never two within 72 h, never in working hours, never more than five in a cycle (seed ${seed})`, () => {
  fc.assert(
    fc.property(life, (one) => {
      const { made } = live(one)
      made.forEach(({ at, window }, i) => {
        expect(window).toBe('fuera')
        const before = made[i - 1]
        if (before !== undefined) expect(minutesBetween(before.at, at)).toBeGreaterThanOrEqual(policy.spacingHours * 60)
        expect(cycleAt(policy, made.slice(0, i + 1), at).attempts.length).toBeLessThanOrEqual(policy.attemptsPerCycle)
        const sixth = made[i - policy.attemptsPerCycle]
        if (sixth !== undefined) expect(minutesBetween(sixth.at, at)).toBeGreaterThan(policy.silentDays * 1440)
      })
    }),
    { seed, numRuns: 60 },
  )
}, 60_000)

test(`never silent for ever while reachable: the wait has an end, and at its end somebody is tried (seed ${seed})`, () => {
  fc.assert(
    fc.property(life, (one) => {
      const { made, end } = live(one)
      const mine = history(one.contacts, made, one.offlineDays)
      let at = end
      for (let step = 0; step < 6; step += 1) {
        const plan = planAttempt(policy, mine, evenings, at)
        expect(plan.do).not.toBe('stop')
        if (plan.do === 'now') break
        if (plan.do === 'wait') {
          expect(plan.until > at).toBe(true)
          at = plan.until
        }
      }
      expect(planAttempt(policy, mine, evenings, at).do).toBe('now')
      expect(minutesBetween(end, at)).toBeLessThanOrEqual((policy.silentDays + 12 + one.offlineDays) * 1440)
    }),
    { seed, numRuns: 60 },
  )
}, 60_000)
