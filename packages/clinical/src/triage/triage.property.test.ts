import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { type Answer, type Answers, type InstrumentId, itemsOf, ordinalScoring } from '../instruments/index.ts'
import { readAll, type SuicideFlag, type TriageResult, triage } from './index.ts'

type Sheet = Readonly<Record<InstrumentId, Answers>>
const ordinals = ['phq-9', 'gad-7', 'audit'] as const
const asqAnswer = fc.constantFrom<Answer>('yes', 'no', 'no', 'no', 'refused', 'not_asked', null)

const allowed = (id: (typeof ordinals)[number], item: string): readonly number[] =>
  Object.entries(ordinalScoring[id].otherValues).find(([name]) => name === item)?.[1] ?? ordinalScoring[id].values
const ordinalSheet = (id: (typeof ordinals)[number]): fc.Arbitrary<Answers> => {
  const cells = itemsOf(id).map(
    (item) => [item, fc.constantFrom<Answer>(...allowed(id, item), 0, 0, 'refused', null)] as const,
  )
  return fc.record(Object.fromEntries(cells))
}
const sheet: fc.Arbitrary<Sheet> = fc.record({
  'phq-9': ordinalSheet('phq-9'),
  'gad-7': ordinalSheet('gad-7'),
  audit: ordinalSheet('audit'),
  asq: fc.record(Object.fromEntries(itemsOf('asq').map((item) => [item, asqAnswer] as const))),
})

const flags: readonly SuicideFlag[] = ['none', 'item9', 'non_acute', 'acute']
const urgency = (result: TriageResult): number => ({ A: 2, B: 1, none: 0 })[result.alerts[0]?.class ?? 'none']
const run = (one: Sheet) => triage(readAll(one))

function neverLower(before: TriageResult, after: TriageResult) {
  expect(after.level).toBeGreaterThanOrEqual(before.level)
  expect(flags.indexOf(after.suicideFlag)).toBeGreaterThanOrEqual(flags.indexOf(before.suicideFlag))
  expect(urgency(after)).toBeGreaterThanOrEqual(urgency(before))
  expect(Number(after.severeByPublishedRule)).toBeGreaterThanOrEqual(Number(before.severeByPublishedRule))
  expect(Number(after.problems.any)).toBeGreaterThanOrEqual(Number(before.problems.any))
  for (const route of before.routes) expect(after.routes).toContain(route)
}

describe(`whatever was answered (seed ${seed})`, () => {
  test('EC-03 a partial sum is only ever too low: filling a gap or raising an answer lowers nothing', () => {
    const change = fc.tuple(fc.constantFrom(...ordinals), fc.nat(), fc.nat())
    fc.assert(
      fc.property(sheet, change, (one, [id, which, value]) => {
        const items = itemsOf(id)
        const item = items[which % items.length] ?? ''
        const held = one[id][item]
        const higher = allowed(id, item).filter((option) => typeof held !== 'number' || option >= held)
        const raised = { ...one, [id]: { ...one[id], [item]: higher[value % higher.length] } }
        neverLower(run(one), run(raised))
      }),
      { seed, numRuns: 2_000 },
    )
  })

  test('a yes on any ASQ question lowers nothing', () => {
    fc.assert(
      fc.property(sheet, fc.constantFrom(...itemsOf('asq')), (one, item) => {
        neverLower(run(one), run({ ...one, asq: { ...one.asq, [item]: 'yes' } }))
      }),
      { seed, numRuns: 2_000 },
    )
  })

  test('risk is never without an alert, a route and a reason; a gap is never without somebody who asks', () => {
    fc.assert(
      fc.property(sheet, (one) => {
        const result = run(one)
        const hasRisk = result.suicideFlag !== 'none'
        expect(result.alerts.some((alert) => alert.kind === 'suicide')).toBe(hasRisk)
        expect(result.routes.includes('suicide-prevention')).toBe(hasRisk)
        for (const alert of result.alerts) expect(alert.because.length).toBeGreaterThan(0)
        if (result.notScorable.length > 0) expect(result.review).not.toBeNull()
        if (result.level > 0) expect(result.drivers.length).toBeGreaterThan(0)
        expect(triage(readAll(one))).toEqual(result)
      }),
      { seed, numRuns: 2_000 },
    )
  })
})
