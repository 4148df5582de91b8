import { expect, test } from 'vitest'
import { searchNames } from './search-names.ts'

const names = ['ay-k7mq ana maria quispe rojas', 'ay-b2cd luis quispe mamani', 'ay-x9yz rosa huaman vilca']
const found = (wanted: string): readonly string[] =>
  searchNames(names, wanted, (name) => name).map((name) => name.slice(0, 7))

test.each([
  ['quispe', ['ay-k7mq', 'ay-b2cd']],
  ['rojas ana', ['ay-k7mq']],
  ['quispa', ['ay-k7mq', 'ay-b2cd']],
  ['huamn', ['ay-x9yz']],
  ['quizpe rojaz', ['ay-k7mq']],
  ['ay-x9', ['ay-x9yz']],
  ['ena', []],
  ['condori', []],
] as const)('%s', (wanted, aliases) => {
  expect(found(wanted)).toEqual(aliases)
})

test('a slip is forgiven only where nobody is written like that', () => {
  expect(searchNames(['rosas luz', 'rojas luz'], 'rojas', (name) => name)).toEqual(['rojas luz'])
})
