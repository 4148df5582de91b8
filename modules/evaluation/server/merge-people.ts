import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mayCount, mergeParticipants } from './merge-store.ts'
import { studyKey } from './project-for-evaluation.ts'

/** A person who was listed twice is counted once. A layer 4 that either took back is said again by enrollment, and empties the row. */
export const mergeFigures = react(peopleMerged, async ({ payload, tx, keys, now }) => {
  const [from, to] = [studyKey(keys, payload.duplicate), studyKey(keys, payload.survivor)]
  await mergeParticipants(tx, from, to, await mayCount(tx, from, to), now)
  return { topics: ['evaluation'] }
})
