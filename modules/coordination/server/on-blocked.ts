import { accountBlocked, careChanged } from '@ayni/modules/identity/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { freeEpisodeOf, freeOf } from './blocked-store.ts'

/** What the blocked owed this person is owed by their role again: somebody else takes it. */
const freeWhatTheBlockedOwe = react(accountBlocked, async ({ payload, tx }) => {
  const keys = await freeOf(tx, payload.person, payload.account)
  return { changes: keys.map((key) => ({ person: payload.person, kind: 'promise', key })), topics: ['promises'] }
})

/** Somebody else follows the person from now on: what the one before owed of it does not wait behind them. */
const freeWhatTheFormerOwnerOwes = react(careChanged, async ({ payload, tx }) => {
  const { person, account, kind, holds } = payload
  if (kind !== 'episode' || holds) return {}
  const keys = await freeEpisodeOf(tx, person, account)
  return { changes: keys.map((key) => ({ person, kind: 'promise', key })), topics: ['promises'] }
})

export const freeing: readonly Reaction[] = [freeWhatTheBlockedOwe, freeWhatTheFormerOwnerOwes]
