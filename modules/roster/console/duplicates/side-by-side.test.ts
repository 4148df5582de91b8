import type { ReviewSide } from '@ayni/modules/roster/contract'
import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

const nothing = {
  birthDate: null,
  email: null,
  university: null,
  process: null,
  facility: null,
  startsOn: null,
  endsOn: null,
}
const side = (names: string, sex: string | null): Pick<ReviewSide, 'names' | 'sex'> => ({ names, sex })

test('what differs is marked, accents are no difference, and what only one says is neither', () => {
  const base = { ...nothing, familyNames: null, phones: [], alias: 'AY-AAAA', state: 'imported', takesPart: false }
  const make = (one: Pick<ReviewSide, 'names' | 'sex'>): Omit<ReviewSide, 'person' | 'listedAt'> => ({
    ...base,
    ...one,
  })
  const [a, b] = [make(side('José', 'M')), make(side('JOSE', null))]
  const rows = sideBySide({ ...a, ...JSON.parse('{}') }, { ...b, ...JSON.parse('{}') })
  expect(rows).toEqual([
    { id: 'names', a: 'José', b: 'JOSE', differs: false },
    { id: 'sex', a: 'M', b: '', differs: null },
  ])
  expect(sideBySide({ ...a, ...JSON.parse('{}') }, { ...b, names: 'Josefa', ...JSON.parse('{}') })[0]?.differs).toBe(
    true,
  )
})
