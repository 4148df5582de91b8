import type { WireChange, WireCommand, WireOutcome } from '@ayni/kernel/sync'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import type { Fact, FactKind, FactMap, Local } from './local.ts'
import { applyChange, toFactMap } from './local.ts'
import type { OutboxItem } from './outbox.ts'
import { forgettable, goesWithLeaving, isWaiting, settle, toLighten } from './outbox.ts'
import type { Batch, CrisisCard, Session, Snapshot, Storage, SyncMemory, UnlockResult } from './storage.ts'

export type NewCommand = {
  /** From `newId()`, where the facts must carry it; made by `record` otherwise. */
  readonly id?: string
  readonly name: string
  readonly input: unknown
  /** Travels alone and first, and may travel while the phone is locked. */
  readonly urgent?: boolean
  /** What the screens show from now on; the server's own facts replace them. */
  readonly facts?: readonly WireChange[]
  /** Drafts that this command makes unnecessary, removed with it or not at all. */
  readonly clears?: readonly (readonly [kind: string, key: string])[]
}

export type DeviceOptions = {
  readonly storage: Storage
  /** Milliseconds since 1970 by this phone. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  /** Tells the other tabs. */
  readonly tell?: (word: 'changed' | 'lock') => void
}

/** One answer of the server, as one change on the disk. */
export type Answer = {
  readonly outcomes: readonly WireOutcome[]
  readonly changes: readonly WireChange[]
  /** The changes are a whole download, not what came since. */
  readonly whole: boolean
  /** The person left: what was written here goes with the copy, but for these kinds of drafts. */
  readonly left?: { readonly keep: readonly string[] } | undefined
  readonly sync: SyncMemory
}

export type SignInResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'someone-else'; readonly unsent: number }

/** The phone's memory: what the screens read, and what waits to be sent. Owns its storage. */
export class Device implements Local {
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  readonly #storage: Storage
  readonly #tell: (word: 'changed' | 'lock') => void
  readonly #watchers = new Set<readonly [kind: string | null, changed: () => void]>()
  #last: Promise<unknown> = Promise.resolve()
  #facts: FactMap = new Map()
  #drafts: FactMap = new Map()
  #overlay = new Map<string, Map<string, Fact<unknown>>>()
  #snapshot: Snapshot

  constructor({ storage, now, random, tell }: DeviceOptions, snapshot: Snapshot) {
    this.now = now
    this.random = random
    this.#storage = storage
    this.#tell = tell ?? (() => undefined)
    this.#snapshot = snapshot
    this.#remember(snapshot)
  }

