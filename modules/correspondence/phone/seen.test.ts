import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { noteLettersSeen, noteOpened } from './seen.ts'

const session = { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' }
const waiting = (...subjects: readonly string[]) =>
  memoryDevice({ session, facts: subjects.map((subject) => ['unread', subject, { what: 'reply-waiting' }]) })

test('nothing unread: opening says nothing', async () => {
  const device = await waiting()
  await noteLettersSeen(device)
  await noteOpened(device)
  expect(device.items).toEqual([])
})

test('one command for all the letters, however often the screen opens, with no signal', async () => {
  const device = await waiting('letter:1', 'letter:2', 'news:1')
  await Promise.all([noteLettersSeen(device), noteLettersSeen(device)])
  await noteLettersSeen(device)
  expect(device.items.map(({ command }) => command?.slice(1, 2).concat(command[3]))).toEqual([
    ['correspondence.note-seen', { subjects: ['letter:1', 'letter:2'] }],
  ])
})

test('opening the app reads what has no screen of its own, and no letter', async () => {
  const device = await waiting('letter:1', 'news:1', 'material:7')
  await noteOpened(device)
  expect(device.items.map(({ command }) => command?.[3])).toEqual([{ subjects: ['news:1', 'material:7'] }])
})

test('a locked phone says nothing of what it cannot show', async () => {
  const device = await waiting('news:1')
  await device.setPin('2580')
  await device.lock()
  await noteOpened(device)
  expect(device.items).toEqual([])
})
