import type { WireChange } from '@ayni/kernel/sync'
import type { FactRow, OutboxRow } from './disk-rows.ts'
import type { OutboxItem } from './outbox.ts'
import { isWaiting } from './outbox.ts'
import type { Sealed, VaultKeys } from './seal.ts'
import { blind, seal, unseal } from './seal.ts'
import type { SealedBody } from './storage.ts'

type Head = Pick<OutboxItem, 'urgent' | 'savedAtMs' | 'state'>
type UrgentBody = SealedBody & { readonly token: string | null }

/** A change as a row, or the id of the row it removes. */
export type SealedChange = { readonly id: string; readonly sealed: Sealed | null }

export async function sealChange(keys: VaultKeys, store: string, change: WireChange): Promise<SealedChange> {
  const id = await blind(keys.mac, change[0], change[1])
  return { id, sealed: change[2] === null ? null : await seal(keys.aes, `${store}/${id}`, change) }
}

export const unsealChange = (keys: VaultKeys, store: string, row: FactRow): Promise<WireChange> =>
  unseal<WireChange>(keys.aes, `${store}/${row.id}`, row.sealed)

/** 'sending' lives in memory only: an app killed while it sends wakes up with the item saved. */
const stored = (state: OutboxItem['state']): OutboxItem['state'] => (state.is === 'sending' ? { is: 'saved' } : state)

/** Fields left out stay as they are on disk. */
export type SealedItem = Pick<OutboxRow, 'id' | 'head'> & Partial<OutboxRow>

export async function sealItem(
  item: OutboxItem,
  deviceKey: CryptoKey,
  keys: VaultKeys | null,
  token: string | null,
): Promise<SealedItem> {
  const { id, urgent, savedAtMs, command } = item
  const state = stored(item.state)
  const head = await seal(deviceKey, `head/${id}`, { urgent, savedAtMs, state } satisfies Head)
  const body: SealedBody | null = command && { command, facts: item.facts }
  return {
    id,
    head,
    ...(keys && body && { body: await seal(keys.aes, `outbox/${id}`, body) }),
    ...(!isWaiting(item) && (keys || state.is === 'received') && { urgent: null }),
    ...(isWaiting(item) &&
      urgent &&
      body && {
        urgent: await seal(deviceKey, `urgent/${id}`, {
          ...body,
          facts: keys ? [] : body.facts,
          token,
        } satisfies UrgentBody),
      }),
  }
}

export type OpenedItem = { readonly item: OutboxItem; readonly token: string | null }

export async function unsealItem(row: OutboxRow, deviceKey: CryptoKey, keys: VaultKeys | null): Promise<OpenedItem> {
  try {
    const head = await unseal<Head>(deviceKey, `head/${row.id}`, row.head)
    const urgent = row.urgent && (await unseal<UrgentBody>(deviceKey, `urgent/${row.id}`, row.urgent))
    const body = keys && row.body ? await unseal<SealedBody>(keys.aes, `outbox/${row.id}`, row.body) : urgent
    const facts = head.state.is === 'received' ? [] : (body?.facts ?? [])
    return { item: { id: row.id, ...head, command: body?.command ?? null, facts }, token: urgent?.token ?? null }
  } catch {
    // Shown rather than lost: the person can still tell their team that something was here.
    const state = { is: 'attention', code: 'device.unreadable', problems: [] } as const
    return { item: { id: row.id, urgent: false, savedAtMs: 0, state, command: null, facts: [] }, token: null }
  }
}
