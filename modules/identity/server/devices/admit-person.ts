import { personImported } from '@ayni/modules/enrollment/contract'
import { react } from '@ayni/platform/commands'
import { admitParticipant } from './store.ts'

/** Whoever stands on the roster may be given a phone. */
export const admitPerson = react(personImported, async ({ payload, tx }) => {
  await admitParticipant(tx, {
    personId: payload.person,
    programId: payload.program,
    alias: payload.alias,
    language: 'es',
  })
  return {}
})
