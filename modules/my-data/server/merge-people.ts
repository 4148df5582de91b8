import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** What either asked for is the survivor's and is still due; so is what they said against a record, and which copies were taken. */
export const mergeRequests = react(peopleMerged, async ({ payload, tx }) => {
  await mergePeople(tx, payload)
  return { topics: ['requests'] }
})
