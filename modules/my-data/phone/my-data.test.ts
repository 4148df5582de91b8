import { memoryDevice, type Post } from '@ayni/device'
import { expect, test } from 'vitest'
import { doneHow, erasablePart, keptBecause, refusedBecause } from '../contract.ts'
import { askHouse, hasField, isList } from './ask-house.ts'
import { words } from './words.ts'

const session = { token: 't0k3n', person: '00000000-0000-7000-8000-000000000001' }
const answering =
  (status: number, body: unknown): Post =>
  async () => ({ status, body })

test('an answer of the house is handed on only in its shape; a lost one is said to be lost', async () => {
  const device = await memoryDevice({ session })
  const see = (post: Post) => askHouse({ device, post }, 'my-data.see', {}, hasField('sections'))
  expect(await see(answering(200, { output: { sections: [] } }))).toMatchObject({ is: 'here' })
  expect(await see(answering(200, { output: 'otra cosa' }))).toEqual({ is: 'refused', code: '' })
  expect(await see(answering(403, { code: 'auth.role-missing' }))).toEqual({ is: 'refused', code: 'auth.role-missing' })
  expect(await see(async () => null)).toEqual({ is: 'no-signal' })
  expect(await askHouse({ device, post: answering(200, { output: [] }) }, 'my-data.team', {}, isList)).toMatchObject({
    is: 'here',
  })
})

test('a phone without a session asks nothing', async () => {
  const device = await memoryDevice()
  const post: Post = async () => {
    throw new Error('must not be asked')
  }
  expect(await askHouse({ device, post }, 'my-data.see', {}, hasField('sections'))).toEqual({ is: 'no-signal' })
})

test.each(['es', 'en'] as const)('every reason, part and section has its words, calm ones (%s)', (language) => {
  const say = words[language]
  expect(Object.keys(say.because).sort()).toEqual([...keptBecause.options].sort())
  expect(Object.keys(say.parts).sort()).toEqual([...erasablePart.options].sort())
  expect(Object.keys(say.reasons).sort()).toEqual([...doneHow.options, ...refusedBecause.options].sort())
  expect(Object.keys(say.sections)).toHaveLength(17)
  expect(JSON.stringify(say)).not.toMatch(/[!¡]/)
})
