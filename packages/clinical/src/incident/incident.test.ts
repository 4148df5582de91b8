import { expect, test } from 'vitest'
import { heldBy, incidentPolicy, postventionSteps, standDownReasons, stops } from './index.ts'

test('R-SUI-16 review within seven days', () => expect(incidentPolicy.reviewDays).toBe(7))

test('EC-12 the gravest that is not over holds; one that is over does not let another go', () => {
  expect(heldBy([])).toBeNull()
  expect(heldBy([{ because: 'attempt', over: true }])).toBeNull()
  expect(
    heldBy([
      { because: 'unanswered', over: false },
      { because: 'hospitalised', over: false },
    ]),
  ).toBe('hospitalised')
  expect(
    heldBy([
      { because: 'attempt', over: true },
      { because: 'unanswered', over: false },
    ]),
  ).toBe('unanswered')
})

test('EC-12 everything automatic stops; safety goes on to the living', () => {
  for (const because of standDownReasons) {
    for (const of of ['N3', 'N4', 'N5', 'N6'] as const) expect(stops(because, of)).toBe(true)
    expect(stops(because, 'N2')).toBe(because === 'died')
  }
})

test('7.10 a death: every step has its time, the family and the team first', () => {
  expect(Object.keys(incidentPolicy.postventionHours).toSorted()).toEqual([...postventionSteps].toSorted())
  const hours = incidentPolicy.postventionHours
  expect(hours['name-who-speaks-with-family']).toBeLessThanOrEqual(hours['tell-team-personally'])
  expect(hours['tell-team-personally']).toBeLessThan(hours['tell-cohort'])
})
