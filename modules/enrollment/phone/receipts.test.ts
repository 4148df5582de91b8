import { createHash } from 'node:crypto'
import { memoryDevice } from '@ayni/device'
import { expect, test } from 'vitest'
import { CONSENT_TEXT_VERSION, canonicalText, consentTexts } from '../contract.ts'
import { giveLayers, withdrawLayer } from './local.ts'
import { receiptPage, receiptsOf } from './receipts.ts'
import { words } from './words.ts'

const texts = { language: 'es', titles: words.es.layer, says: words.es.says, version: CONSENT_TEXT_VERSION } as const
const say = {
  title: 'Recibos',
  given: (day: string) => `Dado ${day}`,
  taken: (day: string) => `Retirado ${day}`,
  version: (name: string) => `versión ${name}`,
  print: (hex: string) => `huella ${hex}`,
  elsewhere: 'en otra hoja',
}

test('2.7 with no signal a receipt shows the words, and has the fingerprint that the house would give', async () => {
  const device = await memoryDevice()
  await giveLayers(device, [1, 2], 'es')
  const receipts = await receiptsOf(device, texts)
  expect(receipts.map(({ layer, given }) => [layer, given])).toEqual([
    [1, true],
    [2, true],
  ])
  const text = consentTexts.get(CONSENT_TEXT_VERSION)?.[2]?.es ?? { title: '', says: [] }
  const inHouse = createHash('sha256')
    .update(canonicalText(CONSENT_TEXT_VERSION, 2, 'es', text))
    .digest('hex')
  expect(receipts[1]?.fingerprint).toBe(inHouse)
})

test('what was taken back is a receipt too; of a form signed elsewhere the words are not invented', async () => {
  const device = await memoryDevice({
    facts: [['consent', '4', { given: true, at: '2026-01-01T00:00:00.000Z', version: 'import:otra' }]],
  })
  await giveLayers(device, [5], 'es')
  await withdrawLayer(device, 5, { language: 'es', declinesLastCall: false })
  const receipts = await receiptsOf(device, texts)
  expect(receipts.find(({ layer }) => layer === 5)?.given).toBe(false)
  expect(receipts.find(({ layer }) => layer === 4)).toMatchObject({ says: [], fingerprint: '' })
  const page = receiptPage(receipts, 'es', say, (at) => at.slice(0, 10))
  expect(page).toContain('en otra hoja')
  expect(page).toContain('Retirado')
  expect(page).not.toMatch(/<script|src=|href=/)
})
