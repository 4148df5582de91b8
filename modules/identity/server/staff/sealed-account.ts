import { type AccountId, z } from '@ayni/kernel'
import { type KeyRing, keyedHash, open, seal } from '@ayni/platform/crypto'
import type { Account } from './store.ts'

const contacts = z.strictObject({ email: z.string(), phone: z.string().nullable() })
export type Contacts = z.infer<typeof contacts>

const nameContext = (id: AccountId): string => `identity.account.name:${id}`
const contactsContext = (id: AccountId): string => `identity.account.contacts:${id}`

/** Finds an account by its address without the address being anywhere. */
export const emailKeyOf = (keys: KeyRing, email: string): string =>
  keyedHash(keys, 'identity.account.email', email.trim().toLowerCase())

export const sealAccount = (keys: KeyRing, id: AccountId, name: string, of: Contacts) => ({
  nameSealed: seal(keys, nameContext(id), name),
  contactsSealed: seal(keys, contactsContext(id), of),
})

export const openName = (keys: KeyRing, account: Pick<Account, 'id' | 'nameSealed'>): string =>
  open(keys, nameContext(account.id), account.nameSealed, z.string())

export const openContacts = (keys: KeyRing, id: AccountId, sealed: string): Contacts =>
  open(keys, contactsContext(id), sealed, contacts)
