import type { DBSchema, IDBPDatabase } from 'idb'
import { openDB } from 'idb'
import type { WrappedSecret } from './pin.ts'
import type { WrongTries } from './pin-gate.ts'
import type { Sealed, VaultKeys } from './seal.ts'

/**
 * `head` (state, urgency) opens without the PIN, so that receipts can be kept while locked; `body` only with the vault.
 * `urgent` is the same command under the device key, and is erased the moment the server has it.
 */
export type OutboxRow = {
  readonly id: string
  readonly head: Sealed
  readonly body: Sealed | null
  readonly urgent: Sealed | null
}
export type FactRow = { readonly id: string; readonly sealed: Sealed }

export type MetaRow = {
  /** Grows with every change of keys: a tab holding older keys may not write. */
  readonly epoch: number
  readonly language: string | null
  readonly deviceKey: CryptoKey
  /** Before a PIN exists the vault's keys lie here, not extractable; afterwards only `wrapped`. */
  readonly keys: VaultKeys | null
  readonly wrapped: WrappedSecret | null
  readonly tries: WrongTries
  readonly card: Sealed | null
  readonly sync: Sealed | null
  readonly urgentToken: Sealed | null
}

export type Schema = DBSchema & {
  facts: { key: string; value: FactRow }
  drafts: { key: string; value: FactRow }
  outbox: { key: string; value: OutboxRow }
  meta: { key: string; value: MetaRow }
}

export const storeNames = ['facts', 'drafts', 'outbox', 'meta'] as const
export type DiskDatabase = IDBPDatabase<Schema>

export const openRows = (name: string): Promise<DiskDatabase> =>
  openDB<Schema>(name, 1, {
    upgrade(database) {
      for (const store of ['facts', 'drafts', 'outbox'] as const) database.createObjectStore(store, { keyPath: 'id' })
      database.createObjectStore('meta')
    },
  })
