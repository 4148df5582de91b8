import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** Rounds and answers of the duplicate are the survivor's: nothing answered is lost. */
export const mergeRounds = react(peopleMerged, async ({ payload, tx }) => {
  await mergePeople(tx, payload)
  return { changes: [{ person: payload.survivor, kind: 'check', key: 'check' }], topics: ['queue'] }
})
