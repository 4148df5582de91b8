import { expect, test } from 'vitest'
import { addMinutes } from '../clocks/index.ts'
import {
  type Decision,
  decisionRefused,
  decisions,
  nextWays,
  defaultEmergencyPolicy as policy,
  type SearchFacts,
} from './index.ts'

const received = '2026-11-22T04:40:00.000Z'
const facts = (more: Partial<SearchFacts> = {}): SearchFacts => ({
  ...{ class: 'A', receivedAt: received, attempts: [], reachedAt: null, trusted: 'riesgo_inminente' },
  ...{ contactWithdrawn: false, imminent: false, psychiatristOrders: [], headsFacility: false },
  ...{ hasFacility: true, hasRadio: false, ...more },
})
const refused = (what: Decision, more: Partial<SearchFacts> = {}, who = {}, minutes = 61) =>
  decisionRefused(what, nextWays(facts(more), policy, addMinutes(received, minutes)), {
    ...{ psychiatrist: false, agreed: false },
    ...who,
  })
const psychiatrist = { psychiatrist: true }
const agreed = { agreed: true }

test('SUI-05 duty may turn to whom the person trusts, and a psychiatrist alone to SAMU or the police', () => {
  expect(refused('trusted-person')).toBeNull()
  expect(refused('samu-pnp')).toBe('only-a-psychiatrist')
  expect(refused('samu-pnp', {}, psychiatrist)).toBeNull()
  expect(refused('local-way')).toBe('only-a-psychiatrist')
  expect(refused('keep-trying')).toBeNull()
})

test('not before the hour is over', () => {
  expect(refused('trusted-person', {}, psychiatrist, 30)).toBe('not-yet-unreachable')
})

test('no psychiatrist overrides "never", a consent taken back, or nobody named', () => {
  for (const more of [{ trusted: 'nunca' }, { trusted: 'none' }, { contactWithdrawn: true }] as const)
    expect(refused('trusted-person', { ...more, imminent: true }, psychiatrist)).toBe('not-consented')
})

test('the facility: imminent danger and a psychiatrist, never where the person heads it', () => {
  expect(refused('facility', { imminent: true })).toBe('only-a-psychiatrist')
  expect(refused('facility', {}, psychiatrist)).toBe('only-if-imminent')
  expect(refused('facility', { imminent: true }, psychiatrist)).toBeNull()
  expect(refused('facility', { imminent: true, headsFacility: true }, psychiatrist)).toBe('heads-the-facility')
  expect(refused('facility', { imminent: true, hasFacility: false }, psychiatrist)).toBe('no-facility')
})

test('R-SUI-11 asked first and agreed: what they agreed to needs nobody else, but no word goes to a facility they head', () => {
  for (const what of ['samu-pnp', 'local-way', 'facility', 'trusted-person'] as const)
    expect([what, refused(what, { trusted: 'nunca' }, agreed)]).toEqual([what, null])
  expect(refused('facility', { headsFacility: true }, agreed)).toBe('heads-the-facility')
  expect(refused('trusted-person', { trusted: 'none' }, agreed)).toBe('not-consented')
})

test('every decision has an answer', () => {
  for (const what of decisions) expect(() => refused(what)).not.toThrow()
})
