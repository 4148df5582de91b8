import { describe, expect, test } from 'vitest'
import {
  type AnswerSet,
  ageAt,
  classOfLatePositive,
  correctDeviceTime,
  currentSets,
  inOrderAnswered,
  lateness,
  overlappingSets,
  readAll,
  reconcile,
  triage,
} from './index.ts'

const set = (id: string, occurredAt: string, more: Partial<AnswerSet> = {}): AnswerSet => ({
  id,
  instrument: 'phq-9',
  occurredAt,
  reliable: true,
  ...more,
})

describe('2.6 answers that arrive late', () => {
  test.each([
    ['2026-11-16T12:00:00.000Z', '2026-11-17T12:00:00.000Z', 'fresh'],
    ['2026-11-16T12:00:00.000Z', '2026-11-17T12:00:00.001Z', 'late'],
    ['2026-11-16T12:00:00.000Z', '2026-11-23T12:00:00.000Z', 'late'],
    ['2026-11-16T12:00:00.000Z', '2026-11-23T12:00:00.001Z', 'old'],
    ['2026-11-18T12:00:00.000Z', '2026-11-16T12:00:00.000Z', 'fresh'],
  ])('%s received %s is %s', (occurredAt, receivedAt, band) => {
    expect(lateness(occurredAt, receivedAt)).toBe(band)
  })

  test('SCR-05 Monday 22:00, received Thursday 09:00: answered 2 d 11 h ago', () => {
    const age = ageAt('2026-11-17T03:00:00.000Z', '2026-11-19T14:00:00.000Z')
    expect(age).toEqual({ days: 2, hours: 11, minutes: 0 })
    expect(ageAt('2026-11-20T00:00:00.000Z', '2026-11-19T00:00:00.000Z')).toEqual({ days: 0, hours: 0, minutes: 0 })
  })

  test('2.6.3 processed in the order they were answered', () => {
    const sets = [
      set('c', '2026-03-03T00:00:00.000Z'),
      set('a', '2026-03-01T00:00:00.000Z'),
      set('b', '2026-03-03T00:00:00.000Z'),
    ]
    expect(inOrderAnswered(sets).map((one) => one.id)).toEqual(['a', 'b', 'c'])
  })

  test('2.6.4 a set that arrives late does not replace a newer one; an unreliable one never counts', () => {
    const sets = [
      set('new', '2026-03-20T00:00:00.000Z'),
      set('late', '2026-03-01T00:00:00.000Z'),
      set('doubtful', '2026-03-25T00:00:00.000Z', { reliable: false }),
      set('other', '2026-01-01T00:00:00.000Z', { instrument: 'gad-7' }),
    ]
    const current = currentSets(sets)
    expect(current.get('phq-9')?.id).toBe('new')
    expect(current.get('gad-7')?.id).toBe('other')
  })

  test('R-SCR-14 PHQ-9 and GAD-7 sets less than 14 days apart overlap', () => {
    const sets = [
      set('a', '2026-03-01T10:00:00.000Z'),
      set('b', '2026-03-14T10:00:00.000Z'),
      set('c', '2026-03-28T10:00:00.000Z'),
      set('g', '2026-03-02T10:00:00.000Z', { instrument: 'gad-7' }),
      set('q', '2026-03-02T10:00:00.000Z', { instrument: 'asq' }),
      set('r', '2026-03-03T10:00:00.000Z', { instrument: 'asq' }),
    ]
    expect([...overlappingSets(sets)]).toEqual(['b'])
  })

  test('4.8 a late positive keeps its class unless a newer negative was answered live with a clinician', () => {
    const at = '2026-11-10T12:00:00.000Z'
    const later = '2026-11-12T12:00:00.000Z'
    const earlier = '2026-11-09T12:00:00.000Z'
    expect(classOfLatePositive('A', at, [])).toBe('A')
    expect(classOfLatePositive('A', at, [{ occurredAt: later, liveWithClinician: false }])).toBe('A')
    expect(classOfLatePositive('A', at, [{ occurredAt: earlier, liveWithClinician: true }])).toBe('A')
    expect(classOfLatePositive('A', at, [{ occurredAt: later, liveWithClinician: true }])).toBe('B')
    expect(classOfLatePositive('B', at, [{ occurredAt: later, liveWithClinician: true }])).toBe('B')
  })
})

describe('2.6.7 the phone’s clock', () => {
  const received = '2026-11-20T12:00:00.000Z'
  const raw = '2026-11-20T11:00:00.000Z'

  test('ten minutes are tolerated, more is corrected and the raw time kept', () => {
    expect(correctDeviceTime(raw, 600, received, null)).toMatchObject({ occurredAt: raw, corrected: false })
    expect(correctDeviceTime(raw, 601, received, null)).toEqual({
      rawAt: raw,
      occurredAt: '2026-11-20T10:49:59.000Z',
      corrected: true,
      impossible: null,
    })
    expect(correctDeviceTime(raw, -3600, received, null).occurredAt).toBe('2026-11-20T12:00:00.000Z')
  })

  test('impossible times are accepted, flagged, and fresh', () => {
    const future = correctDeviceTime('2026-11-25T00:00:00.000Z', 0, received, null)
    expect(future.impossible).toBe('future')
    expect(lateness(future.occurredAt, received)).toBe('fresh')
    expect(correctDeviceTime('2020-01-01T00:00:00.000Z', 0, received, '2026-01-01T00:00:00.000Z').impossible).toBe(
      'before-enrollment',
    )
  })
})

describe('R-SCR-20 phone and server', () => {
  const quiet = triage(readAll({ 'phq-9': { 'phq9-1': 3 } }))
  const acute = triage(readAll({ asq: { 'asq-1': 'yes', 'asq-5': 'yes' } }))

  test('agreement', () => expect(reconcile(quiet, quiet)).toEqual({ governing: quiet, agrees: true, differences: [] }))

  test.each([
    ['the phone', acute, quiet],
    ['the server', quiet, acute],
  ])('the higher route governs when it is %s that has it', (_, device, server) => {
    const { governing, agrees, differences } = reconcile(device, server)
    expect(agrees).toBe(false)
    expect(differences).toEqual(['suicide-flag', 'routes', 'alerts', 'severe'])
    expect(governing).toMatchObject({ suicideFlag: 'acute', severeByPublishedRule: true, alerts: [{ class: 'A' }] })
    expect(governing.routes).toEqual(['self-help', 'suicide-prevention'])
    expect(governing.review?.because).toEqual(expect.arrayContaining([expect.any(String)]))
  })
})
