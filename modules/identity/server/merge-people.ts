import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** A phone of the duplicate goes on, as the survivor's; who may not see the one may not see the other. */
export const mergeParticipants = react(peopleMerged, async ({ payload, tx }) => {
  await mergePeople(tx, payload)
  return { topics: ['people'] }
})
