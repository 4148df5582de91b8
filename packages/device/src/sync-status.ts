import type { Device } from './device.ts'
import { isWaiting } from './outbox.ts'

export type Receipt = { readonly item: string; readonly number: number; readonly receivedAtMs: number }

export type SyncStatus = {
  readonly online: boolean
  readonly syncing: boolean
  readonly waiting: number
  readonly urgentWaiting: number
  readonly attention: number
  readonly lastReceipt: Receipt | null
  readonly lastUrgentReceipt: Receipt | null
  /** True only with a receipt for the newest urgent record and none still waiting. */
  readonly toldSomeone: boolean
  readonly oldestUrgentUnsentSinceMs: number | null
  readonly lastSyncAtMs: number | null
  /** Server's clock minus this phone's. */
  readonly offsetMs: number | null
  readonly signedOut: boolean
  readonly wiped: { readonly atMs: number; readonly unsent: number } | null
}

/** What the screens may say about the world outside, from the items alone. */
export function readStatus(device: Pick<Device, 'items' | 'sync'>, online: boolean, syncing: boolean): SyncStatus {
  const { items, sync } = device
  const waiting = items.filter(isWaiting)
  const urgentWaiting = waiting.filter((item) => item.urgent)
  const receipts = items.flatMap(({ id, urgent, state }) =>
    state.is === 'received'
      ? [{ urgent, receipt: { item: id, number: state.receipt, receivedAtMs: state.receivedAtMs } }]
      : [],
  )
  return {
    online,
    syncing,
    waiting: waiting.length,
    urgentWaiting: urgentWaiting.length,
    attention: items.filter((item) => item.state.is === 'attention').length,
    lastReceipt: newest(receipts.map(({ receipt }) => receipt)),
    lastUrgentReceipt: newest(receipts.filter(({ urgent }) => urgent).map(({ receipt }) => receipt)),
    toldSomeone: items.filter((item) => item.urgent).at(-1)?.state.is === 'received' && urgentWaiting.length === 0,
    oldestUrgentUnsentSinceMs: urgentWaiting[0]?.savedAtMs ?? null,
    lastSyncAtMs: sync.lastSyncAtMs,
    offsetMs: sync.offsetMs,
    signedOut: sync.signedOut,
    wiped: sync.wiped,
  }
}

const newest = (receipts: readonly Receipt[]): Receipt | null =>
  receipts.reduce<Receipt | null>((best, one) => (best && best.number > one.number ? best : one), null)
