import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { ClaimedMessage } from './outbox-store.ts'

/** Leaves the mark that the person may read: safety was sent to them inside their quiet or working hours. */
export async function noteOverrides(tx: Tx, messages: readonly ClaimedMessage[], now: Instant): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ id, to_person, program_id, class: of, channel }) => ({
    ...{ message_id: id, person_id: to_person, program_id, class: of, channel, at: now },
  }))
  await sql`insert into messages.hours_override (message_id, person_id, program_id, class, channel, at)
    select message_id, person_id, program_id, class, channel, at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (message_id uuid, person_id uuid, program_id uuid, class text, channel text, at timestamptz)
    on conflict do nothing`.execute(tx)
}
