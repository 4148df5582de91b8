import { afterEach, expect, test } from 'vitest'
import { dictionary, useWords } from './dictionary.ts'
import { keepLanguage, language } from './language.ts'

afterEach(() => {
  language.value = 'es'
})

const words = dictionary({
  es: {
    hello: 'Hola',
    owed: (count: number) => `Te debemos ${count}`,
    places: { today: 'Hoy' },
    steps: ['uno', 'dos'],
  },
  en: { hello: 'Hello', owed: (count) => `We owe you ${count}`, places: { today: 'Today' }, steps: ['one', 'two'] },
})

test('UI-02 words follow the language on the screen', () => {
  expect(useWords(words).hello).toBe('Hola')
  expect(useWords(words).owed(2)).toBe('Te debemos 2')
  language.value = 'en'
  expect(useWords(words).owed(2)).toBe('We owe you 2')
  expect(useWords(words).places.today).toBe('Today')
  expect(useWords(words).steps[1]).toBe('two')
})

test('UI-02 a key missing in either language does not compile', () => {
  dictionary({
    es: { hello: 'Hola', bye: 'Adiós' },
    // @ts-expect-error `bye` has no English.
    en: { hello: 'Hello' },
  })
  dictionary({
    es: { hello: 'Hola' },
    // @ts-expect-error `bye` has no Spanish.
    en: { hello: 'Hello', bye: 'Bye' },
  })
  dictionary({
    es: { owed: (count: number) => `Te debemos ${count}` },
    // @ts-expect-error the blank is a number in Spanish.
    en: { owed: (count: string) => `We owe you ${count}` },
  })
  dictionary({
    es: { places: { today: 'Hoy' } },
    // @ts-expect-error a group is translated whole.
    en: { places: {} },
  })
  expect(language.value).toBe('es')
})

test('UI-02 the shell keeps the choice', () => {
  const kept: string[] = []
  const stop = keepLanguage('en', (chosen) => kept.push(chosen))
  language.value = 'es'
  stop()
  language.value = 'en'
  expect(kept).toEqual(['en', 'es'])
})
