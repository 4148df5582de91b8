import { describe, expect, test } from 'vitest'
import { type Ending, endingLacks } from './index.ts'

const now = '2026-11-22T04:40:00.000Z'
const latest = '2026-12-22T04:40:00.000Z'
const ending: Ending = {
  ...{ outcome: 'safe-plan-made', nextContactAt: '2026-11-23T04:40:00.000Z', words: 'Motivo', isPsychiatrist: true },
  ...{ class: 'A', reachedAt: now, lastAttemptAt: now, left: null },
}
const lacks = (more: Partial<Ending>) => endingLacks({ ...ending, ...more }, now, latest)

test('contact ends it, with the next one dated', () => {
  expect(lacks({})).toBeNull()
  expect(lacks({ reachedAt: null })).toBe('no-contact-yet')
  expect(lacks({ nextContactAt: now })).toBe('next-contact-not-dated')
  expect(lacks({ nextContactAt: '2026-12-23T04:40:00.000Z' })).toBe('next-contact-not-dated')
})

describe('SUI-07 a psychiatrist’s decision', () => {
  const decided = { outcome: 'psychiatrist-decision', reachedAt: null } as const
  test.each([
    [{}, null],
    [{ isPsychiatrist: false }, 'only-a-psychiatrist'],
    [{ words: null }, 'reason-missing'],
    [{ lastAttemptAt: null }, 'no-contact-yet'],
    // The day is Lima's: an hour before is the same evening, a day before is not.
    [{ lastAttemptAt: '2026-11-22T03:40:00.000Z' }, null],
    [{ lastAttemptAt: '2026-11-21T04:30:00.000Z' }, 'no-contact-yet'],
  ] as const)('%j: %s', (more, code) => expect(lacks({ ...decided, ...more })).toBe(code))
})

describe('SUI-11 whoever left', () => {
  const left = { leftAt: now, declinesLastCall: false }
  const gone = { outcome: 'closed-as-withdrawn', reachedAt: null, class: 'B', lastAttemptAt: null, left } as const
  test.each([
    [{ left: null }, 'has-not-left'],
    [{}, 'no-contact-yet'],
    [{ lastAttemptAt: now }, null],
    [{ left: { ...left, declinesLastCall: true } }, null],
    [{ left: { ...left, declinesLastCall: true }, class: 'A' }, 'no-contact-yet'],
  ] as const)('%j: %s', (more, code) => expect(lacks({ ...gone, ...more })).toBe(code))
})
