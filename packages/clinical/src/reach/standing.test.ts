import { expect, test } from 'vitest'
import { barrierTo, type StandingSaid } from './standing.ts'

const said: StandingSaid = {
  ...{ standing: 'deceased', today: '2027-03-26', serviceEndsOn: null, handedOn: false },
  ...{ alertOpen: false, followed: false, byClinician: false },
}

test('EC-12 whoever is followed is said dead by somebody clinical alone', () => {
  expect(barrierTo(said)).toBeUndefined()
  for (const open of [{ alertOpen: true }, { followed: true }]) {
    expect(barrierTo({ ...said, ...open })).toBe('clinician-says-it')
    expect(barrierTo({ ...said, ...open, byClinician: true })).toBeUndefined()
    expect(barrierTo({ ...said, ...open, standing: 'away' })).toBeUndefined()
  }
})

test('EC-13 over is what has ended, was handed on, and has no alert waiting', () => {
  const over = { ...said, standing: 'ended', serviceEndsOn: '2027-03-26', handedOn: true }
  expect(barrierTo(over)).toBeUndefined()
  expect(barrierTo({ ...over, today: '2027-03-25' })).toBe('service-not-over')
  expect(barrierTo({ ...over, serviceEndsOn: null })).toBe('service-not-over')
  expect(barrierTo({ ...over, handedOn: false })).toBe('not-handed-on')
  expect(barrierTo({ ...over, alertOpen: true })).toBe('not-handed-on')
})
