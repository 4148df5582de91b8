import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId }

/** One conversation of the two: what waited in either waits, the earlier promise holds, an opt-out of either holds. */
export async function mergeThreads(tx: Tx, { survivor, duplicate }: Merge): Promise<void> {
  await sql`insert into correspondence.thread as t (id, program_id, person_id, kind, opened_at, last_at, last_in_at, last_in_channel, window_until,
      waiting, promise_key, due_at, owner_account, quiet, quiet_since, done_at)
    select ${survivor}, program_id, ${survivor}, kind, opened_at, last_at, last_in_at, last_in_channel, window_until,
      waiting, promise_key, due_at, owner_account, quiet, quiet_since, done_at from correspondence.thread where id = ${duplicate}
    on conflict (id) do update set opened_at = least(t.opened_at, excluded.opened_at), last_at = greatest(t.last_at, excluded.last_at),
      last_in_at = greatest(t.last_in_at, excluded.last_in_at), window_until = greatest(t.window_until, excluded.window_until),
      waiting = t.waiting + excluded.waiting, promise_key = case when t.waiting > 0 then t.promise_key else excluded.promise_key end,
      due_at = least(t.due_at, excluded.due_at), owner_account = coalesce(t.owner_account, excluded.owner_account),
      quiet = case when 'stop' in (t.quiet, excluded.quiet) then 'stop' else coalesce(t.quiet, excluded.quiet) end,
      done_at = case when t.waiting + excluded.waiting > 0 then null else t.done_at end`.execute(tx)
  await sql`update correspondence.message set thread_id = ${survivor}, person_id = ${survivor} where thread_id = ${duplicate}`.execute(
    tx,
  )
  await sql`with gone as (delete from correspondence.thread where id = ${duplicate}),
      named as (delete from correspondence.candidate where person_id = ${duplicate} returning thread_id, program_id)
    insert into correspondence.candidate (thread_id, person_id, program_id, alias)
    select n.thread_id, ${survivor}, n.program_id, p.alias from named n join enrollment.person p on p.id = ${survivor} on conflict do nothing`.execute(
    tx,
  )
}

/** Conversations that this account answered go back to coordination. */
export async function freeThreadsOf(tx: Tx, person: PersonId, account: string): Promise<void> {
  await sql`update correspondence.thread set owner_account = null where person_id = ${person} and owner_account = ${account}`.execute(
    tx,
  )
}
