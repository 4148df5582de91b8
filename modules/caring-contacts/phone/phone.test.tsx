import { memoryDevice } from '@ayni/device'
import { language } from '@ayni/ui'
import { render } from 'preact-render-to-string'
import { afterEach, expect, test } from 'vitest'
import type { CaringFact } from '../contract.ts'
import { aGreeting } from '../fixtures.ts'
import { GreetingCard } from './greeting-card.tsx'
import { lastGreeting, setStopped } from './local.ts'

afterEach(() => {
  language.value = 'es'
})

const now = '2026-03-02T15:00:00.000Z'
const phone = (...facts: readonly CaringFact[]) =>
  memoryDevice({ facts: facts.map((fact, nth) => ['caring', `plan-${nth}`, fact] as const) })
const shown = (device: Awaited<ReturnType<typeof phone>>, at = now): string =>
  render(<GreetingCard device={device} now={at} writeHref="#/ayuda" />)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('7.6 the card says who writes and what, asks for nothing, and ends with one tap', async () => {
  const text = shown(await phone(aGreeting()))
  for (const part of ['Te escribe Inés', 'Vi llover hoy', 'No hace falta que respondas', 'No recibir más saludos'])
    expect(text).toContain(part)
  expect(text).not.toMatch(/[!¡]|psiquia|riesgo|episodio/i)
})

test('7.6 stopped without a signal, the person reads that it stopped, and may take it back', async () => {
  const device = await phone(aGreeting())
  const last = lastGreeting(device, now)
  if (last === null) throw new Error('a greeting was there')
  await setStopped(device, last, true)
  expect(shown(device)).toContain('Ya no recibirás estos saludos')
  expect(shown(device)).toContain('Volver a recibirlos')
  const stopped = lastGreeting(device, now)
  if (stopped === null) throw new Error('it says that it stopped')
  await setStopped(device, stopped, false)
  expect(shown(device)).toContain('Te escribe Inés')
})

test('nothing before the first, nothing after a month, nothing once it is over', async () => {
  expect(shown(await phone())).toBe('')
  expect(shown(await phone(aGreeting({ greetings: [] })))).toBe('')
  expect(shown(await phone(aGreeting()), '2026-04-05T15:00:00.000Z')).toBe('')
  expect(shown(await phone(aGreeting({ state: 'over' })))).toBe('')
})

test('in English too', async () => {
  language.value = 'en'
  expect(shown(await phone(aGreeting()))).toContain('Inés writes to you')
})
