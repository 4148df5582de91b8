import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { accountBlocked } from '../contract.ts'
import { mergePeople } from './merge-store.ts'

/** A phone of the duplicate goes on, as the survivor's; who may not see the one may not see the other, from now on. */
export const mergeParticipants = react(peopleMerged, async ({ payload, tx }) => {
  const { survivor: person, program, at } = payload
  const shut = await mergePeople(tx, payload)
  return {
    events: shut.map((account) => accountBlocked.of({ person, program, account, at })),
    topics: ['people', 'access'],
  }
})
