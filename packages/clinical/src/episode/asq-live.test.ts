import { expect, test } from 'vitest'
import { asqWhole } from './asq-live.ts'

test('the ASQ of a contact is whole only once every item was put; item 5 after any yes or refusal', () => {
  const four = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no' } as const
  expect(asqWhole({ 'asq-1': 'no' })).toBeUndefined()
  expect(asqWhole(four)?.['asq-5']).toBe('not_asked')
  expect(asqWhole({ ...four, 'asq-3': 'not_asked' })).toBeUndefined()
  expect(asqWhole({ ...four, 'asq-2': 'refused' })).toBeUndefined()
  expect(asqWhole({ ...four, 'asq-2': 'refused', 'asq-5': 'yes' })?.['asq-5']).toBe('yes')
})