  get locked(): boolean {
    return this.#snapshot.locked
  }
  get hasPin(): boolean {
    return this.#snapshot.hasPin
  }
  get language(): string | null {
    return this.#snapshot.language
  }
  /** Readable while locked. */
  get card(): CrisisCard | null {
    return this.#snapshot.card
  }
  get sync(): SyncMemory {
    return this.#snapshot.sync
  }
  get session(): Session | null {
    return this.#snapshot.session
  }
  /** Oldest first. */
  get items(): readonly OutboxItem[] {
    return this.#snapshot.items
  }
  /** The token this phone may speak with now: while locked, for urgent commands alone. */
  get token(): string | null {
    return (this.session?.token ?? this.#snapshot.urgentToken) || null
  }

  get<Body>(kind: FactKind<Body>, key: string): Fact<Body> | null {
    return this.all(kind).find((fact) => fact.key === key) ?? null
  }

  all<Body>(kind: FactKind<Body>): readonly Fact<Body>[] {
    const found: Fact<Body>[] = []
    const mine = this.#overlay.get(kind.name)
    for (const [key, body] of this.#facts.get(kind.name) ?? []) {
      if (!mine?.has(key) && kind.holds(body)) found.push({ key, body, item: null })
    }
    for (const { key, body, item } of mine?.values() ?? []) if (kind.holds(body)) found.push({ key, body, item })
    return found
  }

  draft<Body>(kind: FactKind<Body>, key: string): Body | null {
    const body = this.#drafts.get(kind.name)?.get(key)
    return kind.holds(body) ? body : null
  }

  watch(kind: string, changed: () => void): () => void {
    return this.#listen([kind, changed])
  }
  subscribe(changed: () => void): () => void {
    return this.#listen([null, changed])
  }

  /** A UUIDv7 by this phone's clock: a command's idempotency key, or the key of a fact. */
  newId(): string {
    return uuidv7(this.now(), this.random(10))
  }

  /**
   * Resolves with the command's id once it is on the disk; only then may the screen say "guardado en este teléfono".
   * Throws `device.locked` for anything but an urgent command while locked.
   */
  async record(command: NewCommand): Promise<string> {
    const at = this.now()
    const { id = this.newId(), urgent = false, facts = [] } = command
    if (this.locked && !urgent) throw new Error('device.locked')
    const item: OutboxItem = {
      id,
      urgent,
      savedAtMs: at,
      state: { is: 'saved' },
      command: [id, command.name, at, command.input],
      facts,
    }
    const drafts = (command.clears ?? []).map(([kind, key]): WireChange => [kind, key, null])
    await this.#commit(() => ({ add: [item], drafts }))
    return id
  }

  /** The person acts on what needs attention: the same content under a new key, since a refused key is spent. */
  async retryAsNew(id: string, input?: unknown): Promise<string | null> {
    const item = this.items.find((one) => one.id === id)
    if (item?.state.is !== 'attention' || !item.command) return null
    const [, name, occurredAtMs, before] = item.command
    const fresh = this.newId()
    const command: WireCommand = [fresh, name, occurredAtMs, input ?? before]
    await this.#commit(() => ({ add: [{ ...item, id: fresh, state: { is: 'saved' }, command }], drop: [id] }))
    return fresh
  }

  /** Only what needs attention, and only because the person said so. */
  async discard(id: string): Promise<boolean> {
    const item = this.items.find((one) => one.id === id)
    if (item?.state.is !== 'attention') return false
    await this.#commit(() => ({ drop: [id] }))
    return true
  }

  saveDraft(kind: string, key: string, body: unknown): Promise<void> {
    return this.#commit(() => ({ drafts: [[kind, key, body]] }))
  }
  saveCard(card: CrisisCard): Promise<void> {
    return this.#commit(() => ({ card }))
  }
  saveLanguage(language: string): Promise<void> {
    return this.#commit(() => ({ language }))
  }

  /** Refuses another person while anything of the first is here: their records would travel under the wrong name. */
  async signIn(session: Session): Promise<SignInResult> {
    const unsent = this.items.filter((item) => item.state.is !== 'received').length
    if (this.session && this.session.person !== session.person) return { ok: false, because: 'someone-else', unsent }
    // Written again so that what waits under the device key carries the new token.
    await this.#commit(() => ({
      session,
      sync: { ...this.sync, signedOut: false, wiped: null },
      update: this.items.filter((item) => item.urgent && isWaiting(item)),
    }))
    return { ok: true }
  }

  /** The screens forget at once; the keys go as soon as what was being written is on the disk. */
  async lock(): Promise<void> {
    if (!this.hasPin || this.locked) return
    const items = this.items.map((item) =>
      item.urgent && isWaiting(item) ? item : { ...item, command: null, facts: [] },
    )
    this.#remember({ ...this.#snapshot, locked: true, session: null, facts: [], drafts: [], items })
    this.#notify(null)
    this.#tell('lock')
    await this.#inTurn(async () => this.#storage.lock())
    await this.refresh()
  }

  async unlock(pin: string): Promise<UnlockResult> {
    const result = await this.#inTurn(() => this.#storage.unlock(pin, this.now()))
    if (result.ok) await this.refresh()
    return result
  }

  async setPin(pin: string, options = { urgentWithoutPin: false }): Promise<void> {
    await this.#inTurn(() => this.#storage.setPin(pin, options))
    await this.#changed()
  }

  async removePin(): Promise<void> {
    await this.#inTurn(() => this.#storage.removePin())
    await this.#changed()
  }

  /** "Vaciar este teléfono": everything but the language, unsent records too. The screen has said so before calling. */
  async empty(sync: SyncMemory): Promise<void> {
    await this.#inTurn(() => this.#storage.empty({ language: this.language, sync }))
    await this.#changed()
  }

  /** Outcomes, facts and cursor in one transaction. While locked only outcomes: the feed waits for the vault. */
  apply({ outcomes, changes, whole, left, sync }: Answer): Promise<void> {
    return this.#commit(() => {
      const settled = new Map(outcomes.map((outcome) => [outcome[0], outcome]))
      const update = this.items.flatMap((item) => {
        const outcome = settled.get(item.id)
        return outcome ? [settle(item, outcome)] : []
      })
      const after = this.items.map((item) => update.find(({ id }) => id === item.id) ?? item)
      const drop = left ? goesWithLeaving(after) : forgettable(after)
      // The cursor stays behind: the house says all of it again to the open phone.
      if (this.locked) return { update, sync: { ...sync, cursor: this.sync.cursor }, ...(left && { drop }) }
      return {
        update: [...update, ...toLighten(after)],
        sync,
        facts: changes,
        drop,
        ...(left && { drafts: this.#draftsBut(left.keep) }),
        ...(whole && { clear: ['facts'] }),
      }
    })
  }

  /** For the sync loop alone. `sending` is remembered, never written. */
  setItems(change: (item: OutboxItem) => OutboxItem): void {
    this.#snapshot = { ...this.#snapshot, items: this.items.map(change) }
    this.#notify(null)
  }
  saveItem(item: OutboxItem): Promise<void> {
    return this.#commit(() => ({ update: [item] }))
  }
  saveSync(sync: SyncMemory): Promise<void> {
    return this.#commit(() => ({ sync }))
  }

  /** Reads the disk again: another tab wrote, or the lock changed. */
  async refresh(): Promise<void> {
    await this.#inTurn(async () => this.#remember(await this.#storage.load()))
    this.#notify(null)
  }

  close(): void {
    this.#watchers.clear()
    this.#storage.close()
  }

  async #changed(): Promise<void> {
    await this.refresh()
    this.#tell('changed')
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #commit(plan: () => Batch): Promise<void> {
    const kinds = await this.#inTurn(async () => {
      const batch = plan()
      await this.#storage.commit(batch)
      return this.#follow(batch)
    })
    this.#notify(kinds)
    this.#tell('changed')
  }

  /** The memory after a batch is what a load would read, without reading. Null: anything may have changed. */
  #follow(batch: Batch): ReadonlySet<string> | null {
    const { add = [], update = [], drop = [], clear = [], facts = [], drafts = [] } = batch
    if (clear.includes('facts')) this.#facts = new Map()
    for (const change of facts) applyChange(this.#facts, change)
    for (const change of drafts) applyChange(this.#drafts, change)
    const items = this.items
      .filter(({ id }) => !drop.includes(id))
      .map((item) => update.find(({ id }) => id === item.id) ?? item)
    const { sync = this.sync, session = this.session, card = this.card, language = this.language } = batch
    this.#snapshot = { ...this.#snapshot, items: [...items, ...add], sync, session, card, language }
    this.#layOver()
    const touched = [...facts, ...drafts, ...[...add, ...update].flatMap((item) => item.facts)]
    return clear.length + update.length + drop.length > 0 ? null : new Set(touched.map(([kind]) => kind))
  }

  #draftsBut(keep: readonly string[]): readonly WireChange[] {
    const goes = [...this.#drafts].filter(([kind]) => !keep.includes(kind))
    return goes.flatMap(([kind, held]) => [...held.keys()].map((key): WireChange => [kind, key, null]))
  }

  #remember(snapshot: Snapshot): void {
    const sending = new Set(this.items.flatMap((item) => (item.state.is === 'sending' ? [item.id] : [])))
    const items = snapshot.items.map((item) =>
      sending.has(item.id) && item.state.is === 'saved' ? { ...item, state: { is: 'sending' } as const } : item,
    )
    this.#facts = toFactMap(snapshot.facts)
    this.#drafts = toFactMap(snapshot.drafts)
    this.#snapshot = { ...snapshot, items, facts: [], drafts: [] }
    this.#layOver()
  }

  #layOver(): void {
    this.#overlay = new Map()
    for (const { id, facts } of this.items) {
      for (const [kind, key, body] of facts) {
        const ofKind = this.#overlay.get(kind) ?? new Map<string, Fact<unknown>>()
        this.#overlay.set(kind, ofKind.set(key, { key, body, item: id }))
      }
    }
  }

  #listen(watcher: readonly [string | null, () => void]): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #notify(kinds: ReadonlySet<string> | null): void {
    for (const [kind, changed] of [...this.#watchers]) if (kind === null || kinds === null || kinds.has(kind)) changed()
  }
}

export async function createDevice(options: DeviceOptions): Promise<Device> {
  return new Device(options, await options.storage.load())
}
