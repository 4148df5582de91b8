import type { WireChange, WireCommand, WireOutcome } from '@ayni/kernel/sync'

/** On screen: guardado en este teléfono · enviando · recibido, n.º · necesita tu atención. There is no fifth. */
export type ItemState =
  | { readonly is: 'saved' }
  | { readonly is: 'sending' }
  | { readonly is: 'received'; readonly receipt: number; readonly receivedAtMs: number }
  | { readonly is: 'attention'; readonly code: string; readonly problems: readonly string[] }

export type OutboxItem = {
  readonly id: string
  readonly urgent: boolean
  readonly savedAtMs: number
  readonly state: ItemState
  /** Null while locked, unless urgent. Once received its input is null: the name and the hour are what remains. */
  readonly command: WireCommand | null
  /** What the screens show of it until the server's own facts arrive. */
  readonly facts: readonly WireChange[]
}

export const isWaiting = (item: OutboxItem): boolean => item.state.is === 'saved' || item.state.is === 'sending'

/** What the server said becomes the item's state; a receipt is never taken back by a later answer. */
export function settle(item: OutboxItem, outcome: WireOutcome): OutboxItem {
  if (item.state.is === 'received') return item
  if (outcome[1] === 'r') return { ...item, state: { is: 'attention', code: outcome[2], problems: outcome[3] ?? [] } }
  const received = {
    ...item,
    facts: [],
    state: { is: 'received', receipt: outcome[2], receivedAtMs: outcome[3] } as const,
  }
  return lighten(received)
}

/** @safety what the house holds need not lie in a phone that may be lost: the answers go, the receipt stays. */
const lighten = (item: OutboxItem): OutboxItem =>
  item.command === null ? item : { ...item, command: [item.command[0], item.command[1], item.command[2], null] }

/** Received with its content still here: received while locked, or by an older app. */
export const toLighten = (items: readonly OutboxItem[]): readonly OutboxItem[] =>
  items.filter(({ state, command }) => state.is === 'received' && command !== null && command[3] !== null).map(lighten)

/** Refused by the way it travelled, not by a handler: kept, and shown. */
export const needsAttention = (item: OutboxItem, code: string): OutboxItem => ({
  ...item,
  state: { is: 'attention', code, problems: [] },
})

/** Urgent commands travel alone and first, oldest first; then everything else that waits, in the order it was said. */
export function nextBatch(items: readonly OutboxItem[], limit: number): readonly OutboxItem[] {
  const ready = items.filter((item) => isWaiting(item) && item.command !== null)
  const urgent = ready.find((item) => item.urgent)
  return urgent ? [urgent] : ready.slice(0, limit)
}

export type RetryPolicy = { readonly firstMs: number; readonly lastMs: number; readonly urgentMs: number }
/** Urgent retry each minute in the foreground: services 2.6.6. The rest is a default. */
export const retryPolicy: RetryPolicy = { firstMs: 5_000, lastMs: 300_000, urgentMs: 60_000 }

/**
 * How long to wait after a failed try.
 * @param attempt 1 for the first failure
 * @param chance 0 ≤ chance < 1; spreads phones so that a returning tower does not meet them all at once
 */
export function nextAttempt(
  attempt: number,
  chance: number,
  urgent: boolean,
  policy: RetryPolicy = retryPolicy,
): number {
  if (urgent) return policy.urgentMs
  const ceiling = Math.min(policy.lastMs, policy.firstMs * 2 ** (attempt - 1))
  return Math.max(policy.firstMs, Math.round(ceiling * (0.5 + chance / 2)))
}

/** Receipts worth showing: the newest ones. What waits or needs attention is never among the forgotten. */
export function forgettable(items: readonly OutboxItem[], keep = 50): readonly string[] {
  const received = items.filter((item) => item.state.is === 'received')
  return received.slice(0, Math.max(0, received.length - keep)).map((item) => item.id)
}

/**
 * What goes at once when the person left: receipts, and what was refused. What still waits is sent first; urgent things stay
 * until their own receipt, without content, so that the crisis screen can say who was told.
 */
export const goesWithLeaving = (items: readonly OutboxItem[]): readonly string[] =>
  items.filter((item) => !item.urgent && !isWaiting(item)).map(({ id }) => id)
