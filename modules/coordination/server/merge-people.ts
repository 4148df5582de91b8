import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** What was promised to either is owed to the survivor, the same thing once. */
export const mergePromises = react(peopleMerged, async ({ payload, tx }) => {
  await mergePeople(tx, payload)
  return { topics: ['promises', 'proposals'] }
})
