import { expect, test } from 'vitest'
import { checkSizesOf, figuresOf, quantile } from './measure.ts'
import { parseSource } from './read-source.ts'

const aFile = (path: string, lines: number) =>
  parseSource(
    path,
    'const a = 1\n'.repeat(lines).replaceAll(/a/g, () => 'a'),
  )
const aFunction = (lines: number) => `export function f() {\n${'  g()\n'.repeat(lines - 2)}}\n`
const rules = (...sources: Parameters<typeof checkSizesOf>[0]) => checkSizesOf(sources).map(({ rule }) => rule)

test('a file of 400 lines passes and one of 401 does not', () => {
  const small = [1, 2, 3].map((n) => aFile(`packages/ui/src/small-${n}.ts`, 10))
  const many = Array.from({ length: 20 }, (_, n) => aFile(`packages/ui/src/tiny-${n}.ts`, 5))
  expect(rules(...small, ...many, aFile('packages/ui/src/a.ts', 400))).toEqual([])
  expect(rules(...small, ...many, aFile('packages/ui/src/a.ts', 401))).toEqual(['file-lines'])
})

test('a function of 60 lines passes, one of 61 does not, and a test may be longer', () => {
  expect(rules(parseSource('packages/ui/src/a.ts', aFunction(60)))).toEqual([])
  expect(rules(parseSource('packages/ui/src/a.ts', aFunction(61)))).toEqual(['function-lines'])
  expect(rules(parseSource('packages/ui/src/a.test.ts', aFunction(61)))).toEqual([])
})

test('a module is measured without its tests', () => {
  const module = Array.from({ length: 30 }, (_, n) => aFile(`modules/screening/server/a${n}.ts`, 70))
  const rest = Array.from({ length: 20 }, (_, n) => aFile(`modules/screening/phone/b${n}.ts`, 45))
  expect(rules(...module, ...rest, aFile('modules/screening/server/a.test.ts', 300))).toEqual([])
  const larger = [...module, ...rest, aFile('modules/screening/server/last.ts', 1)]
  expect(rules(...larger)).toEqual(['module-lines'])
  expect(checkSizesOf(larger, { screening: 3001 })).toEqual([])
})

test('the shape of the whole: median and p90', () => {
  expect(quantile([1, 2, 3, 4, 100], 0.5)).toBe(3)
  expect(figuresOf([aFile('tools/a.ts', 10), aFile('tools/b.test.ts', 5)])).toMatchObject({
    files: 1,
    lines: 10,
    testsToSource: 0.5,
  })
  expect(rules(...Array.from({ length: 3 }, (_, n) => aFile(`tools/a${n}.ts`, 71)))).toEqual(['median-lines'])
})
