import { accountBlocked } from '@ayni/modules/identity/contract'
import { react } from '@ayni/platform/commands'
import { freeOf } from './blocked-store.ts'

/** What the blocked owed this person is owed by their role again: somebody else takes it. */
export const freeWhatTheBlockedOwe = react(accountBlocked, async ({ payload, tx }) => {
  const keys = await freeOf(tx, payload.person, payload.account)
  return { changes: keys.map((key) => ({ person: payload.person, kind: 'promise', key })), topics: ['promises'] }
})
