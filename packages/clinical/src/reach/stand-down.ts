import type { StandDownReason } from '../incident/index.ts'
import type { PersonEvent, PersonState } from './person-state.ts'

/** What the one switch makes of where somebody stands; an attempt, or an alert that nobody took, makes nothing of it. @source services/00 §2.10 EC-12 */
export const eventOfStandDown: Readonly<Partial<Record<StandDownReason, PersonEvent>>> = {
  died: 'deceased',
  hospitalised: 'paused',
}

/**
 * And what its end makes of it.
 * @safety "by mistake" is of the death alone: whoever said so on the roster already stands where they stood, and from there the same word
 * would lead back.
 */
export function eventOfResume(over: readonly StandDownReason[], state: PersonState): PersonEvent | undefined {
  if (over.includes('died') && state === 'deceased') return 'marked-by-mistake'
  return over.includes('hospitalised') ? 'resumed' : undefined
}
