import { memoryDevice } from '@ayni/device'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { consentTexts, layersToAsk } from '../contract.ts'
import { AskAgain } from './ask-again.tsx'
import { keptWords, layersAskedAgain } from './asked-again.ts'
import { consentTextVersion, giveLayers } from './local.ts'
import { MyConsents } from './my-consents.tsx'

const now = Date.UTC(2026, 10, 21, 18)
const phone = (held: Readonly<Record<number, readonly [given: boolean, version: string]>>) =>
  memoryDevice(
    {
      session: { token: 'prueba', person: '019a0000-0000-7000-8000-000000000001' },
      facts: Object.entries(held).map(([layer, [given, version]]) => [
        'consent',
        layer,
        { given, at: '2026-03-01T00:00:00.000Z', version },
      ]),
    },
    { now: () => now },
  )
const signedElsewhere = {
  1: [true, 'import:2026'],
  2: [true, 'import:2026'],
  4: [false, 'import:2026'],
  7: [true, consentTextVersion],
} as const

test('the phone and the house ask again the same layers, for every version we ever used and one signed elsewhere', async () => {
  for (const version of [...consentTexts.keys(), 'import:2026']) {
    const layers = [1, 2, 3, 4, 5, 6, 7]
    const device = await phone(Object.fromEntries(layers.map((layer) => [layer, [true, version] as const])))
    for (const language of ['es', 'en'] as const) {
      const held = layers.map((layer) => ({ layer, given: true, version, language }))
      expect([version, layersAskedAgain(device)]).toEqual([version, layersToAsk(held, consentTextVersion)])
    }
  }
  expect(Object.keys(keptWords).every((version) => consentTexts.has(version))).toBe(true)
})

test('only what changed since it was given; what was refused is left in peace', async () => {
  const device = await phone(signedElsewhere)
  expect(layersAskedAgain(device)).toEqual([1, 2])
  expect(layersAskedAgain(device, 'next', { [consentTextVersion]: [7], 'import:2026': [2] })).toEqual([1])
})

test('a card on Hoy while something changed, none otherwise; accepting it with no signal ends it', async () => {
  const device = await phone(signedElsewhere)
  const card = () => render(<AskAgain device={device} />)
  expect(card()).toContain('href="#/yo/permisos"')
  expect(card()).toContain('Usar tus respuestas para cuidarte')
  expect(card()).not.toContain('Avisos por WhatsApp')
  await giveLayers(device, [1, 2], 'es')
  expect(card()).toBe('')
  expect(device.items[0]?.command?.[3]).toEqual({ layers: [1, 2], version: consentTextVersion, language: 'es' })
})

test('the screen puts what changed first, and one tap more accepts the new words', async () => {
  const screen = async (held: Parameters<typeof phone>[0]) =>
    render(<MyConsents frame={{ help: '#/ayuda-ya' }} device={await phone(held)} onDone={() => undefined} />)
  const asked = await screen({ 1: [true, consentTextVersion], 2: [true, 'import:2026'] })
  expect(asked.match(/Acepto el texto de ahora/g)).toHaveLength(1)
  expect(asked.indexOf('Usar tus respuestas')).toBeLessThan(asked.indexOf('Participar y que te contactemos'))
  expect(await screen({ 1: [true, consentTextVersion] })).not.toContain('Acepto el texto de ahora')
})
