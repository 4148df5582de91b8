import type { SyncRequest, SyncResponse, WireCommand } from '@ayni/kernel/sync'
import type { Device } from './device.ts'
import type { OutboxItem } from './outbox.ts'
import { isWaiting, needsAttention, nextAttempt, nextBatch } from './outbox.ts'
import { freshSync } from './storage.ts'
import { readStatus, type SyncStatus } from './sync-status.ts'
import type { Send, SendResult } from './transport.ts'

export type SyncOptions = {
  readonly device: Device
  readonly send: Send
  /** 0 ≤ chance < 1 */
  readonly chance: () => number
  /** Calls later; returns how to take it back. */
  readonly later: (waitMs: number, work: () => void) => () => void
  /** Runs in one tab at a time; false where another tab is at it. */
  readonly alone?: (work: () => Promise<void>) => Promise<boolean>
  /** Kinds of drafts that say nothing of the person and stay when they leave. */
  readonly keepDrafts?: readonly string[]
}

export type Sync = {
  readonly status: () => SyncStatus
  /** Also called when the device changes. */
  readonly subscribe: (changed: () => void) => () => void
  /** Now, or with the round under way. Resolves when nothing more can be done for the moment; never rejects. */
  readonly now: () => Promise<void>
  /** The browser's word; coming online tries at once. */
  readonly setOnline: (online: boolean) => void
  readonly stop: () => void
}

/** What one exchange means for the next: go on, wait, or nothing to do. */
type Next = 'more' | 'done' | 'wait'

/** What the server reads at once; a 413 halves it. */
const wholeBatch = 400

class SyncLoop implements Sync {
  readonly #options: Required<SyncOptions>
  readonly #listeners = new Set<() => void>()
  readonly #unsubscribe: () => void
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  #online = true
  #failures = 0
  #limit = wholeBatch
  #recall: () => void = () => undefined
  #seen: ReadonlySet<string>

  constructor(options: SyncOptions) {
    this.#options = { alone: (work) => work().then(() => true), keepDrafts: [], ...options }
    this.#seen = this.#sendable()
    this.#unsubscribe = options.device.subscribe(() => this.#deviceChanged())
  }

