import { describe, expect, test } from 'vitest'
import { addMinutes } from '../clocks/index.ts'
import {
  type EmergencyFacts,
  missingForHandOver,
  nextStep,
  nextWays,
  defaultEmergencyPolicy as policy,
  type SearchFacts,
  type Way,
} from './index.ts'

const received = '2026-11-22T04:40:00.000Z'
const at = (minutes: number): string => addMinutes(received, minutes)
const tries = (...minutes: readonly number[]) =>
  minutes.map((minute, nth) => ({ at: at(minute), channel: nth % 2 === 0 ? 'call' : 'whatsapp-call', live: false }))

const facts = (more: Partial<SearchFacts> = {}): SearchFacts => ({
  class: 'A',
  receivedAt: received,
  attempts: tries(5, 20, 35, 50),
  reachedAt: null,
  trusted: 'riesgo_inminente',
  contactWithdrawn: false,
  imminent: false,
  psychiatristOrders: [],
  headsFacility: false,
  hasFacility: true,
  hasRadio: false,
  ...more,
})
const openAt = (minutes: number, more: Partial<SearchFacts> = {}): readonly Way[] =>
  nextWays(facts(more), policy, at(minutes))
    .ways.filter(({ open }) => open)
    .map(({ way }) => way)
const why = (way: Way, minutes: number, more: Partial<SearchFacts> = {}) =>
  nextWays(facts(more), policy, at(minutes)).ways.find((one) => one.way === way)?.because

describe('SUI-05 acute, nobody answers', () => {
  test('four failed attempts in 60 min and a trusted person for imminent risk: they are proposed, and SAMU or police wait for the psychiatrist', () => {
    const now = nextWays(facts(), policy, at(60))
    expect(now).toMatchObject({
      state: 'unreachable',
      next: 'trusted-person',
      attempts: { made: 4, wanted: 4, channels: 2, wantedChannels: 2 },
    })
    expect(why('samu-pnp', 60)).toEqual(['psychiatrist-decides'])
    expect(why('facility', 60)).toEqual(['not-imminent', 'psychiatrist-decides'])
  })

  test('a minute before the hour one goes on trying, every fifteen minutes', () => {
    expect(nextWays(facts({ attempts: tries(5, 20) }), policy, at(21))).toMatchObject({
      state: 'trying',
      next: 'try-again',
      nextTryAt: at(35),
      unreachableAt: at(60),
    })
    expect(why('trusted-person', 59)).toEqual(['not-yet-unreachable'])
  })

  test('a try of the trusted person is no try of the person', () => {
    const attempts = [...tries(5), { at: at(10), channel: 'trusted-person', live: false }]
    expect(nextWays(facts({ attempts }), policy, at(11)).attempts).toMatchObject({ made: 1, channels: 1 })
  })

  test('fewer tries than wanted do not hold back the search, they are shown', () => {
    expect(nextWays(facts({ attempts: tries(5) }), policy, at(60))).toMatchObject({
      state: 'unreachable',
      attempts: { made: 1, wanted: 4 },
    })
  })

  test('the first try is due at once', () => {
    expect(nextWays(facts({ attempts: [] }), policy, at(3)).nextTryAt).toBe(at(3))
  })
})

describe('whom the person allowed', () => {
  test.each([
    ['A', 'siempre', true],
    ['A', 'riesgo_inminente', true],
    ['A', 'nunca', false],
    ['A', 'none', false],
    ['B', 'siempre', true],
    ['B', 'riesgo_inminente', false],
    ['B', 'nunca', false],
    ['B', 'none', false],
  ] as const)('class %s, %s: %s', (of, trusted, may) => {
    expect(openAt(1440, { class: of, trusted }).includes('trusted-person')).toBe(may)
  })

  test('B is unreachable at 24 h and not before', () => {
    expect(nextWays(facts({ class: 'B' }), policy, at(1439)).state).toBe('trying')
    expect(nextWays(facts({ class: 'B' }), policy, at(1440)).state).toBe('unreachable')
  })

  test('B with danger known counts as danger', () => {
    expect(openAt(10, { class: 'B', imminent: true })).toContain('trusted-person')
  })

  test.each(['siempre', 'riesgo_inminente', 'nunca'] as const)(
    'layer 3 taken back shuts %s, whatever the danger',
    (trusted) => {
      const more = { trusted, contactWithdrawn: true, imminent: true } as const
      expect(why('trusted-person', 9000, more)).toEqual(['consent-withdrawn'])
      expect(openAt(9000, { ...more, psychiatristOrders: ['facility', 'samu-pnp'] })).not.toContain('trusted-person')
    },
  )

  test('"never" stays never in imminent danger, and the next way is the psychiatrist’s decision', () => {
    const now = nextWays(facts({ trusted: 'nunca', imminent: true }), policy, at(61))
    expect(now.ways.find(({ way }) => way === 'trusted-person')?.because).toEqual(['said-never'])
    expect(now.next).toBe('samu-pnp')
  })
})

