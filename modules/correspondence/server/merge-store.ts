import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId }

/** Of two promises to answer, or to read what raised a review, the later one: the earlier stands for both. */
async function owedTwice(tx: Tx, { survivor, duplicate }: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`with both_of as materialized (
      select * from correspondence.thread where id in (${survivor}, ${duplicate}) for update),
    owed as (select key, row_number() over (partition by kind_of order by due_at nulls last, key) as n from both_of
      cross join lateral (values ('plain', promise_key, waiting > review_waiting), ('review', review_key, review_waiting > 0))
        as o (kind_of, key, is_owed) where is_owed and key is not null)
    select key from owed where n > 1`.execute(tx)
  return rows.map(({ key }) => key)
}

/**
 * One conversation of the two: what waited in either waits, the earlier promise holds, an opt-out of either holds.
 * @returns the promise that the other one stands for
 */
export async function mergeThreads(tx: Tx, merge: Merge): Promise<readonly string[]> {
  const { survivor, duplicate } = merge
  const twice = await owedTwice(tx, merge)
  await sql`insert into correspondence.thread as t (id, program_id, person_id, kind, opened_at, last_at, last_in_at, last_in_channel, window_until,
      waiting, promise_key, review_waiting, review_key, due_at, owner_account, quiet, quiet_since, done_at)
    select ${survivor}, program_id, ${survivor}, kind, opened_at, last_at, last_in_at, last_in_channel, window_until,
      waiting, promise_key, review_waiting, review_key, due_at, owner_account, quiet, quiet_since, done_at from correspondence.thread where id = ${duplicate}
    on conflict (id) do update set opened_at = least(t.opened_at, excluded.opened_at), last_at = greatest(t.last_at, excluded.last_at),
      last_in_channel = case when coalesce(excluded.last_in_at > t.last_in_at, t.last_in_at is null) then excluded.last_in_channel else t.last_in_channel end,
      last_in_at = greatest(t.last_in_at, excluded.last_in_at), window_until = greatest(t.window_until, excluded.window_until),
      waiting = t.waiting + excluded.waiting, review_waiting = t.review_waiting + excluded.review_waiting,
      promise_key = case when t.waiting > t.review_waiting
          and (excluded.waiting = excluded.review_waiting or excluded.promise_key = any (${[...twice]}::text[]))
        then t.promise_key else coalesce(excluded.promise_key, t.promise_key) end,
      review_key = case when t.review_waiting > 0
          and (excluded.review_waiting = 0 or excluded.review_key = any (${[...twice]}::text[]))
        then t.review_key else coalesce(excluded.review_key, t.review_key) end,
      due_at = case when excluded.waiting = 0 then t.due_at when t.waiting = 0 then excluded.due_at else least(t.due_at, excluded.due_at) end,
      owner_account = coalesce(t.owner_account, excluded.owner_account),
      quiet = case when 'stop' in (t.quiet, excluded.quiet) then 'stop' else coalesce(t.quiet, excluded.quiet) end,
      quiet_since = least(t.quiet_since, excluded.quiet_since),
      done_at = case when t.waiting + excluded.waiting > 0 then null else greatest(t.done_at, excluded.done_at) end`.execute(
    tx,
  )
  await sql`update correspondence.message set thread_id = ${survivor}, person_id = ${survivor} where thread_id = ${duplicate}`.execute(
    tx,
  )
  await sql`with gone as (delete from correspondence.thread where id = ${duplicate}),
      named as (delete from correspondence.candidate where person_id = ${duplicate} returning thread_id, program_id)
    insert into correspondence.candidate (thread_id, person_id, program_id, alias)
    select n.thread_id, ${survivor}, n.program_id, p.alias from named n join enrollment.person p on p.id = ${survivor} on conflict do nothing`.execute(
    tx,
  )
  return twice
}

/** Conversations that this account answered go back to coordination. */
export async function freeThreadsOf(tx: Tx, person: PersonId, account: string): Promise<void> {
  await sql`update correspondence.thread set owner_account = null where person_id = ${person} and owner_account = ${account}`.execute(
    tx,
  )
}
