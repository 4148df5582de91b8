import { expect, test } from 'vitest'
import { acuteByItself } from './index.ts'

const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no', 'asq-5': 'not_asked' } as const

test('R-SUI-02 thoughts now are acute whatever else is known; thoughts before, and "no", are not by themselves', () => {
  expect(acuteByItself('asq', { ...asq, 'asq-1': 'yes', 'asq-5': 'yes' })).toContain('ASQ_ACUTE')
  expect(acuteByItself('asq', { ...asq, 'asq-1': 'yes', 'asq-5': 'no' })).toBeNull()
  expect(acuteByItself('asq', asq)).toBeNull()
  expect(acuteByItself('phq-9', { 'phq9-9': 3 })).toBeNull()
})
