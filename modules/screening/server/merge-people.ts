import { promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergePeople } from './merge-store.ts'

/** Rounds and answers of the duplicate are the survivor's: nothing answered is lost. What both were owed is owed once. */
export const mergeRounds = react(peopleMerged, async ({ payload, tx }) => {
  const twice = await mergePeople(tx, payload)
  return {
    events: twice.map((key) => promiseWithdrawn.of({ key, why: 'superseded', at: payload.at })),
    changes: [{ person: payload.survivor, kind: 'check', key: 'check' }],
    topics: ['queue'],
  }
})
