import type { WireChange } from '@ayni/kernel/sync'
import type { MetaRow } from './disk-rows.ts'
import { allRows, committed, openRows, rowIn, storeNames, writing } from './disk-rows.ts'
import type { SealedChange, SealedItem } from './disk-seal.ts'
import { sealChange, sealItem, unsealChange, unsealItem } from './disk-seal.ts'
import type { WrappedSecret } from './pin.ts'
import { pinIterations, pinKey } from './pin.ts'
import { noTries, offersEmpty, pinWaitMs } from './pin-gate.ts'
import type { VaultKeys } from './seal.ts'
import { deviceKey, randomBytes, seal, unseal, vaultKeys } from './seal.ts'
import type { Batch, CrisisCard, Session, Snapshot, Storage, SyncMemory, UnlockResult } from './storage.ts'
import { freshSync } from './storage.ts'

const sessionKind = '~session'
const metaKey = 'it'
const secretPlace = 'secret'

type SealedBatch = {
  readonly facts: readonly SealedChange[]
  readonly drafts: readonly SealedChange[]
  readonly add: readonly SealedItem[]
  readonly update: readonly SealedItem[]
}

async function freshMeta(): Promise<MetaRow> {
  const keys = await vaultKeys(randomBytes(64))
  const empty = { language: null, wrapped: null, tries: noTries, card: null, sync: null, urgentToken: null }
  return { ...empty, epoch: 1, deviceKey: await deviceKey(), keys }
}

const opened = <T>(key: CryptoKey, place: string, sealed: Uint8Array<ArrayBuffer> | null): Promise<T | null> =>
  sealed ? unseal<T>(key, place, sealed) : Promise.resolve(null)

/** IndexedDB with everything sealed. Keys are held only between unlock and lock. */
class Disk implements Storage {
  readonly #database: IDBDatabase
  readonly #iterations: number
  #meta: MetaRow
  #keys: VaultKeys | null
  #session: Session | null = null

  constructor(database: IDBDatabase, meta: MetaRow, iterations: number) {
    this.#database = database
    this.#iterations = iterations
    this.#meta = meta
    this.#keys = meta.keys
  }

