import { expect, test } from 'vitest'
import { departmentChoices, departmentNamed } from './departments.ts'

test('the twenty-five departments are offered from A to Z, each with the two digits of INEI', () => {
  expect(departmentChoices).toHaveLength(25)
  const names = departmentChoices.map(({ words }) => words)
  expect(names).toEqual(names.toSorted(new Intl.Collator('es').compare))
  expect([departmentChoices[0], departmentNamed('10')]).toEqual([{ value: '01', words: 'Amazonas' }, 'Huánuco'])
})
