import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { currentPlan, type PlanChoice, type PlanVersion } from './index.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString()
const version = (id: string, minute: number, ...basedOn: readonly string[]): PlanVersion => ({
  id,
  basedOn,
  at: at(minute),
})
const choice = (id: string, minute: number, chosen: string, ...over: readonly string[]): PlanChoice => ({
  ...{ id, chosen, over, at: at(minute) },
})
const ids = (found: ReturnType<typeof currentPlan>): readonly (string | undefined)[] => [
  found.current?.id,
  ...found.rivals.map(({ id }) => id),
]

describe('EC-14 which plan stands', () => {
  test('nothing yet; then the one; then the one written upon it', () => {
    expect(currentPlan([], [])).toEqual({ current: null, rivals: [] })
    expect(ids(currentPlan([version('a', 1)], []))).toEqual(['a'])
    expect(ids(currentPlan([version('b', 2, 'a'), version('a', 1)], []))).toEqual(['b'])
  })

  test('two made apart both stand, the newer first, until the person says which', () => {
    const apart = [version('a', 1), version('b', 2, 'a'), version('c', 3, 'a')]
    expect(ids(currentPlan(apart, []))).toEqual(['c', 'b'])
    expect(ids(currentPlan(apart, [choice('x', 4, 'b', 'c')]))).toEqual(['b'])
  })

  test('a newer word counts, whatever the order in which words arrive', () => {
    const apart = [version('b', 2), version('c', 3)]
    const words = [choice('y', 5, 'c', 'b'), choice('x', 4, 'b', 'c')]
    expect(ids(currentPlan(apart, words))).toEqual(['c'])
  })

  test('what was written later upon the one set aside is asked about again', () => {
    const versions = [version('b', 2), version('c', 3), version('d', 6, 'c')]
    expect(ids(currentPlan(versions, [choice('x', 4, 'b', 'c')]))).toEqual(['d', 'b'])
  })

  test('written upon both, it replaces both', () => {
    expect(ids(currentPlan([version('b', 2), version('c', 3), version('d', 1, 'b', 'c')], []))).toEqual(['d'])
  })
})

test(`order and repetition change nothing, and while there are versions one stands (seed ${seed})`, () => {
  const minute = fc.integer({ min: 0, max: 50 })
  // Each may be written only upon earlier ones, as on real phones.
  const versions = fc
    .array(fc.tuple(minute, fc.array(fc.nat(7), { maxLength: 2 })), { minLength: 1, maxLength: 8 })
    .map((drawn) => drawn.map(([m, on], i) => version(`v${i}`, m, ...on.filter((j) => j < i).map((j) => `v${j}`))))
  const choices = fc
    .array(fc.tuple(minute, fc.nat(7), fc.array(fc.nat(7), { maxLength: 3 })), { maxLength: 4 })
    .map((drawn) =>
      drawn.map(([m, chosen, over], i) =>
        choice(`c${i}`, m, `v${chosen}`, ...over.filter((j) => j !== chosen).map((j) => `v${j}`)),
      ),
    )
  fc.assert(
    fc.property(versions, choices, (all, words) => {
      const found = ids(currentPlan(all, words))
      expect(ids(currentPlan([...all].reverse(), [...words].reverse()))).toEqual(found)
      expect(new Set(ids(currentPlan(all, [...words, ...words])))).toEqual(new Set(found))
      expect(found[0]).toBeDefined()
    }),
    { seed },
  )
})
