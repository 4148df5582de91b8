import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { PromiseKind, PromiseRow } from '../contract.ts'

export type NewPromise = {
  readonly key: string
  readonly program: string
  readonly person: PersonId
  readonly kind: PromiseKind
  readonly owedByRole: string
  readonly owedBy: AccountId | null
  readonly dueAt: Instant
  readonly madeAt: Instant
}

/** Said again, a promise keeps the earlier due time: it may come closer, never go further; what was said first is remembered. */
export async function putPromise(tx: Tx, p: NewPromise): Promise<void> {
  await sql`insert into coordination.promise (program_id, key, person_id, kind, owed_by_role, owed_by, made_at, due_at)
    values (${p.program}, ${p.key}, ${p.person}, ${p.kind}, ${p.owedByRole}, ${p.owedBy}, ${p.madeAt}, ${p.dueAt})
    on conflict (program_id, key) do update set due_at = least(coordination.promise.due_at, excluded.due_at),
      first_due_at = case when excluded.due_at < coordination.promise.due_at
        then coalesce(coordination.promise.first_due_at, coordination.promise.due_at) else coordination.promise.first_due_at end,
      owed_by = coalesce(coordination.promise.owed_by, excluded.owed_by)`.execute(tx)
}

type Named = { readonly person: PersonId }

export async function keep(
  tx: Tx,
  key: string,
  by: AccountId | null,
  how: string | null,
  at: Instant,
): Promise<Named | undefined> {
  const { rows } = await sql<Named>`update coordination.promise set kept_at = ${at}, kept_by = ${by}, how = ${how}
    where key = ${key} and kept_at is null and withdrawn_at is null returning person_id as person`.execute(tx)
  return rows[0]
}

export async function reopen(tx: Tx, key: string, notBefore: Instant): Promise<Named | undefined> {
  const { rows } = await sql<Named>`update coordination.promise set kept_at = null, kept_by = null, how = null
    where key = ${key} and kept_at >= ${notBefore} returning person_id as person`.execute(tx)
  return rows[0]
}

export async function withdraw(tx: Tx, key: string, why: string, at: Instant): Promise<Named | undefined> {
  const { rows } = await sql<Named>`update coordination.promise set withdrawn_at = ${at}, withdrawn_why = ${why}
    where key = ${key} and kept_at is null and withdrawn_at is null returning person_id as person`.execute(tx)
  return rows[0]
}

/** Imminent risk known before somebody leaves is handled as an emergency first (2.7). */
const owedAfterLeaving = ['safety-call', 'stay-with-person', 'unreachable-decision', 'safety-assessment']

/**
 * What safety asked for is still owed after a withdrawal of consent; after a death nothing is. What the house owes itself after
 * something went wrong is owed whatever becomes of the person.
 */
export async function withdrawAllOf(
  tx: Tx,
  person: PersonId,
  at: Instant,
  which: 'all' | 'but-safety' = 'but-safety',
): Promise<readonly string[]> {
  const { rows } = await sql<{
    key: string
  }>`update coordination.promise set withdrawn_at = ${at}, withdrawn_why = 'withdrawn'
    where person_id = ${person} and kept_at is null and withdrawn_at is null and (${which === 'all'} or kind <> all (${owedAfterLeaving}::text[]))
      and kind <> all (array['incident-review', 'incident-task']) returning key`.execute(tx)
  return rows.map((row) => row.key)
}

export async function assign(tx: Tx, key: string, account: AccountId): Promise<Named | undefined> {
  const { rows } =
    await sql<Named>`update coordination.promise set owed_by = ${account}, returned_at = null, returned_from = null, returned_why = null
    where key = ${key} and kept_at is null and withdrawn_at is null returning person_id as person`.execute(tx)
  return rows[0]
}

export type PromiseState = 'open' | 'kept' | 'withdrawn'

export async function stateOf(tx: Tx, key: string): Promise<PromiseState | undefined> {
  const { rows } = await sql<{
    state: PromiseState
  }>`select case when kept_at is not null then 'kept' when withdrawn_at is not null then 'withdrawn' else 'open' end as state
    from coordination.promise where key = ${key}`.execute(tx)
  return rows[0]?.state
}

export async function accountExists(tx: Tx, account: AccountId): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.account where id = ${account} and active`.execute(tx)
  return rows.length === 1
}

type OpenRow = Omit<PromiseRow, 'late'>

export async function openPromises(tx: Tx, dueBefore: Instant | null, limit: number): Promise<readonly OpenRow[]> {
  const { rows } =
    await sql<OpenRow>`select p.key, p.person_id as person, i.alias, p.kind, p.owed_by_role as "owedByRole", p.owed_by as "owedBy",
      a.display_name as owner, p.made_at as "madeAt", p.due_at as "dueAt", p.returned_why as returned,
      (select max(d.last_seen_at) from identity.device d where d.person_id = p.person_id and d.signed_out_at is null) as "appSeenAt"
    from coordination.promise p join identity.participant i on i.person_id = p.person_id left join identity.account a on a.id = p.owed_by
    where p.kept_at is null and p.withdrawn_at is null and (${dueBefore}::timestamptz is null or p.due_at <= ${dueBefore}::timestamptz)
    order by p.due_at, p.key limit ${limit}`.execute(tx)
  return rows
}

export type OpenCount = { readonly total: number; readonly late: number; readonly unowned: number }

export async function countOpen(tx: Tx, now: Instant): Promise<OpenCount> {
  const { rows } = await sql<OpenCount>`select count(*) as total, count(*) filter (where due_at < ${now}) as late,
      count(*) filter (where due_at < ${now} and owed_by is null) as unowned
    from coordination.promise where kept_at is null and withdrawn_at is null`.execute(tx)
  return rows[0] ?? { total: 0, late: 0, unowned: 0 }
}

export type PersonPromise = {
  readonly key: string
  readonly kind: PromiseKind
  readonly dueAt: Instant
  readonly owner: string | null
  readonly state: 'open' | 'kept'
  readonly changedFrom: Instant | null
}

export async function promisesOf(
  tx: Tx,
  person: PersonId,
  keys: readonly string[] | 'all',
): Promise<readonly PersonPromise[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } = await sql<PersonPromise>`select p.key, p.kind, p.due_at as "dueAt", a.display_name as owner,
      case when p.kept_at is null then 'open' else 'kept' end as state, p.first_due_at as "changedFrom"
    from coordination.promise p left join identity.account a on a.id = p.owed_by
    where p.person_id = ${person} and p.withdrawn_at is null and (${wanted}::text[] is null or p.key = any (${wanted}::text[]))`.execute(
    tx,
  )
  return rows
}

export type Carer = { readonly account: AccountId; readonly who: string; readonly since: Instant }

export async function assignedTo(tx: Tx, person: PersonId): Promise<readonly Carer[]> {
  const { rows } = await sql<Carer>`select a.id as account, a.display_name as who, c.since
    from identity.care_relation c join identity.account a on a.id = c.account_id
    where c.person_id = ${person} and c.kind = 'assigned' and c.until is null order by c.since`.execute(tx)
  return rows
}
