import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { consentTexts } from '../contract.ts'
import {
  consentTextVersion,
  giveLayers,
  hasLeft,
  holdsConsent,
  nameTrusted,
  takesPart,
  trusted,
  withdrawLayer,
} from './local.ts'
import { dialled } from './trusted-form.tsx'
import { words } from './words.ts'

test('ENR-04 layers given on the phone hold at once, and travel as one record with their version', async () => {
  const device = await memoryDevice()
  expect(takesPart(device)).toBe(false)
  await giveLayers(device, [1, 2, 4], 'es')
  expect([takesPart(device), hasLeft(device), holdsConsent(device, 3), holdsConsent(device, 4)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(device.items.map(({ command }) => [command?.[1], command?.[3]])).toEqual([
    ['enrollment.give-consent', { layers: [1, 2, 4], version: consentTextVersion, language: 'es' }],
  ])
})

test('ENR-07 a layer taken back holds at once; without 1 or 2 the person has left, without 4 nothing else changes', async () => {
  const device = await memoryDevice()
  await giveLayers(device, [1, 2, 4], 'es')
  await withdrawLayer(device, 4, { language: 'es', declinesLastCall: false })
  expect([takesPart(device), hasLeft(device)]).toEqual([true, false])
  await withdrawLayer(device, 1, { language: 'es', declinesLastCall: true })
  expect([takesPart(device), hasLeft(device)]).toEqual([false, true])
  expect(device.items.at(-1)?.command?.[3]).toMatchObject({ layer: 1, declinesLastCall: true })
})

test('a trusted person is on the phone before any signal', async () => {
  const device = await memoryDevice()
  const rosa = {
    name: 'Rosa (inventada)',
    relation: 'hermana',
    phone: '+51987000000',
    whenMayCall: 'nunca',
    showWithoutPin: false,
  } as const
  await nameTrusted(device, rosa)
  expect(device.get(trusted, 'trusted')?.body).toEqual(rosa)
})

test('numbers: a mobile of Peru gets its country, anything else must bring it', () => {
  expect(['987 654 321', '+51 987 654 321', '+34600111222'].map(dialled)).toEqual([
    '+51987654321',
    '+51987654321',
    '+34600111222',
  ])
  expect(['98765432', '014567890', 'hola', ''].map(dialled)).toEqual([null, null, null, null])
})

test('2.7 layer 2 says, in both languages, what must be known before answering', () => {
  const musts = {
    es: [
      'confidencialidad',
      'No cuentes solo con Ayni',
      'al menos cada día de trabajo',
      '113',
      '106',
      'La tecnología falla',
      'hospitalizado de forma automática',
      'Una regla escrita',
    ],
    en: [
      'confidentiality',
      'Do not rely on Ayni',
      'at least every working day',
      '113',
      '106',
      'Technology fails',
      'hospitalised automatically',
      'A written rule',
    ],
  }
  for (const language of ['es', 'en'] as const) {
    const text = words[language].says[2].join(' ')
    for (const must of musts[language]) expect(text).toContain(must)
    expect(JSON.stringify(words[language])).not.toMatch(/[!¡]/)
  }
})

test('2.7 the words on the phone are those that the receipts of the house will show', () => {
  const texts = consentTexts.get(consentTextVersion)
  for (const language of ['es', 'en'] as const) {
    const titles: Readonly<Record<number, string>> = words[language].layer
    const says: Readonly<Record<number, readonly string[]>> = words[language].says
    for (const layer of [1, 2, 3, 4, 5, 6, 7])
      expect({ title: titles[layer], says: says[layer] }).toEqual(texts?.[layer]?.[language])
  }
})
