import { expect, test } from 'vitest'
import { judgeDuplicate } from './duplicate-rule.ts'
import { nameSimilarity } from './name-similarity.ts'
import type { WrittenName } from './name-tokens.ts'

/** `Apellidos, Nombres` */
const written = (text: string): WrittenName => {
  const [familyNames = '', names = ''] = text.split(', ')
  return { names, familyNames }
}
const like = (a: string, b: string): number => nameSimilarity(written(a), written(b))

const onePerson: readonly (readonly [string, string])[] = [
  ['Quispe Rojas, Ana', 'Quispe R., Ana María'],
  ['Quispe Rojas, Ana', 'QUISPE ROJAS, ANA'],
  ['Núñez Ccallo, José Ángel', 'NUNEZ CCALLO, JOSE ANGEL'],
  ['Quispe Rojas, Ana María', 'Rojas Quispe, Ana María'],
  ['Quispe Rojas, Ana', 'Quispe de Flores, Ana'],
  ['Quispe Rojas, Ana', 'Quispe Rojas de Flores, Ana'],
  ['Quispe Rojas, Ana María', 'Quispe Rojas, María Ana'],
  ['Quispe Rojas, A. María', 'Quispe Rojas, Ana María'],
  ['De la Cruz Huamán, Luz', 'Cruz Huaman, Luz'],
  ['Huamán Quispe, Luis', 'Guamán Quispe, Luiz'],
  ['Rodríguez Vega, John', 'Rodrigues Bega, Jhon'],
  ['Mamani Condori, Cristian', 'Mamani Condori, Christian'],
  ['Mamani Condori, Alejandra', 'Mamani Condori, Alejnadra'],
  ['Mamani, Rosa', 'Mamani Condori, Rosa'],
  ['Mamani Condori, Ma. Elena', 'Mamani Condori, María Elena'],
  ['Quispe, Rojas Ana', 'Quispe Rojas, Ana'],
]

const twoPeople: readonly (readonly [string, string])[] = [
  ['Quispe Rojas, Ana', 'Quispe Rojas, Anabel'],
  ['Quispe Rojas, Ana', 'Quispe Rojas, Luis'],
  ['Quispe Rojas, Ana María', 'Quispe Rojas, Rosa María'],
  ['Quispe Rojas, María', 'Quispe Rojas, Marta'],
  ['Quispe Rojas, María', 'Quispe Rojas, Mario'],
  ['Quispe Rojas, Juan', 'Quispe Rojas, Juana'],
  ['Quispe Rojas, Luis', 'Quispe Rojas, Luisa'],
  ['Quispe Rojas, Fernando', 'Quispe Rojas, Fernanda'],
  ['Quispe Rojas, Daniel', 'Quispe Rojas, Daniela'],
  ['Quispe Rojas, Marina', 'Quispe Rojas, Mariana'],
  ['Quispe Rojas, Ana', 'Quispe Mamani, Ana'],
  ['Quispe Rojas, Ana', 'Flores Vega, Ana'],
  ['Quispe Rojas, ', 'Quispe Rojas, Ana'],
]

test.each(onePerson)('ENR-01 R-ENR-03 with one birth date, %s may be %s', (a, b) => {
  const verdict = judgeDuplicate({ sameDocument: false, sameBirthDate: true, samePhone: false, name: like(a, b) })
  expect(`${verdict} ${like(a, b)}`).toMatch(/^birth-and-name/)
})

test.each(twoPeople)('R-ENR-03 neither a birth date nor a phone in common makes %s into %s', (a, b) => {
  expect(like(a, b)).toBeLessThan(0.8)
})

test('R-ENR-03 a phone alone joins nobody, a document alone does', () => {
  const strangers = {
    sameDocument: false,
    sameBirthDate: false,
    samePhone: true,
    name: like('Quispe, Ana', 'Vega, Luz'),
  }
  expect(judgeDuplicate(strangers)).toBeNull()
  expect(judgeDuplicate({ ...strangers, name: 0.8 })).toBe('phone-and-name')
  expect(judgeDuplicate({ ...strangers, name: 0.799 })).toBeNull()
  expect(judgeDuplicate({ ...strangers, sameBirthDate: true, samePhone: false, name: 0.899 })).toBeNull()
  expect(judgeDuplicate({ ...strangers, sameDocument: true, name: 0 })).toBe('certain')
})

const syllables = ['qui', 'spe', 'ma', 'ni', 'ro', 'jas', 'lu', 'is', 'an', 'á', 'ñu', 'ez', 'h', 'ua', 'z', 'll']
function names(seed: number): () => WrittenName {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
  const word = (): string => Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]).join('')
  const some = (most: number): string => Array.from({ length: 1 + next(most) }, word).join(' ')
  return () => ({ names: some(3), familyNames: some(2) })
}
const turned = (text: string): string => text.split(' ').reverse().join(' ')

test('the same from both sides, 1 for itself, and whatever the order of the words', () => {
  const seed = 20_261_122
  const make = names(seed)
  for (let i = 0; i < 3000; i++) {
    const [a, b] = [make(), make()]
    const where = `seed ${seed}, case ${i}: ${JSON.stringify([a, b])}`
    const score = nameSimilarity(a, b)
    expect(nameSimilarity(b, a), where).toBe(score)
    expect(nameSimilarity(a, a), where).toBe(1)
    expect(nameSimilarity({ names: turned(a.names), familyNames: turned(a.familyNames) }, b), where).toBe(score)
    expect(score >= 0 && score <= 1, where).toBe(true)
  }
})
