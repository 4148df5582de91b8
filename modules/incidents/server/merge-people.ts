import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { stoodDown } from '../contract.ts'
import { endStandDowns, isFollowed, moveIncidents, openStandDowns } from './store.ts'

/**
 * @safety the graver state survives (EC-08): whoever of the two was stood down, the survivor is. But for a death: of whoever is followed for
 * their safety it is not taken over from another record; somebody clinical says it.
 */
export const mergeIncidents = react(peopleMerged, async ({ payload, tx, now }) => {
  const { survivor, duplicate, program } = payload
  const before = new Set((await openStandDowns(tx, survivor)).map(({ because }) => because))
  const all = await openStandDowns(tx, duplicate)
  const said = (await isFollowed(tx, survivor)) ? all.filter(({ because }) => because === 'died') : []
  await endStandDowns(
    tx,
    said.map(({ id }) => id),
    null,
    now,
  )
  const theirs = all.filter((one) => !before.has(one.because) && !said.includes(one))
  await moveIncidents(tx, duplicate, survivor, now)
  return {
    events: theirs.map(({ because }) => stoodDown.of({ person: survivor, program, because, by: null, at: now })),
    topics: ['incidents'],
  }
})
