import { command, event, personId, programId, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { doorbell, handle } from './module.ts'

const cry = command('door.cry', {
  summary: 'Something urgent',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ urgent: z.boolean() }),
  output: z.null(),
})
const heard = event('door.heard', z.strictObject({ id: z.uuid() }))

let house: TestRuntime
let order: string[] = []
let isBroken = false
let storing = 0
let most = 0
let letGo = (): void => undefined
let gate: Promise<void>
let fourAreIn = (): void => undefined
let fourIn: Promise<void>

beforeEach(async () => {
  order = []
  isBroken = false
  most = 0
  gate = new Promise((resolve) => {
    letGo = resolve
  })
  fourIn = new Promise((resolve) => {
    fourAreIn = resolve
  })
  const run = handle(cry, async ({ tx }) => {
    storing += 1
    most = Math.max(most, storing)
    if (storing === 4) fourAreIn()
    await gate
    await sql`select 1`.execute(tx)
    storing -= 1
    order.push('stored')
    return { output: null }
  })
  const bell = doorbell(cry, heard, {
    hears: ({ input, commandId }) => (input.urgent ? heard.of({ id: commandId }) : null),
    ring: async (_, all) => {
      await fourIn
      order.push(`rung for ${all.length}`)
      letGo()
      if (isBroken) throw new Error('the bell broke')
    },
  })
  house = await testRuntime([{ name: 'door', commands: [run], queries: [], doorbells: [bell] }], {})
})
afterEach(() => house.close())

const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const who = personId.parse('019a0000-0000-7000-8000-000000000001')
const cries = (count: number, urgent = true) =>
  Promise.all(
    Array.from({ length: count }, () => house.dispatch(house.actor.physician(program, who), cry.name, { urgent })),
  )

test('few are stored at once and nobody rings', async () => {
  const done = cries(4)
  letGo()
  expect((await done).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 4 }, () => 'accepted'))
  expect(order).toEqual(Array.from({ length: 4 }, () => 'stored'))
})

test('of a crowd the rest is rung for before it is stored, and never more are stored side by side', async () => {
  expect((await cries(30)).every(({ outcome }) => outcome === 'accepted')).toBe(true)
  expect(order[0]).toBe('rung for 26')
  expect(order.filter((one) => one === 'stored')).toHaveLength(30)
  expect(most).toBe(4)
})

test('what is not urgent waits for no bell', async () => {
  const done = cries(5, false)
  letGo()
  await done
  expect(order.filter((one) => one.startsWith('rung'))).toEqual([])
})

test('a bell that breaks keeps nobody out', async () => {
  isBroken = true
  expect((await cries(10)).every(({ outcome }) => outcome === 'accepted')).toBe(true)
})

test('after a crowd the door is free again', async () => {
  await cries(10)
  order = []
  await cries(3)
  expect(order).toEqual(['stored', 'stored', 'stored'])
})
