import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { dictionariesIn } from './dictionaries-in.ts'

const long = 'x'.repeat(300)
const read = (code: string) => dictionariesIn(code, parseAst(code))

test('the English of a dictionary is its values, in the order in which the phone reads the Spanish keys', () => {
  const code = `const words = dictionary({
    es: { b: 'dos', a: { 2: 'z', 1: 'y' }, list: ['p', 'q'] },
    en: { a: { 1: 'Y', 2: 'Z' }, list: ['P', 'Q'], b: '${long}' },
  })`
  const [found, ...more] = read(code)
  expect(more).toEqual([])
  expect(found?.name).toBe('words')
  expect(found?.values).toBe(`['${long}',['Y','Z'],['P', 'Q']]`)
  expect(code.slice(found?.from, found?.to)).toMatch(/^\{ a: .*\}$/s)
})

test('words written in constants above the dictionary are found there', () => {
  const [found] = read(`const es = { a: 'uno' }\nconst en = { a: '${long}' }\nconst words = dictionary({ es, en })`)
  expect(found?.values).toBe(`['${long}']`)
})

test.each([
  [
    'made with something of its file',
    `const n = 2\nconst w = dictionary({ es: { a: '' }, en: { a: \`${long}\${n}\` } })`,
  ],
  [
    'made with something imported',
    `import { n } from 'm'\nconst w = dictionary({ es: { a: '' }, en: { a: n + '${long}' } })`,
  ],
  ['too short to be asked for', `const w = dictionary({ es: { a: 'uno' }, en: { a: 'one' } })`],
  ['not parallel', `const w = dictionary({ es: { a: '', b: '' }, en: { a: '${long}' } })`],
  ['spread', `const o = {}\nconst w = dictionary({ es: { ...o }, en: { ...o, a: '${long}' } })`],
])('what is %s keeps its English beside it', (_, code) => {
  expect(read(code)).toEqual([])
})
