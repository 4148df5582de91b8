import type { PlannedContact } from '@ayni/clinical/episode'
import type { AccountId, Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { EpisodeRow } from './store.ts'

export async function planContact(tx: Tx, id: string, row: EpisodeRow, contact: PlannedContact): Promise<void> {
  await sql`insert into safety_episode.contact (id, program_id, episode_id, person_id, kind, nth, due_at, first_due_at, call_due_at)
    values (${id}, ${row.program}, ${row.id}, ${row.person}, ${contact.kind}, ${contact.nth}, ${contact.dueAt}, ${contact.dueAt}, ${contact.callDueAt})`.execute(
    tx,
  )
}

/** Reached: it is done, and never again missed. */
export async function contactDone(tx: Tx, id: string, by: AccountId | null, at: string): Promise<void> {
  await sql`update safety_episode.contact set done_at = ${at}, by_account = ${by} where id = ${id} and done_at is null and superseded_at is null`.execute(
    tx,
  )
}

export async function contactSuperseded(tx: Tx, id: string, at: Instant): Promise<void> {
  await sql`update safety_episode.contact set superseded_at = ${at} where id = ${id} and done_at is null and superseded_at is null`.execute(
    tx,
  )
}

/** Another hour, or the call that is owed after it was missed. */
export async function moveContact(
  tx: Tx,
  id: string,
  contact: PlannedContact,
  missedAt: string | null,
  agreed: boolean,
): Promise<void> {
  await sql`update safety_episode.contact set due_at = ${contact.dueAt}, call_due_at = ${contact.callDueAt}::timestamptz,
      first_due_at = case when ${agreed} then ${contact.dueAt}::timestamptz else first_due_at end,
      missed_at = coalesce(missed_at, ${missedAt}::timestamptz)
    where id = ${id} and done_at is null`.execute(tx)
}

/** The episode of a contact that is still planned. */
export async function episodeOfContact(tx: Tx, contact: string): Promise<string | undefined> {
  const { rows } = await sql<{ episode: string }>`select episode_id as episode from safety_episode.contact
    where id = ${contact} and done_at is null and superseded_at is null`.execute(tx)
  return rows[0]?.episode
}

export type TryRow = {
  readonly id: string
  readonly contact: string
  readonly by: AccountId
  readonly at: Instant
  readonly channel: string
  readonly result: string
  readonly sealed: string
}

export async function insertTry(tx: Tx, row: EpisodeRow, t: TryRow): Promise<void> {
  await sql`insert into safety_episode.contact_try (id, program_id, contact_id, episode_id, person_id, at, by_account, channel, result, sealed)
    values (${t.id}, ${row.program}, ${t.contact}, ${row.id}, ${row.person}, ${t.at}, ${t.by}, ${t.channel}, ${t.result}, ${t.sealed})`.execute(
    tx,
  )
}
