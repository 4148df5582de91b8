import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

export type NewMessage = {
  readonly id: string
  readonly program_id: string
  readonly key: string
  readonly class: string
  readonly channel: string
  readonly to_account: string | null
  readonly to_person: string | null
  readonly sealed: string
  readonly address_hint: string
  readonly template: string
  readonly params: Readonly<Record<string, unknown>>
  readonly language: string
  readonly subject_ref: string | null
  readonly hours: object | null
  readonly appointment_at: string | null
  readonly expires_at: string | null
  readonly state: 'queued' | 'held' | 'failed'
  readonly reason: string | null
  readonly due_at: Instant
  readonly fallback_of: string | null
  readonly queued_at: Instant
  readonly contact_id: string | null
  readonly tried: readonly string[]
  readonly root_id: string | null
  readonly after_id: string | null
}

export type StoredMessage = {
  readonly id: string
  readonly key: string
  /** `refused`: an N5 that had no turn, and was not added. */
  readonly state: string
  readonly due_at: Instant
  readonly repeated: boolean
}

/** One statement for any number of rows; wakes the worker on commit when something was added. */
export async function insertMessages(tx: Tx, rows: readonly NewMessage[]): Promise<readonly StoredMessage[]> {
  if (rows.length === 0) return []
  const result =
    await sql<StoredMessage>`select id, key, state, due_at, repeated from messages.enqueue(${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    )
  return result.rows
}
