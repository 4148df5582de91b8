import type { AccountId, Language, ProgramId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { pushSubscription } from '@ayni/platform/messages'
import type { PushWay, Staff } from '../contract.ts'

export type SealedStaff = {
  readonly account: AccountId
  readonly program: ProgramId
  readonly name: string
  readonly roles: readonly string[]
  readonly language: Language
  readonly contactsSealed: string
  readonly pushSealed: readonly { readonly id: string; readonly sealed: string }[]
}

const contactsShape = z.object({ email: z.string().nullish(), phone: z.string().nullish() })

export const contactsContext = (account: string): string => `identity.account.contacts:${account}`
export const pushContext = (subscription: string): string => `identity.push-subscription:${subscription}`

/** @safety An address that does not open counts as none, and the rest are still tried: one bad row must not stop an alarm. */
function opened<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

export function openStaff(keys: KeyRing, row: SealedStaff): Staff {
  const contacts = opened(() => open(keys, contactsContext(row.account), row.contactsSealed, contactsShape))
  const push = row.pushSealed.flatMap(({ id, sealed }): readonly PushWay[] => {
    const subscription = opened(() => open(keys, pushContext(id), sealed, pushSubscription))
    return subscription === null ? [] : [{ kind: 'push', subscription }]
  })
  const { account, program, name, roles, language } = row
  return {
    account,
    program,
    name,
    roles,
    language,
    phone: contacts?.phone ?? null,
    email: contacts?.email ?? null,
    push,
  }
}
