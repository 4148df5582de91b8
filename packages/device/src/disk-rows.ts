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

export const storeNames = ['facts', 'drafts', 'outbox', 'meta'] as const
export type StoreName = (typeof storeNames)[number]
type RowOf<Name extends StoreName> = Name extends 'outbox' ? OutboxRow : Name extends 'meta' ? MetaRow : FactRow

/** Waits for one request. The browser's types leave a row untyped: the caller's store says what it holds. */
const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const committed = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error ?? new Error('device.aborted'))
  })

/** Strict: a browser may otherwise say "saved" before the bytes are on the flash, and a dying battery loses them. */
export const writing = (database: IDBDatabase): IDBTransaction =>
  database.transaction(storeNames, 'readwrite', { durability: 'strict' })

export const rowIn = <Name extends StoreName>(
  tx: IDBTransaction,
  name: Name,
  id: string,
): Promise<RowOf<Name> | undefined> => settled<RowOf<Name> | undefined>(tx.objectStore(name).get(id))

export const allRows = <Name extends StoreName>(database: IDBDatabase, name: Name): Promise<readonly RowOf<Name>[]> =>
  settled<RowOf<Name>[]>(database.transaction(name).objectStore(name).getAll())

/** Five verbs of IndexedDB are all this needs: a wrapper library would cost more than the rest of the disk. */
export function openRows(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    for (const store of ['facts', 'drafts', 'outbox']) request.result.createObjectStore(store, { keyPath: 'id' })
    request.result.createObjectStore('meta')
  }
  return settled(request)
}
