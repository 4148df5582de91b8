import { arrived, dictionary, useWords } from '@ayni/ui/dictionary.ts'
import { language } from '@ayni/ui/language.ts'
import { afterEach, expect, test } from 'vitest'
import { later, speak } from './english.ts'

afterEach(() => {
  language.value = 'es'
})

const spanish = () => ({
  es: { hello: 'Hola', layer: { 1: 'uno', 2: 'dos' }, steps: ['a', 'b'], left: (count: number) => `quedan ${count}` },
})
const values = [['Hello', ['one', 'two'], ['c', 'd'], (count: number) => `${count} left`]]
const inEnglish = (words: ReturnType<typeof spanish>): Record<string, unknown> => ({ ...words })

test('UI-02 English comes as values, in the order of the Spanish keys, groups and lists with it', async () => {
  const words = spanish()
  later(async () => ({ en: values }), [words])
  await speak('en')
  const { hello, layer, steps, left } = Object(inEnglish(words)['en'])
  expect({ hello, layer, steps }).toEqual({ hello: 'Hello', layer: { 1: 'one', 2: 'two' }, steps: ['c', 'd'] })
  expect(left(2)).toBe('2 left')
})

test('UI-02 without a signal for the words the language stays, and the next try has them', async () => {
  const words = spanish()
  let hasSignal = false
  later(() => (hasSignal ? Promise.resolve({ en: values }) : Promise.reject(new Error('offline'))), [words])
  await expect(speak('en')).rejects.toThrow('offline')
  expect(language.value).toBe('es')
  hasSignal = true
  await speak('en')
  expect(language.value).toBe('en')
  expect(inEnglish(words)['en']).toMatchObject({ hello: 'Hello' })
})

test('UI-02 a screen opened in English before its words came speaks Spanish, and is told when they come', async () => {
  await speak('en')
  const words = dictionary({ es: { hello: 'Hola' }, en: { hello: 'Hello' } })
  const without = Object.assign(words, { en: undefined })
  const before = arrived.value
  let bring = (_: { readonly en: readonly unknown[] }): void => undefined
  later(() => new Promise((resolve) => (bring = resolve)), [without])
  expect(useWords(words).hello).toBe('Hola')
  bring({ en: [['Hello']] })
  await expect.poll(() => arrived.value).toBe(before + 1)
  expect(useWords(words).hello).toBe('Hello')
})
