import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { stoodDown } from '../contract.ts'
import { moveIncidents, openStandDowns } from './store.ts'

/** @safety the graver state survives (EC-08): whoever of the two was stood down, the survivor is. */
export const mergeIncidents = react(peopleMerged, async ({ payload, tx, now }) => {
  const { survivor, duplicate, program } = payload
  const before = new Set((await openStandDowns(tx, survivor)).map(({ because }) => because))
  const theirs = (await openStandDowns(tx, duplicate)).filter(({ because }) => !before.has(because))
  await moveIncidents(tx, duplicate, survivor, now)
  return {
    events: theirs.map(({ because }) => stoodDown.of({ person: survivor, program, because, by: null, at: now })),
    topics: ['incidents'],
  }
})
