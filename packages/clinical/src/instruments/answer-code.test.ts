import { expect, test } from 'vitest'
import { decodeAnswers, encodeAnswers } from './index.ts'

test('answers survive the journey: digits, refusals, blanks and the difficulty item', () => {
  const answers = { 'phq9-1': 0, 'phq9-2': 3, 'phq9-3': 'refused', 'phq9-9': 1, 'phq9-difficulty': 2 } as const
  expect(encodeAnswers('phq-9', answers)).toEqual({ a: '03R.....1', d: 2 })
  expect(decodeAnswers('phq-9', { a: '03R.....1', d: 2 })).toEqual(answers)
})

test('ASQ keeps "not asked" apart from "no"', () => {
  expect(
    encodeAnswers('asq', { 'asq-1': 'no', 'asq-2': 'refused', 'asq-3': 'yes', 'asq-4': 'no', 'asq-5': 'not_asked' }),
  ).toEqual({ a: 'nRyn.' })
  expect(decodeAnswers('asq', { a: 'nRyn.' })).toEqual({
    'asq-1': 'no',
    'asq-2': 'refused',
    'asq-3': 'yes',
    'asq-4': 'no',
  })
})

test('a code that is not one is null, never a guess', () => {
  expect(decodeAnswers('asq', { a: 'nnnn' })).toBeNull()
  expect(decodeAnswers('asq', { a: 'nnnx.' })).toBeNull()
  expect(decodeAnswers('audit', { a: '0.......00', d: 1 })).toBeNull()
})
