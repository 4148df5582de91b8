import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { instrumentIds, isAsked, loadInstrument, scoringOf } from './index.ts'

type Generator = { readonly generate: () => Readonly<Record<string, string>> }
const reference = new URL('../../../../reference/instruments/', import.meta.url)
const readText = (file: string) => readFileSync(new URL(file, reference), 'utf8')

describe('the generated data says what the official forms say', () => {
  test('generated files are fresh', async () => {
    const script = new URL('../../generate-instruments.mjs', import.meta.url).href
    const { generate }: Generator = await import(script)
    for (const [name, text] of Object.entries(generate())) {
      expect(readFileSync(new URL(`./generated/${name}`, import.meta.url), 'utf8'), name).toBe(text)
    }
  })

  test.each([...instrumentIds, 'who-5' as const])('%s: every word shown stands in the FHIR source', async (id) => {
    const source = readText(`${id}.json`)
    const text = await loadInstrument(id)
    const shown = [text.title, text.intro, ...text.items, ...text.optionLists.flat()]
    for (const words of shown) {
      expect(source).toContain(`: ${JSON.stringify(words.es)}`)
      expect(source).toContain(`: ${JSON.stringify(words.en)}`)
    }
    expect(source).toContain(JSON.stringify(text.copyright))
  })

  test.each([
    ['phq-9', 10, 2],
    ['gad-7', 8, 2],
    ['audit', 10, 4],
    ['asq', 5, 1],
    ['who-5', 5, 1],
  ] as const)('%s has its %i items and %i answer lists', async (id, items, lists) => {
    const text = await loadInstrument(id)
    expect(text.items).toHaveLength(items)
    expect(text.optionLists).toHaveLength(lists)
    expect(text.version).toBe(scoringOf(id).version)
  })

  test('an answer keeps its place, its weight and its code', async () => {
    const phq9 = await loadInstrument('phq-9')
    expect(phq9.optionLists[0]?.map((option) => [option.value, option.code, option.es])).toEqual([
      [0, 'LA6568-5', 'Ningún día'],
      [1, 'LA6569-3', 'Varios días'],
      [2, 'LA6570-1', 'Más de la mitad de los días'],
      [3, 'LA6571-9', 'Casi todos los días'],
    ])
    const gad7 = await loadInstrument('gad-7')
    expect(gad7.optionLists[0]?.[0]?.es).toBe('Nunca')
    const difficulty = phq9.items.at(-1)
    expect(phq9.optionLists[difficulty?.options ?? -1]?.map((option) => option.code)).toEqual([
      'LA6572-7',
      'LA6573-5',
      'LA6575-0',
      'LA6574-3',
    ])
    const audit = await loadInstrument('audit')
    const last = audit.items.at(-1)
    expect(audit.optionLists[last?.options ?? -1]?.map((option) => option.value)).toEqual([0, 2, 4])
    const asq = await loadInstrument('asq')
    expect(asq.optionLists[0]?.map((option) => option.value)).toEqual(['yes', 'no', 'refused'])
  })

  test('who is asked what follows the enableWhen of the forms', () => {
    for (let item = 2; item <= 8; item += 1) {
      expect(isAsked('audit', { 'audit-1': 0 }, `audit-${item}`)).toBe(false)
      for (const first of [1, 2, 3, 4]) expect(isAsked('audit', { 'audit-1': first }, `audit-${item}`)).toBe(true)
    }
    expect(isAsked('audit', { 'audit-1': 0 }, 'audit-9')).toBe(true)
    expect(isAsked('audit', { 'audit-1': 0 }, 'audit-10')).toBe(true)
    for (const item of ['asq-1', 'asq-2', 'asq-3', 'asq-4']) {
      expect(isAsked('asq', { [item]: 'yes' }, 'asq-5')).toBe(true)
      expect(isAsked('asq', { [item]: 'refused' }, 'asq-5')).toBe(true)
      expect(isAsked('asq', { [item]: 'no' }, 'asq-5')).toBe(false)
      expect(isAsked('asq', { [item]: 'not_asked' }, 'asq-5')).toBe(false)
    }
    expect(isAsked('phq-9', { 'phq9-1': 0 }, 'phq9-difficulty')).toBe(false)
    expect(isAsked('phq-9', { 'phq9-9': 1 }, 'phq9-difficulty')).toBe(true)
    expect(isAsked('gad-7', { 'gad7-7': 3 }, 'gad7-difficulty')).toBe(true)
  })
})
