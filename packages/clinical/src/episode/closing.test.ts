import { describe, expect, test } from 'vitest'
import { addMinutes } from '../clocks/index.ts'
import {
  closureMissing,
  decideEpisode,
  isAsqAllNo,
  meansStandSince,
  planStandsSince,
  defaultEpisodePolicy as policy,
} from './index.ts'
import { after, answered, at, call, DAY, lima, opened, t0 } from './testing/that-night.ts'

describe('closing (7.7)', () => {
  const whole = {
    assessments: [
      { at: at(-20 * DAY), risk: 'low', asqAllNo: true },
      { at: at(-10 * DAY), risk: 'low', asqAllNo: true },
    ],
    ...{ planAt: at(-10 * DAY), meansAt: at(-10 * DAY), referralsOpen: 0, lastSignalAt: at(-40 * DAY) },
    ...{ treatmentSettled: true, toldAndAgrees: true, caringChosen: true },
  } as const

  test('SUI-09 with one "low" it is refused, naming what is missing', () => {
    expect(closureMissing({ ...whole, assessments: whole.assessments.slice(0, 1) }, policy, t0)).toEqual([
      'two-low-assessments',
      'seven-days-apart',
      'asq-all-no',
    ])
    const course = after(opened(), ...answered, call(40, 'low', { plan: true, next: 2 * DAY }))
    const missing = ['two-low-assessments']
    expect(decideEpisode(course, { is: 'close', psychiatrist: true, missing }, policy)).toEqual({
      refused: 'criteria-missing',
      missing,
    })
  })

  test('7.7 what a call says was made stands only where it is written; what they did not want was offered', () => {
    const [said, written] = [at(DAY), at(0)]
    expect(planStandsSince(said, null, 'made')).toBeNull()
    expect(planStandsSince(said, null, 'reviewed')).toBeNull()
    expect(planStandsSince(said, null, null)).toBeNull()
    expect(planStandsSince(said, null, 'declined')).toBe(said)
    expect(planStandsSince(said, written, 'reviewed')).toBe(said)
    expect(planStandsSince(written, said, 'made')).toBe(said)
    expect(planStandsSince(null, written, null)).toBe(written)
  })

  test('7.7 means that a call or a contact says were agreed or kept stand only where an agreement is written', () => {
    const [looked, written] = [at(DAY), at(0)]
    expect(meansStandSince(looked, null, null)).toBeNull()
    expect(meansStandSince(looked, written, null)).toBe(looked)
    expect(meansStandSince(looked, null, at(2 * DAY))).toBe(at(2 * DAY))
    // Not kept, or never looked at again: that they once did not want it is no look at what is written.
    expect(meansStandSince(null, written, at(2 * DAY))).toBeNull()
  })

  test('7.2 nothing closes that did not step down', () => {
    const course = after(opened(), ...answered, call(40, 'low', { plan: true, next: 2 * DAY }))
    const close = { is: 'close', psychiatrist: true, missing: [] } as const
    expect(decideEpisode(course, close, policy)).toEqual({ refused: 'step-down-first' })
    const down = after(course, { is: 'step-down', psychiatrist: true, missing: [] })
    expect(decideEpisode(down, close, policy)).toMatchObject({ course: { state: 'closed' } })
  })

  test('7.2 nothing steps down but a plan under way', () => {
    const down = { is: 'step-down', psychiatrist: true, missing: [] } as const
    const low = after(opened(), ...answered, call(40, 'low', { next: 2 * DAY }))
    expect(low.state).toBe('assessed-low')
    const declined = { ...call(40, 'low'), assessed: null, declined: { signsOfImminence: false }, nextContactAt: null }
    const others = [low, after(opened(), ...answered, declined), { ...low, state: 'handed-off' } as const]
    for (const course of others)
      expect(decideEpisode(course, down, policy), course.state).toEqual({ refused: 'plan-not-active' })
    expect(decideEpisode(after(low, { is: 'plan-saved', at: at(60) }), down, policy)).toMatchObject({
      course: { state: 'stepping-down' },
    })
  })

  test('with everything nothing is missing; each thing alone is named', () => {
    expect(closureMissing(whole, policy, t0)).toEqual([])
    const [first, last] = whole.assessments
    const lacking = {
      'two-low-assessments': { assessments: [first, { ...last, risk: 'further' }] },
      'seven-days-apart': { assessments: [{ ...first, at: at(-16 * DAY) }, last] },
      'asq-all-no': { assessments: [first, { ...last, asqAllNo: false }] },
      'plan-current': { planAt: at(-91 * DAY) },
      'means-rechecked': { meansAt: null },
      'treatment-settled': { treatmentSettled: false },
      'referral-attended': { referralsOpen: 1 },
      'caring-contacts': { caringChosen: false },
      'told-and-agrees': { toldAndAgrees: false },
      'thirty-days-quiet': { lastSignalAt: at(-29 * DAY) },
    } as const
    for (const [name, less] of Object.entries(lacking))
      expect(closureMissing({ ...whole, ...less }, policy, t0)).toEqual([name])
  })

  test('7.7 seven days are those of the calendar in Lima: a contact kept within seven days does not fail by an hour', () => {
    const low = (when: string) => ({ at: when, risk: 'low', asqAllNo: true }) as const
    const said = { treatmentSettled: true, toldAndAgrees: true, caringChosen: true, referralsOpen: 0, lastSignalAt: t0 }
    const apart = (one: string, two: string) =>
      closureMissing(
        { ...said, planAt: two, meansAt: two, assessments: [low(one), low(two)] },
        policy,
        addMinutes(two, 40 * DAY),
      ).includes('seven-days-apart')
    expect(apart(lima('2026-11-21', '23:50'), lima('2026-11-28', '08:00'))).toBe(false)
    expect(apart(lima('2026-11-21', '00:05'), lima('2026-11-27', '23:55'))).toBe(true)
    // The day of Lima, not that of UTC, which changes at 19:00.
    expect(apart(lima('2026-11-21', '20:00'), lima('2026-11-28', '18:00'))).toBe(false)
    expect(apart(lima('2026-11-21', '18:00'), lima('2026-11-27', '20:00'))).toBe(true)
  })

  test('a "further" between two "low" begins the count anew', () => {
    const [first, last] = whole.assessments
    const assessments = [first, { at: at(-15 * DAY), risk: 'further', asqAllNo: true } as const, last]
    expect(closureMissing({ ...whole, assessments }, policy, t0)).toContain('two-low-assessments')
  })

  test('asked, not refused: "no" is only "no"; the past item does not count', () => {
    const asq = { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'yes', 'asq-5': 'no' }
    expect(isAsqAllNo(asq)).toBe(true)
    expect(isAsqAllNo({ ...asq, 'asq-2': 'refused' })).toBe(false)
    expect(isAsqAllNo({ ...asq, 'asq-3': 'not_asked' })).toBe(false)
    expect(isAsqAllNo({ ...asq, 'asq-5': 'not_asked' })).toBe(false)
    expect(isAsqAllNo({ ...asq, 'asq-4': 'no', 'asq-5': 'not_asked' })).toBe(true)
  })
})
