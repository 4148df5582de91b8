import { roles } from '@ayni/kernel'
import { expect, test } from 'vitest'
import { placeAt, placeRules, placesOf } from './places.ts'

const staff = roles.filter((role) => role !== 'physician')

test('CON-01 nobody has more than eight places, and everybody has their account', () => {
  expect(placesOf(staff)).toHaveLength(8)
  for (const role of staff) expect(placesOf([role]).at(-1)?.id).toBe('account')
})

test('CON-01 every place has its own letter and its own path', () => {
  expect(new Set(placeRules.map(({ letter }) => letter)).size).toBe(placeRules.length)
  expect(new Set(placeRules.map(({ path }) => path)).size).toBe(placeRules.length)
})

test.each([
  ['coordinator', 'board'],
  ['duty', 'board'],
  ['evaluator', 'evaluation'],
  ['admin', 'team'],
  ['dpo', 'evaluation'],
  ['mentor', 'account'],
] as const)('CON-01 a %s arrives at %s', (role, place) => {
  expect(placeAt('/console/', [role])).toBe(place)
})

test('CON-01 the roster is the coordinator’s and the clinical queue the clinicians’', () => {
  expect(placeAt('/console/personas', ['psychiatrist'])).toBeUndefined()
  expect(placeAt('/console/cola', ['coordinator'])).toBeUndefined()
  expect(placeAt('/console/cola/ficha', ['therapist'])).toBe('queue')
})
