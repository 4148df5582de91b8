import { peopleImported } from '@ayni/modules/enrollment/contract'
import { react } from '@ayni/platform/commands'
import { admitParticipants } from './store.ts'

/** Whoever stands on the roster may be given a phone. */
export const admitPeople = react(peopleImported, async ({ payload, tx }) => {
  await admitParticipants(tx, payload.program, payload.people)
  return {}
})
