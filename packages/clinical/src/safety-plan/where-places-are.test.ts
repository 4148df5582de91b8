import { expect, test } from 'vitest'
import { kmBetween, pointsOf } from './where-places-are.ts'

const listed = (code: string, ubigeo: string | null, lat: number | null, doubtful = false) => ({
  ...{ code, ubigeo, lat, lon: lat === null ? null : -73, doubtful },
})
const pointOf = pointsOf([
  listed('00000001', '160401', -4),
  listed('00000002', '160401', -5),
  listed('00000003', '160401', -9, true),
  listed('00000004', '160402', null),
  listed('00000005', null, -6),
])

test('a facility is where the list says; a district is the middle of those whose place is not in doubt', () => {
  expect(pointOf('00000001')).toEqual({ lat: -4, lon: -73 })
  expect(pointOf('00000005')).toEqual({ lat: -6, lon: -73 })
  expect(pointOf('160401')).toEqual({ lat: -4.5, lon: -73 })
  for (const unknown of ['00000003', '00000004', '160402', '99999999']) expect(pointOf(unknown)).toBeUndefined()
})

test('a distance is rounded, and none is said where a place is not known', () => {
  expect(kmBetween(pointOf('00000001'), pointOf('00000002'))).toBe(110)
  expect(kmBetween(pointOf('00000001'), pointOf('00000003'))).toBeNull()
  expect(kmBetween(undefined, pointOf('00000001'))).toBeNull()
})
