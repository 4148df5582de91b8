export const personStates = [
  'imported',
  'verified_contact',
  'invited',
  'engaged',
  'consented',
  'profile_complete',
  'active',
  'paused',
  'ended',
  'unreachable',
  'declined',
  'duplicate',
  'ineligible',
  'withdrawn',
  'deceased',
] as const
export type PersonState = (typeof personStates)[number]

export const personEvents = [
  'contact-answered',
  'link-opened',
  'invited',
  'replied',
  'engaged',
  'declined',
  'consented',
  'profile-completed',
  'service-used',
  'paused',
  'resumed',
  'unreachable',
  'duplicate-confirmed',
  'duplicate-undone',
  'ineligible',
  'withdrawn',
  'ended',
  'deceased',
  'marked-by-mistake',
] as const
export type PersonEvent = (typeof personEvents)[number]

/** What the machine must know beside the state. */
export type PersonGuards = {
  /** Where a pause, a review or a switch that was a mistake goes back to. */
  readonly before?: PersonState | null
  /** SERUMS is over and every open safety or severe case was handed on in person. @source services/00 §2.10 EC-13 */
  readonly handedOn?: boolean
}

type Row = { readonly from: readonly PersonState[]; readonly to: PersonState | 'before' }

const beforeConsent = ['imported', 'verified_contact', 'invited', 'engaged'] as const satisfies readonly PersonState[]
const takingPart = ['consented', 'profile_complete', 'active'] as const satisfies readonly PersonState[]
const living = personStates.filter((state) => state !== 'deceased' && state !== 'duplicate')

/**
 * @source services/03 §3.2. [D] An invitation may reach somebody who has not answered yet; whoever takes part may pause, not
 * only the active; somebody who declined, left or could not be reached may still sign: the person's word stands.
 */
const rows: Readonly<Record<PersonEvent, readonly Row[]>> = {
  'contact-answered': [{ from: ['imported', 'unreachable'], to: 'verified_contact' }],
  'link-opened': [
    { from: ['imported', 'unreachable'], to: 'verified_contact' },
    { from: ['verified_contact', 'invited'], to: 'engaged' },
  ],
  invited: [{ from: ['imported', 'verified_contact'], to: 'invited' }],
  replied: [
    { from: ['imported', 'unreachable'], to: 'verified_contact' },
    { from: ['invited'], to: 'engaged' },
  ],
  engaged: [{ from: ['imported', 'verified_contact', 'invited', 'unreachable', 'declined'], to: 'engaged' }],
  declined: [{ from: [...beforeConsent, 'unreachable'], to: 'declined' }],
  consented: [{ from: [...beforeConsent, 'unreachable', 'declined', 'withdrawn'], to: 'consented' }],
  'profile-completed': [{ from: ['consented'], to: 'profile_complete' }],
  'service-used': [{ from: ['consented', 'profile_complete'], to: 'active' }],
  paused: [{ from: takingPart, to: 'paused' }],
  resumed: [{ from: ['paused'], to: 'before' }],
  unreachable: [{ from: ['imported', 'invited'], to: 'unreachable' }],
  'duplicate-confirmed': [{ from: living, to: 'duplicate' }],
  'duplicate-undone': [{ from: ['duplicate'], to: 'before' }],
  ineligible: [{ from: [...beforeConsent, 'unreachable', 'declined'], to: 'ineligible' }],
  withdrawn: [{ from: living, to: 'withdrawn' }],
  ended: [{ from: [...takingPart, 'paused'], to: 'ended' }],
  deceased: [{ from: living, to: 'deceased' }],
  'marked-by-mistake': [{ from: ['deceased', 'ended', 'ineligible', 'declined', 'unreachable'], to: 'before' }],
}

export type Moved =
  | { readonly moved: true; readonly to: PersonState }
  | { readonly moved: false; readonly because: 'illegal' | 'already-there' | 'not-handed-on' | 'nowhere-to-return' }

/** Events that come again and again without meaning a move: another answer, another service. */
const routine: readonly PersonEvent[] = [
  'contact-answered',
  'link-opened',
  'replied',
  'service-used',
  'profile-completed',
  'invited',
]

/** What an event makes of a person. Nothing else decides it; an illegal move is refused, never bent. */
export function movePerson(from: PersonState, event: PersonEvent, guards: PersonGuards = {}): Moved {
  const row = rows[event].find((one) => one.from.includes(from))
  if (row === undefined) {
    const repeated = rows[event].some(({ to }) => to === from) || (routine.includes(event) && from !== 'deceased')
    return { moved: false, because: repeated ? 'already-there' : 'illegal' }
  }
  if (event === 'ended' && guards.handedOn !== true) return { moved: false, because: 'not-handed-on' }
  if (row.to !== 'before')
    return from === row.to ? { moved: false, because: 'already-there' } : { moved: true, to: row.to }
  const to = guards.before ?? null
  return to === null || to === from ? { moved: false, because: 'nowhere-to-return' } : { moved: true, to }
}

/** Somebody the house never writes to of its own accord. */
export const isSilent = (state: PersonState): boolean =>
  ['ended', 'duplicate', 'ineligible', 'withdrawn', 'deceased'].includes(state)
