import { expect, test } from 'vitest'
import { mayReduce, reduceOn } from './reduce-copy.ts'

test('R-ENR-10 ninety days after the cycle ends, or after a year of service where no list says when', () => {
  expect(reduceOn({ listedOn: '2026-01-10', startsOn: '2026-02-01', endsOn: '2027-01-31' })).toBe('2027-05-01')
  expect(reduceOn({ listedOn: '2026-01-10', startsOn: '2026-02-01', endsOn: null })).toBe('2027-05-02')
  expect(reduceOn({ listedOn: '2026-01-10', startsOn: null, endsOn: null })).toBe('2027-04-10')
})

test('R-ENR-10 a list of a cycle that is over is kept for as long from the day it is read', () => {
  expect(reduceOn({ listedOn: '2026-11-22', startsOn: '2024-01-01', endsOn: '2024-12-31' })).toBe('2027-02-20')
})

test('R-ENR-10 not before its day, never of who takes part, never of a pair that waits for a decision', () => {
  const listing = { reduceOn: '2027-05-01', takesPart: false, inReview: false }
  expect(mayReduce(listing, '2027-04-30')).toBe(false)
  expect(mayReduce(listing, '2027-05-01')).toBe(true)
  expect(mayReduce({ ...listing, takesPart: true }, '2027-05-01')).toBe(false)
  expect(mayReduce({ ...listing, inReview: true }, '2027-05-01')).toBe(false)
})
