import { copyReduced, placesLeft, placesListed } from '@ayni/modules/roster/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { closeFacilities, forgetNonParticipants, putFacilities } from './facility-store.ts'

/** What the official list says of facilities; and, of people whose cycle is long over and who never agreed, nothing any more. */
export const rosterKeeping: readonly Reaction[] = [
  react(placesListed, async ({ payload, tx }) => {
    await putFacilities(tx, payload.places, payload.at)
    return {}
  }),
  react(placesLeft, async ({ payload, tx }) => {
    await closeFacilities(tx, payload.codes, payload.at)
    return {}
  }),
  react(copyReduced, async ({ payload, tx }) => {
    await forgetNonParticipants(tx, payload.people, payload.at)
    return { topics: ['roster'] }
  }),
]
