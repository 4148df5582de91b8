import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  asksLikelihood,
  isLikelihood,
  missingSections,
  missingToComplete,
  safetyPlanHeadings,
  safetyPlanSections,
  whatMattersHeading,
} from './index.ts'

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

  test('the optional seventh stands apart, in the words of the file', () => {
    const optional = structure.sections.filter((section) => section.optional === true)
    expect(optional.map(({ label }) => label)).toEqual([whatMattersHeading])
  })

  test('R-SUI-05 the house fills the fifth; R-SUI-06 what was agreed fills the sixth', () => {
    const entry = { text: 'Caminar', contact: null, likelihood: null, obstacle: null }
    const four = {
      ...{
        'warning-signs': [entry],
        'internal-coping': [entry],
        'social-distraction': [entry],
        'ask-for-help': [entry],
      },
    }
    expect(missingToComplete(four, { meansAgreed: true })).toEqual([])
    expect(missingToComplete(four, { meansAgreed: false })).toEqual(['safer-environment'])
    expect(missingToComplete({ ...four, 'safer-environment': [entry] }, { meansAgreed: false })).toEqual([])
    expect(missingToComplete({}, { meansAgreed: true })).toEqual(safetyPlanSections.slice(0, 4))
  })

  test('R-SUI-04 likelihood is asked of what somebody would do, not of a sign', () => {
    expect(safetyPlanSections.filter(asksLikelihood)).toEqual(safetyPlanSections.slice(1))
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
