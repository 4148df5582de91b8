import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  bssaDispositions,
  bssaDispositionWords,
  bssaSections,
  bssaSectionWords,
  bssaStepWords,
  bssaSupports,
  bssaSupportWords,
  bssaSymptoms,
  bssaSymptomWords,
} from './bssa.ts'

const words = z.object({ es: z.string(), en: z.string() })
const reference = z
  .object({
    licence: z.string(),
    steps: z.array(
      z.looseObject({
        label: words,
        sections: z
          .array(z.looseObject({ id: z.string(), label: words, checklist: z.array(words).optional() }))
          .optional(),
        options: z.array(z.looseObject({ id: z.string(), label: words })).optional(),
      }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../../../../reference/instruments/bssa.structure.json', import.meta.url), 'utf8')),
  )

test('every heading of the guide stands in the reference, word for word and in its order', () => {
  expect(reference.steps.map(({ label }) => label)).toEqual(bssaStepWords)
  const sections = reference.steps.flatMap((step) => step.sections ?? [])
  expect(sections.map(({ id, label }) => [id, label])).toEqual(bssaSections.map((id) => [id, bssaSectionWords[id]]))
  const lists = sections.flatMap(({ checklist }) => (checklist === undefined ? [] : [checklist]))
  expect(lists).toEqual([
    bssaSymptoms.map((id) => bssaSymptomWords[id]),
    bssaSupports.map((id) => bssaSupportWords[id]),
  ])
  const options = reference.steps.flatMap((step) => step.options ?? [])
  expect(options.map(({ id, label }) => [id, label])).toEqual(
    bssaDispositions.map((id) => [id, bssaDispositionWords[id]]),
  )
})

test('the reference says that its Spanish is a working translation', () => {
  expect(reference.licence).toContain('WORKING TRANSLATIONS')
})
