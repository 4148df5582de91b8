import type { WireChange, WireCommand } from '@ayni/kernel/sync'
import type { OutboxItem } from './outbox.ts'

/** Who this phone speaks for. */
export type Session = { readonly token: string; readonly person: string }

/** What the crisis screen may show without a PIN. The trusted person only where the physician asked for it. */
export type CrisisCard = {
  readonly dutyPhone: string
  readonly smsAllowed: boolean
  readonly alias?: string
  readonly trusted?: { readonly name: string; readonly phone: string }
  /** The person's own plan, only where they chose that it opens without the PIN; its room alone knows its shape. */
  readonly plan?: unknown
}

/** Where the feed stands, and what the server last told this phone about itself. */
export type SyncMemory = {
  readonly cursor: number
  readonly lastSyncAtMs: number | null
  readonly offsetMs: number | null
  readonly signedOut: boolean
  /** The server emptied this phone; how many unsent records went with it. Said on screen, never silently. */
  readonly wiped: { readonly atMs: number; readonly unsent: number } | null
}

export const freshSync: SyncMemory = { cursor: 0, lastSyncAtMs: null, offsetMs: null, signedOut: false, wiped: null }

/** Everything kept. While locked: no facts, no drafts, no session, and of the items only the urgent ones with their content. */
export type Snapshot = {
  readonly locked: boolean
  readonly hasPin: boolean
  readonly language: string | null
  readonly card: CrisisCard | null
  readonly sync: SyncMemory
  readonly session: Session | null
  /** The token that may carry an urgent command while locked. */
  readonly urgentToken: string | null
  readonly facts: readonly WireChange[]
  readonly drafts: readonly WireChange[]
  readonly items: readonly OutboxItem[]
}

/** One atomic change: all of it is on disk, or none of it. A null body removes. */
export type Batch = {
  readonly clear?: readonly ('facts' | 'drafts' | 'outbox')[]
  readonly facts?: readonly WireChange[]
  readonly drafts?: readonly WireChange[]
  readonly add?: readonly OutboxItem[]
  /** Written only where the item still exists: another tab may have discarded it. */
  readonly update?: readonly OutboxItem[]
  readonly drop?: readonly string[]
  readonly sync?: SyncMemory
  readonly session?: Session
  readonly card?: CrisisCard
  readonly language?: string
}

export type UnlockResult =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly because: 'wrong-pin' | 'wait'
      readonly waitMs: number
      readonly offerEmpty: boolean
    }

/** The disk, or a memory that behaves like it. */
export type Storage = {
  readonly load: () => Promise<Snapshot>
  /** Throws `device.stale-tab` where another tab changed the lock since this one read it. */
  readonly commit: (batch: Batch) => Promise<void>
  readonly lock: () => void
  readonly unlock: (pin: string, nowMs: number) => Promise<UnlockResult>
  /** Seals everything again under a key that only this PIN opens. `urgentWithoutPin` keeps the token outside, for urgent commands alone. */
  readonly setPin: (pin: string, options: { readonly urgentWithoutPin: boolean }) => Promise<void>
  readonly removePin: () => Promise<void>
  readonly empty: (keep: { readonly language: string | null; readonly sync: SyncMemory }) => Promise<void>
  readonly close: () => void
}

export type SealedBody = { readonly command: WireCommand; readonly facts: readonly WireChange[] }
