import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isLikelihood, missingSections, safetyPlanHeadings, safetyPlanSections } from './index.ts'

type Structure = {
  readonly sections: readonly {
    readonly id: string
    readonly optional?: boolean
    readonly label: { readonly es: string; readonly en: string }
  }[]
}
const file = new URL('../../../../reference/instruments/safety-plan.structure.json', import.meta.url)
const structure: Structure = JSON.parse(readFileSync(file, 'utf8'))

describe('safety plan', () => {
  test('the six sections of the structure file, in its order and words', () => {
    const six = structure.sections.filter((section) => section.optional !== true)
    expect(safetyPlanSections.map((id) => [id, safetyPlanHeadings[id]])).toEqual(
      six.map(({ id, label }) => [id, label]),
    )
  })

  test('says what is missing and refuses nothing', () => {
    const entry = { text: 'No duermo', contact: null, likelihood: 7, obstacle: null }
    expect(missingSections({})).toEqual(safetyPlanSections)
    expect(missingSections({ 'warning-signs': [entry], 'internal-coping': [] })).toEqual(safetyPlanSections.slice(1))
  })

  test('likelihood is a whole number from 0 to 10', () => {
    expect([0, 10, -1, 11, 5.5].map(isLikelihood)).toEqual([true, true, false, false, false])
  })
})
