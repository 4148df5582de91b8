import { type Device, memoryDevice } from '@ayni/device'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { CheckInFact } from '../contract.ts'
import { answerIt, CheckIn, openCheckIn } from './check-in.tsx'

const nowMs = Date.UTC(2026, 10, 21, 18)
const agreed = (dueInHours: number, more: Partial<CheckInFact> = {}): CheckInFact => ({
  ...{ dueAt: new Date(nowMs + dueInHours * 3_600_000).toISOString(), answer: null, state: 'waiting' },
  ...more,
})
const phone = (...facts: readonly CheckInFact[]): Promise<Device> =>
  memoryDevice({ facts: facts.map((fact, nth) => ['check-in', `c${nth}`, fact] as const) })
const textOf = (device: Device) => render(<CheckIn device={device} />).replace(/<[^>]*>/g, ' ')

test('it is shown around its hour and until a day after, and not else', async () => {
  expect(openCheckIn(await phone())).toBeNull()
  expect(textOf(await phone(agreed(30)))).toBe('')
  expect(textOf(await phone(agreed(-30)))).toBe('')
  for (const hours of [1, -20]) expect(textOf(await phone(agreed(hours)))).toContain('Estoy bien')
})

test('answered without a signal it waits, and does not look received', async () => {
  const device = await phone(agreed(0))
  const open = openCheckIn(device)
  if (open === null) throw new Error('one was agreed')
  await answerIt(device, open.key, open.body, 'not-ok')
  expect(device.items[0]?.command?.slice(1, 2)).toEqual(['safety-episode.answer-check-in'])
  expect(textOf(device)).toContain('Todavía no ha llegado al equipo')
  expect(textOf(device)).not.toContain('Te vamos a llamar')
  expect(textOf(device)).toContain('abre Ayuda')
})

test('SUI-08 who follows them stands on the phone by name, and nothing of why', async () => {
  const device = await memoryDevice({ facts: [['episode', 'e', { who: 'Teo', nextContactAt: null }]] })
  expect(textOf(device).trim()).toBe('Te acompaña Teo.')
  expect(textOf(await memoryDevice({ facts: [['episode', 'e', { who: null, nextContactAt: null }]] }))).toBe('')
})

test('received, it says what follows; nothing in it names a condition', async () => {
  const text = textOf(await phone(agreed(0, { answer: 'call-me', state: 'answered' })))
  expect(text).toContain('Te vamos a llamar')
  expect(text.toLowerCase()).not.toMatch(/riesgo|suicid|depres|psiquiatr/)
})
