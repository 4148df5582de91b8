import { handle } from '@ayni/platform/commands'
import { keyedHash, seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { pushSubscribe, pushUnsubscribe } from '../../contract.ts'
import { endSubscription, insertSubscription } from './store.ts'

/** Whoever wakes people opens it under the same name. */
const subscriptionContext = (id: string): string => `identity.push-subscription:${id}`
const endpointHash = 'identity.push.endpoint'

export const pushSubscribeHandler = handle(pushSubscribe, async ({ input, actor, tx, now, keys, newId }) => {
  if (actor.programId === null) throw new Error('a subscription without a programme')
  const endpointKey = keyedHash(keys, endpointHash, input.subscription.endpoint)
  // A browser that another account used before belongs to whoever subscribes now.
  await asSystem(tx, actor, () => endSubscription(tx, endpointKey, now))
  const id = newId()
  await insertSubscription(tx, {
    id,
    program: actor.programId,
    account: actor.accountId,
    person: actor.personId,
    device: actor.deviceId,
    endpointKey,
    sealed: seal(keys, subscriptionContext(id), input.subscription),
    at: now,
  })
  return { output: null }
})

export const pushUnsubscribeHandler = handle(pushUnsubscribe, async ({ input, tx, now, keys }) => {
  await endSubscription(tx, keyedHash(keys, endpointHash, input.endpoint), now)
  return { output: null }
})
