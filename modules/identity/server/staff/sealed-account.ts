import { type AccountId, z } from '@ayni/kernel'
import { contactKey, type KeyRing, keyedHash, open, seal } from '@ayni/platform/crypto'
import type { Account } from './store.ts'

const contacts = z.strictObject({ email: z.string(), phone: z.string().nullable() })
export type Contacts = z.infer<typeof contacts>

const nameContext = (id: AccountId): string => `identity.account.name:${id}`
const contactsContext = (id: AccountId): string => `identity.account.contacts:${id}`

/** Finds an account by its address without the address being anywhere. */
export const emailKeyOf = (keys: KeyRing, email: string): string =>
  keyedHash(keys, 'identity.account.email', email.trim().toLowerCase())

/** By which an account is found to be somebody of the programme. */
export const contactKeysOf = (keys: KeyRing, { email, phone }: Contacts): readonly string[] =>
  [email.trim(), phone].filter((value) => value !== null).map((value) => contactKey(keys, value))

export const sealAccount = (keys: KeyRing, id: AccountId, name: string, of: Contacts) => ({
  nameSealed: seal(keys, nameContext(id), name),
  contactsSealed: seal(keys, contactsContext(id), of),
  contactKeys: contactKeysOf(keys, of),
})

export const openName = (keys: KeyRing, account: Pick<Account, 'id' | 'nameSealed'>): string =>
  open(keys, nameContext(account.id), account.nameSealed, z.string())

export const openContacts = (keys: KeyRing, id: AccountId, sealed: string): Contacts =>
  open(keys, contactsContext(id), sealed, contacts)
