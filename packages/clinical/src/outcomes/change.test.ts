import { describe, expect, test } from 'vitest'
import { readOrdinal } from '../instruments/index.ts'
import { auditZoneShift, changeBetween, deterioration, reliableRecovery } from './index.ts'

describe('change between two totals', () => {
  test('SCR-07 PHQ-9 16 → 7: response, no remission, reliable improvement, no longer a case', () => {
    const change = changeBetween('phq-9', 16, 7)
    expect(change).toMatchObject({
      response: true,
      remission: false,
      reliableImprovement: true,
      wasCase: true,
      isCase: false,
    })
    expect(Math.round(change?.percent ?? 0)).toBe(-56)
  })

  test('SCR-08 PHQ-9 10 → 5: response, and yet no reliable improvement', () => {
    expect(changeBetween('phq-9', 10, 5)).toMatchObject({ points: -5, response: true, reliableImprovement: false })
  })

  test.each([
    ['phq-9', 12, 6, { reliableImprovement: true, reliableWorsening: false }],
    ['phq-9', 12, 7, { reliableImprovement: false }],
    ['phq-9', 6, 12, { reliableWorsening: true, isCase: true }],
    ['phq-9', 6, 11, { reliableWorsening: false }],
    ['gad-7', 12, 8, { reliableImprovement: true, isCase: true }],
    ['gad-7', 12, 9, { reliableImprovement: false }],
    ['gad-7', 4, 8, { reliableWorsening: true, wasCase: false, isCase: true }],
    ['phq-9', 10, 4, { remission: true, response: true }],
    ['phq-9', 11, 6, { response: false }],
    ['phq-9', 9, 0, { response: null, remission: true }],
    ['gad-7', 0, 3, { percent: null, response: null }],
  ] as const)('%s %i → %i', (instrument, baseline, now, expected) => {
    expect(changeBetween(instrument, baseline, now)).toMatchObject(expected)
  })

  test('nothing is said from an incomplete set', () => {
    expect(changeBetween('phq-9', null, 4)).toBeNull()
    expect(changeBetween('phq-9', 4, null)).toBeNull()
  })
})

describe('reliable recovery', () => {
  const of = (phq9: readonly [number, number], gad7: readonly [number, number]) =>
    reliableRecovery(changeBetween('phq-9', ...phq9), changeBetween('gad-7', ...gad7))
  test.each([
    ['a case on both, on neither now', [16, 7], [12, 5], true],
    ['a case on one only', [16, 7], [5, 5], true],
    ['still a case on GAD-7', [16, 7], [12, 8], false],
    ['below both cut-offs by too small a step', [10, 9], [5, 5], false],
    ['never a case', [9, 3], [7, 3], false],
    ['reliably worse on the other', [16, 7], [2, 7], false],
  ] as const)('%s', (_, phq9, gad7, expected) => expect(of(phq9, gad7)).toBe(expected))

  test('unknown with one total missing', () => {
    expect(reliableRecovery(changeBetween('phq-9', 16, 7), null)).toBeNull()
  })
})

describe('AUDIT', () => {
  const reading = (first: number) =>
    readOrdinal(
      'audit',
      Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`audit-${index + 1}`, index < 5 ? first : 0])),
    )
  test('R-SCR-17 only a shift of zone', () => {
    expect(auditZoneShift(reading(4), reading(1))).toEqual({ from: 4, to: 1, shift: -3 })
    expect(auditZoneShift(reading(1), readOrdinal('audit', {}))).toBeNull()
  })
})

describe('R-SCR-18 deterioration', () => {
  test('each reason, within two working days', () => {
    const worse = [changeBetween('phq-9', 4, 10), changeBetween('gad-7', 4, 8)]
    expect(deterioration(worse, { before: 0, now: 2 })).toEqual({
      because: ['PHQ9_RELIABLY_WORSE', 'GAD7_RELIABLY_WORSE', 'LEVEL_UP'],
      withinWorkingDays: 2,
    })
  })
  test('nothing worse, nothing ordered', () => {
    expect(deterioration([changeBetween('phq-9', 4, 9), null], { before: 1, now: 1 })).toBeNull()
    expect(deterioration([], null)).toBeNull()
  })
})
