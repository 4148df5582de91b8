import { roundRead } from '@ayni/modules/screening/contract'
import { react } from '@ayni/platform/commands'
import { activate } from './store.ts'

/** Whoever answers anything uses a service: from then on they are active. @source services/03 §3.2 */
export const becomeActive = react(roundRead, async ({ payload, tx, now }) => {
  const changed = await activate(tx, payload.person, now)
  return changed ? { changes: [{ person: payload.person, kind: 'me', key: 'me' }], topics: ['roster'] } : {}
})
