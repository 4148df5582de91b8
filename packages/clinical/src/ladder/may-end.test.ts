import { describe, expect, test } from 'vitest'
import { type Ending, endingLacks } from './index.ts'

const now = '2026-11-22T04:40:00.000Z'
const latest = '2026-12-22T04:40:00.000Z'
const ending: Ending = {
  ...{ outcome: 'safe-plan-made', nextContactAt: '2026-11-23T04:40:00.000Z', words: 'Motivo', isPsychiatrist: true },
  ...{ class: 'A', reachedAt: now, lastAttemptAt: now, left: null, died: false, nobodyKnown: false },
  inDanger: false,
}
const lacks = (more: Partial<Ending>) => endingLacks({ ...ending, ...more }, now, latest)

test('contact ends it, with the next one dated', () => {
  expect(lacks({})).toBeNull()
  expect(lacks({ reachedAt: null })).toBe('no-contact-yet')
  expect(lacks({ nextContactAt: now })).toBe('next-contact-not-dated')
  expect(lacks({ nextContactAt: '2026-12-23T04:40:00.000Z' })).toBe('next-contact-not-dated')
})

test('handed over in person: to whom, and when, stands in writing', () => {
  expect(lacks({ outcome: 'handed-over-in-person', words: null })).toBe('reason-missing')
  expect(lacks({ outcome: 'handed-over-in-person', words: 'La enfermera inventada, 23:10' })).toBeNull()
})

test.each([
  'psychiatrist-decision',
  'safe-plan-made',
  'declined-further-contact',
  'assessed-live',
  'whatever is thought of next',
])('SUI-07 %s: a psychiatrist with a reason and a try the same day ends nothing without contact', (outcome) => {
  expect(lacks({ outcome, reachedAt: null })).toBe('no-contact-yet')
})

describe('SUI-11 whoever left', () => {
  const left = { leftAt: now, declinesLastCall: false }
  const gone = { outcome: 'closed-as-withdrawn', reachedAt: null, class: 'B', lastAttemptAt: null, left } as const
  test.each([
    [{ left: null }, 'has-not-left'],
    [{}, 'no-contact-yet'],
    [{ lastAttemptAt: now }, null],
    [{ lastAttemptAt: now, isPsychiatrist: false }, 'only-a-psychiatrist'],
    [{ lastAttemptAt: now, words: null }, 'reason-missing'],
    [{ lastAttemptAt: now, inDanger: true }, 'danger-open'],
    [{ left: { ...left, declinesLastCall: true } }, null],
    [{ left: { ...left, declinesLastCall: true }, class: 'A' }, 'no-contact-yet'],
  ] as const)('%j: %s', (more, code) => expect(lacks({ ...gone, ...more })).toBe(code))
})

describe('7.10 whoever died', () => {
  const dead = { outcome: 'died', reachedAt: null, lastAttemptAt: null, died: true } as const
  test.each([
    [{}, null],
    [{ died: false }, 'not-said-to-have-died'],
    [{ isPsychiatrist: false }, 'only-a-psychiatrist'],
    [{ words: null }, 'reason-missing'],
  ] as const)('%j: %s', (more, code) => expect(lacks({ ...dead, ...more })).toBe(code))
})

describe('somebody whom nobody could name', () => {
  const nobody = { outcome: 'nobody-found', reachedAt: null, nobodyKnown: true } as const
  test.each([
    [{}, null],
    [{ nobodyKnown: false }, 'somebody-is-known'],
    [{ lastAttemptAt: null }, 'no-contact-yet'],
    [{ lastAttemptAt: '2026-11-20T04:40:00.000Z' }, 'no-contact-yet'],
    [{ isPsychiatrist: false }, 'only-a-psychiatrist'],
    [{ words: null }, 'reason-missing'],
  ] as const)('%j: %s', (more, code) => expect(lacks({ ...nobody, ...more })).toBe(code))
})
