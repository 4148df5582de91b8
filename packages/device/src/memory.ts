import type { WireChange } from '@ayni/kernel/sync'
import { createDevice, type Device, type DeviceOptions } from './device.ts'
import type { OutboxItem } from './outbox.ts'
import { randomBytes } from './seal.ts'
import type { Batch, Snapshot, Storage } from './storage.ts'
import { freshSync } from './storage.ts'

const emptySnapshot: Snapshot = {
  locked: false,
  hasPin: false,
  language: null,
  card: null,
  sync: freshSync,
  session: null,
  urgentToken: null,
  facts: [],
  drafts: [],
  items: [],
}

function overwrite(before: readonly WireChange[], changes: readonly WireChange[]): readonly WireChange[] {
  const rows = new Map(before.map((change) => [`${change[0]}\n${change[1]}`, change]))
  for (const change of changes) {
    const id = `${change[0]}\n${change[1]}`
    if (change[2] === null) rows.delete(id)
    else rows.set(id, change)
  }
  return [...rows.values()]
}

const stored = (item: OutboxItem): OutboxItem =>
  item.state.is === 'sending' ? { ...item, state: { is: 'saved' } } : item

function after(at: Snapshot, batch: Batch): Snapshot {
  const { clear = [], add = [], update = [], drop = [], facts = [], drafts = [], ...rest } = batch
  const updated = (item: OutboxItem): OutboxItem => {
    const found = update.find(({ id }) => id === item.id)
    return found ? { ...found, command: found.command ?? item.command } : item
  }
  const items = (clear.includes('outbox') ? [] : at.items).filter(({ id }) => !drop.includes(id)).map(updated)
  return {
    ...at,
    ...rest,
    facts: overwrite(clear.includes('facts') ? [] : at.facts, facts),
    drafts: overwrite(clear.includes('drafts') ? [] : at.drafts, drafts),
    items: [...items, ...add].map(stored),
  }
}

/** Behaves like the disk and forgets like memory: the gallery, stories and fast tests. Its PIN is kept in clear. */
export function memoryStorage(seed: Partial<Snapshot> = {}): Storage {
  let at: Snapshot = { ...emptySnapshot, ...seed }
  let pin: string | null = null
  const visible = (): Snapshot => {
    if (!at.locked) return at
    const items = at.items.map((item) =>
      item.urgent && item.state.is === 'saved' ? item : { ...item, command: null, facts: [] },
    )
    const urgent = items.some((item) => item.command !== null)
    return {
      ...at,
      items,
      session: null,
      facts: [],
      drafts: [],
      urgentToken: urgent ? (at.session?.token ?? null) : at.urgentToken,
    }
  }
  return {
    load: async () => visible(),
    commit: async (batch) => {
      at = after(at, batch)
    },
    lock: () => {
      at = { ...at, locked: at.hasPin }
    },
    unlock: async (tried) => {
      if (pin !== null && tried !== pin) return { ok: false, because: 'wrong-pin', waitMs: 0, offerEmpty: false }
      at = { ...at, locked: false }
      return { ok: true }
    },
    setPin: async (chosen, { urgentWithoutPin }) => {
      pin = chosen
      at = { ...at, hasPin: true, urgentToken: urgentWithoutPin ? (at.session?.token ?? null) : null }
    },
    removePin: async () => {
      pin = null
      at = { ...at, hasPin: false, urgentToken: null }
    },
    empty: async ({ language, sync }) => {
      pin = null
      at = { ...emptySnapshot, language, sync }
    },
    close: () => undefined,
  }
}

/** A device without a disk, seeded with whatever the screen under test should find. */
export function memoryDevice(seed: Partial<Snapshot> = {}, options: Partial<DeviceOptions> = {}): Promise<Device> {
  return createDevice({
    storage: memoryStorage(seed),
    now: () => Date.UTC(2026, 10, 21, 18),
    random: randomBytes,
    ...options,
  })
}
