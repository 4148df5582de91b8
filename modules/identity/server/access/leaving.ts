import { plusMinutes } from '@ayni/kernel'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { react } from '@ayni/platform/commands'
import { careChanged } from '../../contract.ts'
import { beginAgain, closeCareOf, lockPerson, unlockPerson } from './leaving-store.ts'

/** [D] Days between leaving and erasing: time to come back, and for the privacy officer to look. */
export const LOCKED_DAYS = 30

/**
 * Who leaves is locked in the same transaction: no clinician holds their record any more, and each of their phones begins its
 * memory anew. What a duty team needs for an alert that is still open stays with it until the alert is handled.
 * @source services/00-shared-model.md §2.7
 */
export const lockWhoLeaves = react(consentChanged, async ({ payload, tx, now }) => {
  const { person, program, layer, given } = payload
  if (!neededLayers.some((one) => one === layer)) return {}
  if (given) {
    // Both are said together: once is enough.
    if (layer !== neededLayers[0]) return {}
    if (await unlockPerson(tx, person)) await beginAgain(tx, person, now)
    return {}
  }
  if (!(await lockPerson(tx, { person, program, since: now, eraseAfter: plusMinutes(now, LOCKED_DAYS * 1440) })))
    return {}
  await beginAgain(tx, person, now)
  const ended = await closeCareOf(tx, person, now)
  return {
    events: ended.map(({ account, kind }) => careChanged.of({ person, program, account, kind, holds: false, at: now })),
    topics: ['roster', 'access', 'evaluation'],
  }
})
