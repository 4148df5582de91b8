import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { type AssignmentPolicy, defaultAssignmentPolicy as policy } from './assignment-policy.ts'
import { awayUntil, limitOf } from './capacity.ts'
import { conflictKinds, isHard } from './conflict.ts'
import { type Bar, type Clinician, type PastCare, suggestClinicians } from './suggest-clinicians.ts'

const now = '2026-11-23T15:00:00.000Z'
const clinician = (account: string, more: Partial<Clinician> = {}): Clinician => ({
  account,
  name: `Ps. ${account}`,
  active: true,
  roles: ['therapist'],
  open: 0,
  limits: { maxOpen: null, hoursPerWeek: null },
  absences: [],
  ...more,
})
const bar = (account: string, more: Partial<Bar> = {}): Bar => ({
  account,
  team: null,
  person: null,
  blocked: false,
  declined: false,
  ...more,
})
const suggest = (team: readonly Clinician[], history: readonly PastCare[] = [], bars: readonly Bar[] = []) =>
  suggestClinicians(policy, { needs: 'therapist' }, team, history, bars, now)
const names = (team: readonly Clinician[], history: readonly PastCare[] = [], bars: readonly Bar[] = []) =>
  suggest(team, history, bars).suggested.map(({ account }) => account)

describe('whom to propose', () => {
  test('who cares now comes before who cared, who cared last before who cared long ago, then the lightest load', () => {
    const team = [
      clinician('busy', { open: 5 }),
      clinician('free'),
      clinician('old'),
      clinician('last'),
      clinician('now', { open: 7 }),
    ]
    const history = [
      { account: 'old', since: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
      { account: 'last', since: '2026-05-01T00:00:00.000Z', until: '2026-06-01T00:00:00.000Z' },
      { account: 'now', since: '2026-09-01T00:00:00.000Z', until: null },
    ]
    expect(names(team, history)).toEqual(['now', 'last', 'old', 'free', 'busy'])
  })

  test('each says why', () => {
    const history = [{ account: 'ana', since: '2026-05-01T00:00:00.000Z', until: '2026-06-01T00:00:00.000Z' }]
    const bars = [bar('ana', { team: 'same-cohort' }), bar('beto', { team: 'none' })]
    expect(
      suggest([clinician('ana', { open: 2 }), clinician('beto'), clinician('carla')], history, bars).suggested,
    ).toEqual([
      {
        account: 'ana',
        name: 'Ps. ana',
        because: [
          { is: 'cared-before', until: '2026-06-01T00:00:00.000Z' },
          { is: 'load', open: 2, limit: 8 },
          { is: 'person-decides', kind: 'same-cohort' },
        ],
      },
      { account: 'beto', name: 'Ps. beto', because: [{ is: 'load', open: 0, limit: 8 }] },
      { account: 'carla', name: 'Ps. carla', because: [{ is: 'load', open: 0, limit: 8 }, { is: 'will-be-asked' }] },
    ])
  })

  test('a stranger comes before an acquaintance, even with more cases', () => {
    expect(
      names([clinician('known'), clinician('stranger', { open: 6 })], [], [bar('known', { person: 'acquaintance' })]),
    ).toEqual(['stranger', 'known'])
  })

  test.each([
    ['blocked', bar('ana', { blocked: true })],
    ['declined', bar('ana', { declined: true })],
    ['supervisor', bar('ana', { team: 'supervisor' })],
    ['partner named by the person', bar('ana', { team: 'none', person: 'partner' })],
  ])('EC-05 %s: absent without a word, not even among who cannot now', (_why, one) => {
    const full = clinician('ana', { open: 99 })
    for (const team of [
      [clinician('ana'), clinician('beto')],
      [full, clinician('beto')],
    ]) {
      const said = suggest(team, [], [one])
      expect(JSON.stringify(said)).not.toContain('ana')
      expect(said.suggested).toHaveLength(1)
    }
  })

  test('full and away are told, because that is true for everybody', () => {
    const away = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z' }
    const said = suggest([clinician('full', { open: 8 }), clinician('away', { absences: [away] })])
    expect(said.suggested).toEqual([])
    expect(said.notNow).toEqual([
      { account: 'away', name: 'Ps. away', why: { is: 'away', until: away.until } },
      { account: 'full', name: 'Ps. full', why: { is: 'full', open: 8, limit: 8 } },
    ])
  })

  test('who cares now is not told full for their own case', () => {
    expect(names([clinician('ana', { open: 8 })], [{ account: 'ana', since: now, until: null }])).toEqual(['ana'])
  })

  test('2.1 a coordinator, another role and a disabled account are never proposed', () => {
    const team = [
      clinician('both', { roles: ['therapist', 'coordinator'] }),
      clinician('duty', { roles: ['duty'] }),
      clinician('gone', { active: false }),
    ]
    expect(suggest(team)).toEqual({ suggested: [], notNow: [] })
  })
})

describe('capacity', () => {
  test('the smaller of cases and hours holds', () => {
    expect(limitOf(policy, { maxOpen: null, hoursPerWeek: null })).toBe(8)
    expect(limitOf(policy, { maxOpen: 12, hoursPerWeek: 5 })).toBe(5)
    expect(limitOf(policy, { maxOpen: 3, hoursPerWeek: 20 })).toBe(3)
    const halfHours: AssignmentPolicy = { ...policy, hoursPerCase: 1.5 }
    expect(limitOf(halfHours, { maxOpen: null, hoursPerWeek: null })).toBe(5)
  })

  test('absences that touch are one; one that is over or has not begun is none', () => {
    const span = (from: string, until: string) => ({
      from: `2026-11-${from}T00:00:00.000Z`,
      until: `2026-11-${until}T00:00:00.000Z`,
    })
    expect(awayUntil([span('26', '28'), span('22', '26')], now)).toBe('2026-11-28T00:00:00.000Z')
    expect(awayUntil([span('20', '23'), span('24', '25')], now)).toBeNull()
    expect(awayUntil([{ from: now, until: '2026-11-24T00:00:00.000Z' }], now)).toBe('2026-11-24T00:00:00.000Z')
    expect(awayUntil([{ from: '2026-11-20T00:00:00.000Z', until: now }], now)).toBeNull()
  })
})

const account = fc.constantFrom('ana', 'beto', 'carla', 'dario', 'elsa')
const said = fc.option(fc.constantFrom(...conflictKinds, 'none' as const))
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`)
const team = fc.uniqueArray(
  fc.record({
    account,
    name: account,
    active: fc.boolean(),
    roles: fc.subarray(['therapist', 'psychiatrist', 'duty', 'coordinator']),
    open: fc.integer({ min: 0, max: 12 }),
    limits: fc.record({
      maxOpen: fc.option(fc.integer({ min: 0, max: 10 })),
      hoursPerWeek: fc.option(fc.integer({ min: 0, max: 20 })),
    }),
    absences: fc.array(fc.record({ from: day, until: day }), { maxLength: 3 }),
  }),
  { selector: (one) => one.account },
)
const bars = fc.uniqueArray(
  fc.record({ account, team: said, person: said, blocked: fc.boolean(), declined: fc.boolean() }),
  { selector: (one) => one.account },
)
const history = fc.array(fc.record({ account, since: day, until: fc.option(day) }), { maxLength: 6 })

test(`property: whom the rules exclude is in neither list, and the order they came in changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(team, history, bars, (clinicians, past, barred) => {
      const told = suggest(clinicians, past, barred)
      const listed = [...told.suggested, ...told.notNow].map((one) => one.account)
      expect(new Set(listed).size).toBe(listed.length)
      for (const one of barred) {
        const hard = [one.team, one.person].some((answer) => answer !== null && isHard(answer))
        if (one.blocked || one.declined || hard) expect(listed).not.toContain(one.account)
      }
      for (const one of clinicians) {
        const fits = one.active && one.roles.includes('therapist') && !one.roles.includes('coordinator')
        if (!fits) expect(listed).not.toContain(one.account)
      }
      for (const one of told.suggested) {
        const who = clinicians.find((other) => other.account === one.account)
        expect(who === undefined ? null : awayUntil(who.absences, now)).toBeNull()
      }
      expect(suggest([...clinicians].reverse(), [...past].reverse(), [...barred].reverse())).toEqual(told)
    }),
    { seed },
  )
})
