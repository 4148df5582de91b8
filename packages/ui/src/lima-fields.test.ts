import { expect, test } from 'vitest'
import { dayOf, instantOf } from './lima-fields.ts'

test('day and time of Lima are an instant, and nothing else is', () => {
  expect(instantOf('2026-11-22', '08:30')).toBe('2026-11-22T13:30:00.000Z')
  expect(instantOf('2026-11-22', '')).toBeNull()
  expect(instantOf('', '08:30')).toBeNull()
  expect(dayOf('2026-11-22T04:51:00.000Z')).toBe('2026-11-21')
  expect(dayOf('2026-11-22T04:51:00.000Z', 14)).toBe('2026-12-05')
})
