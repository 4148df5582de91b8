import type { AccountId, z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { pushSubscription } from '../../contract.ts'
import { openContacts } from './sealed-account.ts'
import { accountsByIds, openSubscriptions } from './store.ts'

export const subscriptionContext = (id: string): string => `identity.push-subscription:${id}`

/** How one member of the team can be reached, opened only where a message is about to be queued. */
export type ContactPoints = {
  readonly account: AccountId
  readonly displayName: string
  readonly language: 'es' | 'en'
  readonly email: string
  readonly phone: string | null
  readonly push: readonly z.infer<typeof pushSubscription>[]
}

/** Contact points of active accounts, in two queries whatever their number. Run as the house. */
export async function contactPointsOf(
  tx: Tx,
  keys: KeyRing,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, ContactPoints>> {
  const found = await accountsByIds(tx, accounts)
  const subscriptions = await openSubscriptions(tx, accounts)
  return new Map(
    found.map((account) => [
      account.id,
      {
        account: account.id,
        displayName: account.displayName,
        language: account.language,
        ...openContacts(keys, account.id, account.contactsSealed),
        push: subscriptions
          .filter((one) => one.account === account.id)
          .map((one) => open(keys, subscriptionContext(one.id), one.sealed, pushSubscription)),
      },
    ]),
  )
}
