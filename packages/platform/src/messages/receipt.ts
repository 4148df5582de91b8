import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import type { KeyRing } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'
import { isSafety } from './classes.ts'
import { wayKey } from './draft-message.ts'
import { type FailedMessage, fallbackRow } from './fallback-row.ts'
import { openEnvelope } from './sealed-envelope.ts'
import { insertMessages } from './store.ts'

/** What a provider says afterwards about a message of ours. */
export type Receipt = {
  /** Our own message id, which travelled with the message. */
  readonly id: string
  readonly provider: 'http' | 'twilio' | 'whatsapp'
  readonly what: 'delivered' | 'failed' | 'read'
  /** Code of ours, for `failed`. */
  readonly reason: 'receipt.failed' | 'receipt.no-answer' | 'receipt.busy' | 'receipt.address-invalid'
}

export type ReceiptOutcome = 'applied' | 'nothing-new' | 'unknown'

type FailedRow = FailedMessage & { readonly sealed: string }

/**
 * Applies a receipt. It only ever moves forward (sent → delivered → read; a failure never undoes a delivery), so that the same
 * one again, or two in the wrong order, change nothing.
 * @safety `read` is a key pressed or an opening: it says that a phone was answered, not that anybody took charge.
 */
export async function applyReceipt(
  tx: Tx,
  receipt: Receipt,
  { now, keys }: { readonly now: Instant; readonly keys: KeyRing },
): Promise<ReceiptOutcome> {
  const { id, provider } = receipt
  if (receipt.what === 'failed') return applyFailure(tx, receipt, { now, keys })
  const readAt = receipt.what === 'read' ? now : null
  const moved = await sql`update messages.outbox
    set state = 'delivered', reason = null, ended_at = null, delivered_at = coalesce(delivered_at, ${now}),
      handed_at = coalesce(handed_at, ${now}), provider = coalesce(provider, ${provider}), read_at = coalesce(read_at, ${readAt})
    where id = ${id} and (provider is null or provider = ${provider})
      and state in ('queued', 'sending', 'sent', 'failed', 'delivered') and (state <> 'delivered' or (read_at is null and ${readAt}::timestamptz is not null))`.execute(
    tx,
  )
  return (moved.numAffectedRows ?? 0n) > 0n ? 'applied' : isKnown(tx, receipt)
}

async function applyFailure(
  tx: Tx,
  { id, provider, reason, what }: Receipt,
  { now, keys }: { readonly now: Instant; readonly keys: KeyRing },
): Promise<ReceiptOutcome> {
  const { rows } =
    await sql<FailedRow>`update messages.outbox set state = 'failed', reason = ${reason}, ended_at = ${now}
    where id = ${id} and (provider is null or provider = ${provider}) and state in ('sending', 'sent')
    returning id, program_id, key, class, channel, to_account, to_person, template, params, language, subject_ref,
      contact_id, tried, root_id, appointment_at, expires_at, sealed`.execute(tx)
  const [row] = rows
  if (row === undefined) return isKnown(tx, { id, provider, reason, what })
  if (isSafety(row.class) || row.contact_id !== null) {
    const envelope = openEnvelope(keys, row.id, row.sealed)
    const ways = (envelope?.fallback ?? []).filter((way) => !row.tried.includes(wayKey(way)))
    const next = fallbackRow(row, { ways, envelope }, { now, keys })
    if (next !== undefined) await insertMessages(tx, [next])
  }
  return 'applied'
}

async function isKnown(tx: Tx, { id, provider }: Receipt): Promise<ReceiptOutcome> {
  const { rows } =
    await sql`select 1 from messages.outbox where id = ${id} and (provider is null or provider = ${provider})`.execute(
      tx,
    )
  return rows.length > 0 ? 'nothing-new' : 'unknown'
}
