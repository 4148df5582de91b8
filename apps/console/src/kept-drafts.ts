const DATABASE = 'ayni-calls'
const KEPT_MS = 24 * 3_600_000

/** What is there, without opening it: whose episode, and when it was last written. */
export type KeptRow = { readonly key: string; readonly at: number }
/** A word of somebody's own makes the row new; what a try to send notes does not: its day and its hour go on. */
export type WrittenBy = 'hand' | 'sending'
export type Keeper = {
  readonly read: (key: string) => Promise<string | null>
  /** One step, so that of two who write beside each other neither loses a word. Resolves when it is on the disk. @param how null forgets it */
  readonly change: (key: string, how: (before: string | null) => string | null, by?: WrittenBy) => Promise<void>
  readonly forgetAll: () => Promise<void>
  readonly list: () => Promise<readonly KeptRow[]>
}

type Row = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer; readonly at: number }

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** On the disk, not only asked for: the screen says "kept" after this and not before. */
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
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

async function listOf(database: IDBDatabase, nowMs: number): Promise<readonly KeptRow[]> {
  const drafts = store(database, 'drafts', 'readonly')
  const keys = done(drafts.getAllKeys())
  const rows: Promise<readonly Row[]> = done(drafts.getAll())
  const at = (await rows).map((row) => row.at)
  return (await keys)
    .map((key, place) => ({ key: String(key), at: at[place] ?? 0 }))
    .filter((one) => nowMs - one.at <= KEPT_MS)
}

/**
 * Sealed with a key that this browser holds and nobody can read out of it; forgotten when the server has it, when somebody signs out, or
 * after a day.
 * @safety It is C4 at rest in a browser (ADR 0021, 0023): without it a lost signal at three in the morning would lose the call.
 * @param nowMs when it is asked; a draft older than a day is not given back
 */
export function keptDrafts(nowMs: () => number): Keeper {
  const opened = openStore()
  opened.catch(() => undefined)
  let last: Promise<unknown> = Promise.resolve()
  /** One after another, as they were asked: sealing takes its time, and an older word must not land on a newer one. */
  const inTurn = <T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> => {
    const now = last.then(async () => work(await opened))
    last = now.catch(() => undefined)
    return now
  }
  const forget = async (database: IDBDatabase, key: string): Promise<void> =>
    void (await done(store(database, 'drafts', 'readwrite').delete(key)))
  const read = async (database: IDBDatabase, episode: string): Promise<string | null> => {
    const row: Row | undefined = await done(store(database, 'drafts', 'readonly').get(episode))
    if (row === undefined) return null
    if (nowMs() - row.at > KEPT_MS) {
      await forget(database, episode)
      return null
    }
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, await keyOf(database), row.sealed)
    return new TextDecoder().decode(plain)
  }
  const keep = async (database: IDBDatabase, episode: string, text: string, by: WrittenBy): Promise<void> => {
    const before: Row | undefined = await done(store(database, 'drafts', 'readonly').get(episode))
    const key = await keyOf(database)
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
    const row: Row = { iv, sealed, at: by === 'hand' ? nowMs() : (before?.at ?? nowMs()) }
    const drafts = store(database, 'drafts', 'readwrite')
    drafts.put(row, episode)
    await written(drafts.transaction)
  }
  return {
    read: (episode) => inTurn((database) => read(database, episode)),
    change: (key, how, by = 'hand') =>
      inTurn(async (database) => {
        // What cannot be read any more must not stop what is written now.
        const next = how(await read(database, key).catch(() => null))
        await (next === null ? forget(database, key) : keep(database, key, next, by))
      }),
    forgetAll: () =>
      inTurn(async (database) => {
        await done(store(database, 'drafts', 'readwrite').clear())
        await done(store(database, 'key', 'readwrite').clear())
      }),
    list: () => inTurn((database) => listOf(database, nowMs())),
  }
}
