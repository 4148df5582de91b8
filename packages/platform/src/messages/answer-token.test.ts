import { expect, test } from 'vitest'
import { testRing } from '../crypto/index.ts'
import { answerToken, readAnswerToken } from './answer-token.ts'

const keys = testRing()
const id = '6f1d3c0a-9b7e-8a4d-a0c1-2b3d4e5f6071'

test('a token says which message it stood in, and only with its proof', () => {
  const token = answerToken(keys, id)
  expect(token).toMatch(/^[A-Za-z0-9_-]{44}$/)
  expect(readAnswerToken(keys, token)).toBe(id)
  for (let nth = 0; nth < token.length; nth++) {
    const other = `${token.slice(0, nth)}${token[nth] === 'A' ? 'B' : 'A'}${token.slice(nth + 1)}`
    expect(readAnswerToken(keys, other), String(nth)).not.toBe(id)
  }
  for (const nonsense of ['', 'x', token.slice(1), `${token}A`, '../../console'])
    expect(readAnswerToken(keys, nonsense)).toBeUndefined()
})
