import { expect, test } from 'vitest'
import { movePerson, type PersonEvent, type PersonState, personEvents, personStates } from './index.ts'

const guards = { before: 'active', handedOn: true } as const

/** Every move that exists, written by hand from services/03 §3.2; whatever is not here must not happen. */
const table: Readonly<Record<PersonState, Partial<Record<PersonEvent, PersonState>>>> = {
  imported: {
    'contact-answered': 'verified_contact',
    'link-opened': 'verified_contact',
    replied: 'verified_contact',
    invited: 'invited',
    engaged: 'engaged',
    declined: 'declined',
    consented: 'consented',
    unreachable: 'unreachable',
    ineligible: 'ineligible',
  },
  verified_contact: {
    'link-opened': 'engaged',
    invited: 'invited',
    engaged: 'engaged',
    declined: 'declined',
    consented: 'consented',
    ineligible: 'ineligible',
  },
  invited: {
    'link-opened': 'engaged',
    replied: 'engaged',
    engaged: 'engaged',
    declined: 'declined',
    consented: 'consented',
    unreachable: 'unreachable',
    ineligible: 'ineligible',
  },
  engaged: { declined: 'declined', consented: 'consented', ineligible: 'ineligible' },
  consented: { 'profile-completed': 'profile_complete', 'service-used': 'active', paused: 'paused', ended: 'ended' },
  profile_complete: { 'service-used': 'active', paused: 'paused', ended: 'ended' },
  active: { paused: 'paused', ended: 'ended' },
  paused: { resumed: 'active', ended: 'ended' },
  ended: { 'marked-by-mistake': 'active' },
  unreachable: {
    'contact-answered': 'verified_contact',
    'link-opened': 'verified_contact',
    replied: 'verified_contact',
    engaged: 'engaged',
    declined: 'declined',
    consented: 'consented',
    ineligible: 'ineligible',
    'marked-by-mistake': 'active',
  },
  declined: { engaged: 'engaged', consented: 'consented', ineligible: 'ineligible', 'marked-by-mistake': 'active' },
  duplicate: { 'duplicate-undone': 'active' },
  ineligible: { 'marked-by-mistake': 'active' },
  withdrawn: { consented: 'consented' },
  deceased: { 'marked-by-mistake': 'active' },
}
const everywhere = { 'duplicate-confirmed': 'duplicate', withdrawn: 'withdrawn', deceased: 'deceased' } as const

const expected = (from: PersonState, event: PersonEvent): PersonState | undefined => {
  const own = table[from][event]
  if (own !== undefined || from === 'deceased' || from === 'duplicate') return own
  const to = Object.entries(everywhere).find(([name]) => name === event)?.[1]
  return to === from ? undefined : to
}

test.each(personStates)('from %s exactly the moves of the table, and no other', (from) => {
  for (const event of personEvents) {
    const moved = movePerson(from, event, guards)
    expect([event, moved.moved ? moved.to : undefined]).toEqual([event, expected(from, event)])
  }
})

test('an illegal move is refused by name; something that comes again is no move and no fault', () => {
  expect(movePerson('imported', 'paused')).toEqual({ moved: false, because: 'illegal' })
  expect(movePerson('declined', 'unreachable')).toEqual({ moved: false, because: 'illegal' })
  expect(movePerson('active', 'service-used')).toEqual({ moved: false, because: 'already-there' })
  expect(movePerson('withdrawn', 'withdrawn')).toEqual({ moved: false, because: 'already-there' })
  expect(movePerson('deceased', 'contact-answered')).toEqual({ moved: false, because: 'illegal' })
})

test('EC-13 nobody ends by a date alone: the hand-off must have been attended', () => {
  expect(movePerson('active', 'ended')).toEqual({ moved: false, because: 'not-handed-on' })
  expect(movePerson('active', 'ended', { handedOn: true })).toEqual({ moved: true, to: 'ended' })
})

test('a pause goes back to where it began, and nowhere when nobody knows', () => {
  expect(movePerson('paused', 'resumed', { before: 'consented' })).toEqual({ moved: true, to: 'consented' })
  expect(movePerson('paused', 'resumed')).toEqual({ moved: false, because: 'nowhere-to-return' })
})

test('R-ENR-09 somebody unreachable never becomes declined without a word of theirs, nor the other way round', () => {
  expect(movePerson('unreachable', 'declined')).toEqual({ moved: true, to: 'declined' })
  expect(movePerson('unreachable', 'unreachable').moved).toBe(false)
  expect(movePerson('declined', 'unreachable').moved).toBe(false)
})