  async load(): Promise<Snapshot> {
    await this.#refresh()
    const keys = this.#keys
    const { deviceKey: open } = this.#meta
    const [facts, drafts, items] = await Promise.all([
      this.#changes('facts', keys),
      this.#changes('drafts', keys),
      allRows(this.#database, 'outbox').then((rows) => Promise.all(rows.map((row) => unsealItem(row, open, keys)))),
    ])
    const session = drafts.read.find(([kind]) => kind === sessionKind)
    this.#session = session ? sessionOf(session) : null
    const sync = (await opened<SyncMemory>(open, 'sync', this.#meta.sync)) ?? freshSync
    const kept = await opened<string>(open, 'urgentToken', this.#meta.urgentToken)
    return {
      locked: keys === null,
      hasPin: this.#meta.wrapped !== null,
      language: this.#meta.language,
      card: await opened<CrisisCard>(open, 'card', this.#meta.card),
      // A row that cannot be opened is fetched again with the rest.
      sync: facts.unreadable ? { ...sync, cursor: 0 } : sync,
      session: this.#session,
      urgentToken: kept ?? items.find(({ token }) => token !== null)?.token ?? null,
      facts: facts.read,
      drafts: drafts.read.filter(([kind]) => kind !== sessionKind),
      items: items.map(({ item }) => item),
    }
  }

  commit(batch: Batch): Promise<void> {
    return this.#write(batch, this.#keys, {})
  }

  lock(): void {
    if (this.#meta.wrapped) this.#forget()
  }

  async unlock(pin: string, nowMs: number): Promise<UnlockResult> {
    await this.#refresh()
    const { tries, wrapped } = this.#meta
    if (!wrapped) return { ok: true }
    const waitMs = pinWaitMs(tries, nowMs)
    if (waitMs > 0) return { ok: false, because: 'wait', waitMs, offerEmpty: offersEmpty(tries) }
    const wrong = { count: tries.count + 1, lastAtMs: nowMs }
    await this.#patch({ tries: wrong })
    const secret = await openSecret(pin, wrapped)
    if (!secret)
      return { ok: false, because: 'wrong-pin', waitMs: pinWaitMs(wrong, nowMs), offerEmpty: offersEmpty(wrong) }
    this.#keys = await vaultKeys(secret)
    await this.#patch({ tries: noTries })
    return { ok: true }
  }

  async setPin(pin: string, options: { readonly urgentWithoutPin: boolean }): Promise<void> {
    const secret = randomBytes(64)
    const salt = randomBytes(16)
    const iterations = this.#iterations
    const sealed = await seal(await pinKey(pin, salt, iterations), secretPlace, Array.from(secret))
    const wrapped = { salt, iterations, sealed }
    const token = options.urgentWithoutPin ? (this.#session?.token ?? '') : null
    const urgentToken = token === null ? null : await seal(this.#meta.deviceKey, 'urgentToken', token)
    await this.#sealAgain(await vaultKeys(secret), { wrapped, keys: null, tries: noTries, urgentToken })
  }

  async removePin(): Promise<void> {
    const keys = await vaultKeys(randomBytes(64))
    await this.#sealAgain(keys, { wrapped: null, keys, tries: noTries, urgentToken: null })
  }

  async empty(keep: { readonly language: string | null; readonly sync: SyncMemory }): Promise<void> {
    const meta = { ...(await freshMeta()), epoch: this.#meta.epoch + 1, language: keep.language }
    const sync = await seal(meta.deviceKey, 'sync', keep.sync)
    const tx = writing(this.#database)
    for (const name of storeNames) tx.objectStore(name).clear()
    tx.objectStore('meta').put({ ...meta, sync }, metaKey)
    await committed(tx)
    this.#meta = { ...meta, sync }
    this.#keys = meta.keys
    this.#session = null
  }

  close(): void {
    this.#database.close()
  }

  #forget(): void {
    this.#keys = null
    this.#session = null
  }

  /** Another tab may have set, changed or removed the PIN, or emptied the phone. */
  async #refresh(): Promise<void> {
    const meta = (await rowIn(this.#database.transaction('meta'), 'meta', metaKey)) ?? this.#meta
    if (meta.epoch !== this.#meta.epoch) this.#forget()
    this.#meta = meta
    this.#keys = meta.keys ?? this.#keys
  }

  async #patch(change: Partial<MetaRow>): Promise<void> {
    const tx = writing(this.#database)
    this.#meta = { ...((await rowIn(tx, 'meta', metaKey)) ?? this.#meta), ...change }
    tx.objectStore('meta').put(this.#meta, metaKey)
    await committed(tx)
  }

  async #changes(store: 'facts' | 'drafts', keys: VaultKeys | null) {
    if (!keys) return { read: [], unreadable: false }
    const rows = await allRows(this.#database, store)
    const tried = await Promise.allSettled(rows.map((row) => unsealChange(keys, store, row)))
    const read: readonly WireChange[] = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    return { read, unreadable: read.length < rows.length }
  }

  async #sealAgain(keys: VaultKeys, change: Partial<MetaRow>): Promise<void> {
    const { facts, drafts, items, session } = await this.load()
    if (!this.#keys) throw new Error('device.locked')
    const everything: Batch = {
      clear: ['facts', 'drafts', 'outbox'],
      facts,
      drafts,
      add: items,
      ...(session && { session }),
    }
    await this.#write(everything, keys, { ...change, epoch: this.#meta.epoch + 1 })
    // Locked meanwhile: it stays locked.
    if (this.#keys) this.#keys = keys
  }

  async #write(batch: Batch, keys: VaultKeys | null, change: Partial<MetaRow>): Promise<void> {
    const { session, sync, card, language } = batch
    const { deviceKey: open, epoch, urgentToken } = this.#meta
    if (session) this.#session = session
    // Sealing is asynchronous and a transaction does not wait: everything is sealed before it opens.
    const sealed = await this.#sealBatch(batch, keys)
    const meta: Partial<MetaRow> = {
      ...(sync && { sync: await seal(open, 'sync', sync) }),
      ...(card && { card: await seal(open, 'card', card) }),
      ...(session && urgentToken && { urgentToken: await seal(open, 'urgentToken', session.token) }),
      ...(language !== undefined && { language }),
      ...change,
    }
    this.#meta = await this.#put(batch, sealed, meta, epoch)
  }

  async #sealBatch(batch: Batch, keys: VaultKeys | null): Promise<SealedBatch> {
    const { facts = [], drafts = [], add = [], update = [], session } = batch
    const local: readonly WireChange[] = session ? [...drafts, [sessionKind, '', session]] : drafts
    // @safety without the vault an ordinary item would be kept without its content: refuse rather than say "saved".
    const needsVault = facts.length + local.length > 0 || add.some((item) => !item.urgent)
    if (!keys && needsVault) throw new Error('device.locked')
    const changes = (store: string, list: readonly WireChange[]) =>
      keys ? Promise.all(list.map((one) => sealChange(keys, store, one))) : []
    const items = (list: Batch['add'] = []) =>
      Promise.all(list.map((one) => sealItem(one, this.#meta.deviceKey, keys, this.#session?.token ?? null)))
    return {
      facts: await changes('facts', facts),
      drafts: await changes('drafts', local),
      add: await items(add),
      update: await items(update),
    }
  }

  async #put(batch: Batch, sealed: SealedBatch, change: Partial<MetaRow>, epoch: number): Promise<MetaRow> {
    const tx = writing(this.#database)
    const meta = await rowIn(tx, 'meta', metaKey)
    if (meta?.epoch !== epoch) {
      tx.abort()
      throw new Error('device.stale-tab')
    }
    const next = { ...meta, ...change }
    const outbox = tx.objectStore('outbox')
    for (const name of batch.clear ?? []) tx.objectStore(name).clear()
    for (const name of ['facts', 'drafts'] as const) {
      const store = tx.objectStore(name)
      for (const { id, sealed: body } of sealed[name]) {
        if (body) store.put({ id, sealed: body })
        else store.delete(id)
      }
    }
    for (const item of sealed.add) outbox.put({ body: null, urgent: null, ...item })
    for (const id of batch.drop ?? []) outbox.delete(id)
    tx.objectStore('meta').put(next, metaKey)
    const done = committed(tx)
    for (const item of sealed.update) {
      const row = await rowIn(tx, 'outbox', item.id)
      if (row) outbox.put({ ...row, ...item })
    }
    await done
    return next
  }
}

/** Null for a wrong PIN: the seal itself tells, nothing else about the PIN is kept. */
async function openSecret(pin: string, wrapped: WrappedSecret): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await pinKey(pin, wrapped.salt, wrapped.iterations)
  const secret = await unseal<number[]>(key, secretPlace, wrapped.sealed).catch(() => null)
  return secret && new Uint8Array(secret)
}

function sessionOf(change: WireChange): Session | null {
  const body = change[2]
  if (typeof body !== 'object' || body === null || !('token' in body) || !('person' in body)) return null
  return typeof body.token === 'string' && typeof body.person === 'string'
    ? { token: body.token, person: body.person }
    : null
}

/** @param iterations of the PIN's derivation, for tests */
export async function openDisk(name: string, iterations = pinIterations): Promise<Storage> {
  const database = await openRows(name)
  // What is kept is read without writing first: on a busy or full flash one write may take many seconds.
  const kept = await rowIn(database.transaction('meta'), 'meta', metaKey)
  if (kept !== undefined) return new Disk(database, kept, iterations)
  const fresh = await freshMeta()
  const tx = writing(database)
  // The first tab's keys stand: two tabs opened together must not each make their own.
  const meta = (await rowIn(tx, 'meta', metaKey)) ?? fresh
  tx.objectStore('meta').put(meta, metaKey)
  await committed(tx)
  return new Disk(database, meta, iterations)
}
