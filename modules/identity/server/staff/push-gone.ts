import { handle } from '@ayni/platform/commands'
import { notePushGone } from '../../contract.ts'
import { endSubscriptionById } from './store.ts'

/** Told by whoever sends; said twice it is the same. */
export const notePushGoneHandler = handle(notePushGone, async ({ tx, input, now }) => {
  await endSubscriptionById(tx, input.subscription, now)
  return { output: null }
})
