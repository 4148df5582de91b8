/**
 * Where an unfinished call is kept on this device: sealed with a key that this browser holds and nobody can read out of it, and forgotten
 * when the server has it, when somebody signs out, or after a day.
 * @safety It is C4 at rest in a browser (ADR 0021): without it a lost signal at three in the morning would lose the call.
 */
export type KeptDrafts = {
  readonly read: (episode: string) => Promise<string | null>
  readonly keep: (episode: string, text: string) => Promise<void>
  readonly forget: (episode: string) => Promise<void>
  readonly forgetAll: () => Promise<void>
}

const DATABASE = 'ayni-calls'
const KEPT_MS = 24 * 3_600_000

type Row = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer; readonly at: number }

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts')
    request.result.createObjectStore('key')
  }
  return done(request)
}

const store = (database: IDBDatabase, name: 'drafts' | 'key', mode: IDBTransactionMode): IDBObjectStore =>
  database.transaction(name, mode).objectStore(name)

/** Made once, cannot be exported, and lives no longer than the store. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const kept: CryptoKey | undefined = await done(store(database, 'key', 'readonly').get('key'))
  if (kept !== undefined) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await done(store(database, 'key', 'readwrite').put(made, 'key'))
  return made
}

/** @param nowMs when it is asked; a draft older than a day is not given back */
export function keptDrafts(nowMs: () => number): KeptDrafts {
  const opened = openStore()
  return {
    read: async (episode) => {
      const database = await opened
      const row: Row | undefined = await done(store(database, 'drafts', 'readonly').get(episode))
      if (row === undefined) return null
      if (nowMs() - row.at > KEPT_MS) {
        await done(store(database, 'drafts', 'readwrite').delete(episode))
        return null
      }
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, await keyOf(database), row.sealed)
      return new TextDecoder().decode(plain)
    },
    keep: async (episode, text) => {
      const database = await opened
      const key = await keyOf(database)
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
      const row: Row = { iv, sealed, at: nowMs() }
      await done(store(database, 'drafts', 'readwrite').put(row, episode))
    },
    forget: async (episode) => {
      await done(store(await opened, 'drafts', 'readwrite').delete(episode))
    },
    forgetAll: async () => {
      const database = await opened
      await done(store(database, 'drafts', 'readwrite').clear())
      await done(store(database, 'key', 'readwrite').clear())
    },
  }
}
