import { expect, test } from 'vitest'
import { serviceEndNotices, serviceEndsIn } from './index.ts'

test('EC-13 sixty, thirty and seven days before', () => {
  expect(serviceEndNotices).toEqual([60, 30, 7])
})

test.each([
  ['2026-12-31', '2026-11-01T17:00:00.000Z', 60],
  ['2026-12-31', '2026-10-31T17:00:00.000Z', null],
  // In Lima it is still the 30th.
  ['2026-12-31', '2026-12-31T04:59:00.000Z', 1],
  ['2026-12-31', '2027-01-01T04:59:00.000Z', 0],
  ['2026-12-31', '2027-01-01T05:00:00.000Z', null],
  [null, '2026-11-01T17:00:00.000Z', null],
])('ends %s, seen at %s: %s days', (endsOn, now, days) => {
  expect(serviceEndsIn(endsOn, now)).toBe(days)
})