describe('beyond consent', () => {
  test('the facility needs both: imminent danger and the psychiatrist’s order', () => {
    expect(openAt(60, { imminent: true })).not.toContain('facility')
    expect(openAt(60, { psychiatristOrders: ['facility'] })).not.toContain('facility')
    expect(openAt(60, { imminent: true, psychiatristOrders: ['facility'] })).toContain('facility')
  })

  test('EC-04 whoever heads the facility has nobody above them there, and no radio of it is used', () => {
    const more = { headsFacility: true, imminent: true, psychiatristOrders: ['facility'], hasRadio: true } as const
    expect(why('facility', 60, more)).toEqual(['heads-the-facility'])
    expect(why('radio', 60, { ...more, trusted: 'nunca' })).toEqual(['heads-the-facility'])
    expect(openAt(60, more)).toContain('radio')
  })

  test('7.10 radio: their own, or of whom they trust', () => {
    expect(openAt(5, { hasRadio: true })).toContain('radio')
    expect(openAt(5, { trusted: 'siempre' })).toContain('radio')
    expect(why('radio', 5, { trusted: 'nunca' })).toEqual(['no-radio', 'said-never'])
  })

  test('a post without a facility has none to call', () => {
    expect(why('facility', 60, { hasFacility: false, imminent: true, psychiatristOrders: ['facility'] })).toEqual([
      'no-facility',
    ])
  })
})

test('once spoken with, every way is shut and nothing is due', () => {
  expect(nextWays(facts({ reachedAt: at(30), psychiatristOrders: ['samu-pnp'] }), policy, at(90))).toMatchObject({
    state: 'reached',
    next: null,
    nextTryAt: null,
    ways: Array.from({ length: 5 }, () => ({ open: false, because: ['reached'] })),
  })
})

test('no facts open the facility or SAMU without a psychiatrist, nor anybody whom the person shut out', () => {
  const yesNo = [true, false]
  for (const of of ['A', 'B'] as const)
    for (const trusted of ['riesgo_inminente', 'siempre', 'nunca', 'none'] as const)
      for (const imminent of yesNo)
        for (const contactWithdrawn of yesNo)
          for (const headsFacility of yesNo)
            for (const minutes of [0, 60, 1440, 100_000]) {
              const open = openAt(minutes, { class: of, trusted, imminent, contactWithdrawn, headsFacility })
              expect(open).not.toContain('facility')
              expect(open).not.toContain('samu-pnp')
              if (trusted === 'nunca' || contactWithdrawn) expect(open).not.toContain('trusted-person')
            }
})

const now = at(0)
const danger = (more: Partial<EmergencyFacts> = {}): EmergencyFacts => ({
  ...{ staysUntil: null, keys: 'unknown', cover: 'not-asked', transport: 'none', called: 0, soberAt: null },
  ...more,
})

describe('the next step of an emergency', () => {
  test('who stays comes before everything, and again when their time is over', () => {
    expect(nextStep(danger(), now).next).toBe('who-stays')
    const all = danger({ staysUntil: at(60), keys: 'handed', cover: 'arranged', transport: 'asked', called: 1 })
    expect(nextStep(all, now)).toEqual({ next: 'hand-over', missing: ['hand-over'] })
    expect(nextStep(all, at(60)).next).toBe('who-stays')
  })

  test('7.10 only they hold the keys: it is not done while they are theirs', () => {
    expect(nextStep(danger({ staysUntil: at(60), keys: 'theirs' }), now).next).toBe('keys')
    expect(nextStep(danger({ staysUntil: at(60), keys: 'not-theirs' }), now).next).toBe('cover')
  })

  test('7.10 alone in charge: cover first, before the keys, because it is the obstacle most often named', () => {
    for (const keys of ['unknown', 'theirs'] as const) {
      const alone = danger({ staysUntil: at(60), keys, cover: 'needed' })
      expect(nextStep(alone, now).missing).toEqual(['cover', 'keys', 'call-help', 'transport', 'hand-over'])
      expect(nextStep({ ...alone, cover: 'arranged' }, now).next).toBe('keys')
      expect(nextStep({ ...alone, staysUntil: null }, now).next).toBe('who-stays')
    }
  })

  test('R-SUI-15 asked again when sober', () => {
    const most = { staysUntil: at(600), keys: 'handed', cover: 'not-needed', transport: 'asked', called: 1 } as const
    expect(nextStep(danger({ ...most, soberAt: at(120) }), at(119)).missing).not.toContain('reassess')
    expect(nextStep(danger({ ...most, soberAt: at(120) }), at(120)).next).toBe('reassess')
  })
})

describe('SUI-06 what is missing for a hand-over', () => {
  const whole = { receivedBy: 'Dra. Inventada', place: 'Hospital inventado', arrivedAt: at(-5), spoke: true }
  test('nothing', () => {
    expect(missingForHandOver(whole, now)).toEqual([])
  })
  test.each([
    ['a name', { receivedBy: ' ' }, ['received-by']],
    ['a place', { place: null }, ['place']],
    ['an arrival', { arrivedAt: null }, ['arrived-at']],
    ['an arrival that has happened', { arrivedAt: at(5) }, ['not-arrived-yet']],
    ['a voice', { spoke: false }, ['spoken-with']],
    [
      'everything',
      { receivedBy: null, place: '', arrivedAt: null, spoke: false },
      ['received-by', 'place', 'arrived-at', 'spoken-with'],
    ],
  ] as const)('%s', (_, more, missing) => {
    expect(missingForHandOver({ ...whole, ...more }, now)).toEqual(missing)
  })
})