  status(): SyncStatus {
    return readStatus(this.#options.device, this.#online, this.#running !== null)
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  now(): Promise<void> {
    this.#recall()
    if (this.#stopped) return Promise.resolve()
    // Begun a moment later: what the round tells its listeners must find it already under way.
    this.#running ??= Promise.resolve()
      .then(() => this.#run())
      .finally(() => this.#rest())
    return this.#running
  }

  setOnline(online: boolean): void {
    this.#online = online
    this.#tell()
    if (online) this.#goAgain()
  }

  stop(): void {
    this.#stopped = true
    this.#recall()
    this.#unsubscribe()
    this.#listeners.clear()
  }

  async #run(): Promise<void> {
    this.#tell()
    const mine = await this.#options
      .alone(async () => {
        let next: Next = 'more'
        while (next === 'more' && !this.#stopped) {
          this.#again = false
          next = await this.#exchange()
          if (this.#again) next = 'more'
        }
        this.#failures = next === 'wait' ? this.#failures + 1 : 0
      })
      // The disk itself failed (full, or changed by another tab): nothing was lost, and the items are still there.
      .catch(() => this.#diskFailed())
    if (!mine) this.#failures = Math.max(1, this.#failures)
  }

  async #diskFailed(): Promise<boolean> {
    this.#failures++
    await this.#options.device.refresh().catch(() => undefined)
    this.#release()
    return true
  }

  #rest(): void {
    this.#running = null
    this.#seen = this.#sendable()
    const { device, chance, later } = this.#options
    const pending = nextBatch(device.items, 1).length > 0
    if (!this.#stopped && device.token && !device.sync.signedOut && (pending || this.#failures > 0)) {
      const urgent = device.items.some((item) => item.urgent && isWaiting(item))
      this.#recall = later(nextAttempt(Math.max(1, this.#failures), chance(), urgent), () => void this.now())
    }
    this.#tell()
  }

  async #exchange(): Promise<Next> {
    const { device, send } = this.#options
    const batch = nextBatch(device.items, this.#limit)
    const token = device.token
    if (!token || device.sync.signedOut || (device.locked && batch.length === 0)) return 'done'
    const urgent = batch.some((item) => item.urgent)
    const sending = new Set(batch.map((item) => item.id))
    device.setItems((item) => (sending.has(item.id) ? { ...item, state: { is: 'sending' } } : item))
    const sentAtMs = device.now()
    const commands = batch.flatMap((item): readonly WireCommand[] => (item.command ? [item.command] : []))
    const request: SyncRequest = { v: 1, c: device.sync.cursor, t: sentAtMs, q: commands }
    const result = await send(request, { token, urgent }).catch((): SendResult => ({ is: 'again' }))
    if (this.#stopped) return 'done'
    const next = await this.#hear(result, request, batch)
    this.#release()
    return next
  }

  async #hear(result: SendResult, request: SyncRequest, batch: readonly OutboxItem[]): Promise<Next> {
    const { device } = this.#options
    switch (result.is) {
      case 'again':
        return 'wait'
      case 'signed-out':
        await device.saveSync({ ...device.sync, signedOut: true })
        return 'done'
      case 'smaller':
        return this.#halve(batch, result.code)
      case 'answer':
        return this.#accept(result.response, request, batch)
    }
  }

  /** A batch too heavy, or with one item that spoils it, is cut until that item stands alone and is shown. */
  async #halve(batch: readonly OutboxItem[], code: string): Promise<Next> {
    const [only] = batch
    if (!only) return 'wait'
    if (batch.length > 1) {
      this.#limit = Math.ceil(batch.length / 2)
      return 'more'
    }
    await this.#options.device.saveItem(needsAttention(only, code))
    return 'more'
  }

  async #accept(response: SyncResponse, request: SyncRequest, batch: readonly OutboxItem[]): Promise<Next> {
    const { device } = this.#options
    const heardAtMs = device.now()
    const offsetMs = Math.round(response.t - (request.t + heardAtMs) / 2)
    const heard = { ...device.sync, lastSyncAtMs: heardAtMs, offsetMs }
    if (response.reset === 'wipe') {
      const told = new Set(response.o.map(([id]) => id))
      const unsent = device.items.filter((item) => isWaiting(item) && !told.has(item.id)).length
      await device.empty({ ...freshSync, wiped: { atMs: heardAtMs, unsent } })
      return 'done'
    }
    const reload = response.reset === 'reload'
    await device.apply({
      outcomes: response.o,
      changes: response.f,
      whole: reload || request.c === 0,
      ...(response.left && { left: { keep: this.#options.keepDrafts } }),
      sync: { ...heard, cursor: response.c },
    })
    // An answer that says nothing of what was sent, or asks again to begin anew, must not become a storm.
    if (reload && response.c === 0) return request.c === 0 ? 'wait' : 'more'
    const answered = new Set(response.o.map(([id]) => id))
    if (batch.length > 0 && !batch.some((item) => answered.has(item.id))) return 'wait'
    const more = nextBatch(device.items, 1).length > 0
    if (!more) this.#limit = wholeBatch
    return more ? 'more' : 'done'
  }

  /** Nothing stays "enviando" when no request is out. */
  #release(): void {
    this.#options.device.setItems((item) => (item.state.is === 'sending' ? { ...item, state: { is: 'saved' } } : item))
  }

  #sendable(): ReadonlySet<string> {
    return new Set(this.#options.device.items.flatMap((item) => (isWaiting(item) && item.command ? [item.id] : [])))
  }

  /** What was just recorded, or came into reach by unlocking, goes at once; what failed waits for its turn. */
  #deviceChanged(): void {
    const sendable = this.#sendable()
    const recorded = [...sendable].some((id) => !this.#seen.has(id))
    this.#seen = sendable
    if (recorded) this.#goAgain()
    this.#tell()
  }

  /** Now, and once more if a request is out: what it meets may have changed since it left. */
  #goAgain(): void {
    this.#again = this.#running !== null
    void this.now()
  }

  #tell(): void {
    for (const changed of [...this.#listeners]) changed()
  }
}

export const createSync = (options: SyncOptions): Sync => new SyncLoop(options)
