import { z } from '@ayni/kernel'
import { type KeyRing, open } from '../crypto/index.ts'
import { type Address, pushSubscription } from './address.ts'

/** One of the team, with their addresses as identity seals them. */
export type SealedWays = {
  readonly account: string
  readonly contactsSealed: string
  readonly push: readonly { readonly id: string; readonly sealed: string }[]
}
export type StaffWays = {
  readonly email: string | null
  readonly phone: string | null
  readonly push: readonly Address[]
}

const contacts = z.object({ email: z.string().nullish(), phone: z.string().nullish() })

function opened<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** @safety An address that does not open counts as none, and the rest are still tried. They live in memory only. */
export function openWays(keys: KeyRing, { account, contactsSealed, push }: SealedWays): StaffWays {
  const own = opened(() => open(keys, `identity.account.contacts:${account}`, contactsSealed, contacts))
  const bells = push.flatMap(({ id, sealed }): readonly Address[] => {
    const subscription = opened(() => open(keys, `identity.push-subscription:${id}`, sealed, pushSubscription))
    return subscription === null ? [] : [{ kind: 'push', subscription }]
  })
  return { email: own?.email ?? null, phone: own?.phone ?? null, push: bells }
}
