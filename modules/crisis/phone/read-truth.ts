import type { OutboxItem } from '@ayni/device'
import type { AlertFact } from '@ayni/modules/suicide-prevention/contract'

/** What may be said about who has been told, and nothing beyond it. */
export type Truth =
  | { readonly is: 'nothing-sent' }
  | { readonly is: 'trying' }
  | { readonly is: 'not-told'; readonly offline: boolean }
  | { readonly is: 'received'; readonly atMs: number; readonly number: number | null; readonly alert: AlertFact | null }
  | { readonly is: 'answered'; readonly alert: AlertFact; readonly number: number | null }

/** @source services/00-shared-model.md §2.6 and house.md §5: after this long without a receipt the screen stops hoping aloud. */
export const patienceMs = 20_000
/** A receipt of the day before speaks of another moment. */
const freshMs = 24 * 3_600_000

export type Known = {
  readonly items: readonly OutboxItem[]
  /** Null while locked: then only receipts are known. */
  readonly alert: AlertFact | null
  readonly nowMs: number
  readonly online: boolean
}

type Received = Extract<OutboxItem['state'], { readonly is: 'received' }>

const receiptOf = (item: OutboxItem | undefined): Received | null => (item?.state.is === 'received' ? item.state : null)

/**
 * The newest urgent thing decides. What has not left is said before what was received earlier, because the person is asking now.
 * @safety the word "received" appears only with a receipt of the server.
 */
export function readTruth({ items, alert, nowMs, online }: Known): Truth {
  const newest = items.findLast(({ urgent }) => urgent)
  const receipt = receiptOf(newest)
  if (newest !== undefined && receipt === null) {
    const waited = nowMs - newest.savedAtMs
    const hopeful = newest.state.is !== 'attention' && online && waited >= 0 && waited < patienceMs
    return hopeful ? { is: 'trying' } : { is: 'not-told', offline: !online }
  }
  const number = receipt?.receipt ?? null
  if (alert !== null && isCurrent(alert, receipt, nowMs)) {
    if (alert.state !== 'received') return { is: 'answered', alert, number }
    return { is: 'received', atMs: Date.parse(alert.receivedAt), number, alert }
  }
  if (receipt === null || nowMs - receipt.receivedAtMs > freshMs) return { is: 'nothing-sent' }
  return { is: 'received', atMs: receipt.receivedAtMs, number, alert: null }
}

/** An alert that ended speaks only for a day, and never for what was sent after it ended. */
function isCurrent(alert: AlertFact, receipt: Received | null, nowMs: number): boolean {
  if (alert.handledAt === null) return true
  const ended = Date.parse(alert.handledAt)
  return nowMs - ended <= freshMs && (receipt === null || receipt.receivedAtMs <= ended)
}
