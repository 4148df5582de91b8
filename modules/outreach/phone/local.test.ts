import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { asksNonuse, saidNonuse } from './local.ts'

const asked = { quietUntil: null, askNonuse: true, enteredAt: null, shownDays: [], overrides: [] }
const phone = () => memoryDevice({ facts: [['outreach', 'mine', asked]] })
const begun = { state: 'in_progress', startedAt: '2026-11-21T23:00:00.000Z', skipped: [], stopped: false }

test('whoever answered on this phone is not asked why they used nothing, with no word of the house', async () => {
  const device = await phone()
  expect(asksNonuse(device)).toBe(true)
  const answered = { name: 'screening.record-response', input: {}, facts: [['round', 'r1', begun]] as const }
  await device.record(answered)
  expect(device.items.map(({ state }) => state.is)).toEqual(['saved'])
  expect(asksNonuse(device)).toBe(false)
})

test('nor is whoever answered on another phone, though the question is still in what the house said', async () => {
  const facts = [['outreach', 'mine', asked] as const, ['round', 'r1', begun] as const]
  expect(asksNonuse(await memoryDevice({ facts }))).toBe(false)
})

test('a reason given is the end of the question, also without a signal', async () => {
  const device = await phone()
  await saidNonuse(device, { reasons: ['sin_tiempo'], note: null })
  expect(asksNonuse(device)).toBe(false)
})
