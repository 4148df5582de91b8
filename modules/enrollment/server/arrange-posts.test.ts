import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrangePosts, type PostDays } from './arrange-posts.ts'

const seed = process.env.AYNI_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.AYNI_SEED)

const saved = (before: readonly PostDays[], post: string, startsOn: string): readonly PostDays[] => {
  const { endsOn, ends } = arrangePosts(before, { post, startsOn })
  const ended = new Map(ends.map((one) => [one.post, one.endsOn]))
  return [
    ...before
      .filter((one) => one.post !== post)
      .map((one) => ({ ...one, endsOn: ended.has(one.post) ? (ended.get(one.post) ?? null) : one.endsOn })),
    { post, startsOn, endsOn },
  ]
}
const line = (all: readonly PostDays[]) =>
  all.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)).map(({ post, endsOn }) => `${post}:${endsOn}`)

test('ENR-08 the post before closes on the day on which the new one begins', () => {
  expect(line(saved(saved([], 'a', '2026-04-01'), 'b', '2026-05-03'))).toEqual(['a:2026-05-03', 'b:null'])
})

test('a post that arrives late stands before the one that is known, and an end that was said stays', () => {
  expect(line(saved(saved([], 'b', '2026-05-03'), 'a', '2026-04-01'))).toEqual(['a:2026-05-03', 'b:null'])
  const ended = [{ post: 'a', startsOn: '2026-04-01', endsOn: '2026-04-20' }]
  expect(line(saved(ended, 'b', '2026-05-03'))).toEqual(['a:2026-04-20', 'b:null'])
})

test('a corrected first day moves the end of the one before with it', () => {
  const two = saved(saved([], 'a', '2026-04-01'), 'b', '2026-05-03')
  expect(line(saved(two, 'b', '2026-05-10'))).toEqual(['a:2026-05-10', 'b:null'])
  expect(line(saved(two, 'b', '2026-03-01'))).toEqual(['b:2026-04-01', 'a:null'])
})

test(`whatever is said in whatever order: one open post at most, none ends before it begins (seed ${seed})`, () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), day), { maxLength: 12 }), (said) => {
      const all = said.reduce<readonly PostDays[]>((before, [post, startsOn]) => saved(before, post, startsOn), [])
      expect(all.filter(({ endsOn }) => endsOn === null)).toHaveLength(all.length === 0 ? 0 : 1)
      for (const { startsOn, endsOn } of all) expect(endsOn === null || endsOn >= startsOn).toBe(true)
    }),
    { seed, numRuns: 500 },
  )
})
