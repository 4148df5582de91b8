import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ContactChannel, ContactOwner } from '../contract.ts'

export type PointRow = {
  readonly id: string
  readonly person: PersonId
  readonly channel: ContactChannel
  readonly sealed: string | null
  readonly owner: ContactOwner
  readonly mayLeaveMessage: boolean
  readonly allowed: boolean
  readonly never: boolean
  readonly shared: boolean
  readonly wrongSince: Instant | null
  readonly lastOkAt: Instant | null
  /** Since when a provider says of this very value that nobody is there. */
  readonly failedSince: Instant | null
  readonly position: number
}

/** Everything ever given and not taken away; wrong numbers too, so that nobody notes them again. */
export async function pointsOf(tx: Tx, person: PersonId): Promise<readonly PointRow[]> {
  const { rows } = await sql<PointRow>`select c.id, c.person_id as person, c.channel, c.value_sealed as sealed, c.owner,
      c.may_leave_message as "mayLeaveMessage", c.may_write_since is not null as allowed, c.never_write as never,
      exists (select 1 from enrollment.contact_point o join enrollment.person q on q.id = o.person_id
        where c.value_key is not null and o.value_key = c.value_key and o.person_id <> c.person_id and o.removed_at is null
          and o.wrong_since is null and q.program_id = c.program_id and q.state <> 'duplicate') as shared,
      c.wrong_since as "wrongSince", c.last_ok_at as "lastOkAt", c.position,
      case when c.failed_key = c.value_key then c.failed_since end as "failedSince"
    from enrollment.contact_point c where c.person_id = ${person} and c.removed_at is null
    order by c.wrong_since nulls first, c.position, c.added_at, c.id`.execute(tx)
  return rows
}

export type Point = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly channel: ContactChannel
  readonly sealed: string
  readonly key: string
  readonly owner: ContactOwner
  readonly mayLeaveMessage: boolean
  /** Since when automatic messages are allowed although others read them; null without that word. */
  readonly allowedSince: Instant | null
  readonly never: boolean
  readonly at: Instant
}

/** The same id corrects; a value that changes is unproven and, if it was wrong, no longer. False: it is somebody else's. */
export async function putPoint(tx: Tx, p: Point): Promise<boolean> {
  const { rows } =
    await sql`insert into enrollment.contact_point as c (id, program_id, person_id, channel, value_sealed, value_key,
      owner, may_leave_message, may_write_since, never_write, added_at, position)
    values (${p.id}, ${p.program}, ${p.person}, ${p.channel}, ${p.sealed}, ${p.key}, ${p.owner}, ${p.mayLeaveMessage},
      ${p.allowedSince}, ${p.never}, ${p.at},
      (select count(*) from enrollment.contact_point where person_id = ${p.person} and removed_at is null))
    on conflict (id) do update set channel = excluded.channel, value_sealed = excluded.value_sealed, value_key = excluded.value_key,
      owner = excluded.owner, may_leave_message = excluded.may_leave_message, never_write = excluded.never_write,
      may_write_since = case when excluded.may_write_since is null then null else coalesce(c.may_write_since, excluded.may_write_since) end,
      verified_at = case when c.value_key = excluded.value_key then c.verified_at end,
      last_ok_at = case when c.value_key = excluded.value_key then c.last_ok_at end,
      wrong_since = case when c.value_key = excluded.value_key then c.wrong_since end,
      erased_at = case when c.value_key = excluded.value_key then c.erased_at end
    where c.person_id = ${p.person} and c.removed_at is null returning id`.execute(tx)
  return rows.length === 1
}

export type Owned = { readonly person: PersonId; readonly program: ProgramId }

export async function removePoint(tx: Tx, id: string, at: Instant): Promise<Owned | undefined> {
  const { rows } =
    await sql<Owned>`update enrollment.contact_point set removed_at = coalesce(removed_at, ${at}), value_sealed = null,
      value_key = null, erased_at = coalesce(erased_at, ${at}) where id = ${id} returning person_id as person, program_id as program`.execute(
      tx,
    )
  return rows[0]
}

/** Not written to from this statement on. Taken back only while the value is still there. */
export async function setWrong(
  tx: Tx,
  id: string,
  person: PersonId,
  since: Instant | null,
): Promise<Owned | undefined> {
  const { rows } = await sql<Owned>`update enrollment.contact_point
    set wrong_since = case when ${since}::timestamptz is null then null else coalesce(wrong_since, ${since}) end
    where id = ${id} and person_id = ${person} and erased_at is null returning person_id as person, program_id as program`.execute(
    tx,
  )
  return rows[0]
}

export async function noteWorked(tx: Tx, id: string, person: PersonId, at: Instant): Promise<void> {
  await sql`update enrollment.contact_point set verified_at = coalesce(verified_at, ${at}), last_ok_at = greatest(last_ok_at, ${at})
    where id = ${id} and person_id = ${person}`.execute(tx)
}

export async function setOrder(tx: Tx, person: PersonId, order: readonly string[]): Promise<void> {
  await sql`update enrollment.person set channel_order = ${[...order]}::text[] where id = ${person}`.execute(tx)
}

/** @source services/03 §3.8: the number of a stranger is kept for a day, to take back a slip, and not longer. */
export async function eraseWrong(tx: Tx, before: Instant, now: Instant, limit: number): Promise<number> {
  const { rows } =
    await sql`update enrollment.contact_point set value_sealed = null, value_key = null, erased_at = ${now}
    where id in (select id from enrollment.contact_point where wrong_since <= ${before} and erased_at is null
      order by wrong_since limit ${limit} for update skip locked) returning id`.execute(tx)
  return rows.length
}

export async function unkeyedPoints(
  tx: Tx,
  limit: number,
): Promise<readonly { readonly id: string; readonly sealed: string }[]> {
  const { rows } = await sql<{
    id: string
    sealed: string
  }>`select id, value_sealed as sealed from enrollment.contact_point
    where value_key is null and value_sealed is not null order by id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function keyPoints(
  tx: Tx,
  keyed: readonly { readonly id: string; readonly key: string }[],
): Promise<void> {
  await sql`update enrollment.contact_point c set value_key = k.key
    from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as k (id uuid, key text) where c.id = k.id`.execute(tx)
}

export type Reachable = { readonly person: PersonId; readonly alias: string; readonly identitySealed: string | null }

/** Who of a programme has one of these numbers or mailboxes, that is not known to be a stranger's. */
export async function peopleWithContacts(
  tx: Tx,
  program: string,
  contactKeys: readonly string[],
): Promise<readonly Reachable[]> {
  const { rows } = await sql<Reachable>`select distinct p.id as person, p.alias, p.identity_sealed as "identitySealed"
    from enrollment.contact_point c join enrollment.person p on p.id = c.person_id
    where c.value_key = any (${[...contactKeys]}::text[]) and c.program_id = ${program} and c.removed_at is null
      and c.wrong_since is null and p.state <> 'duplicate' order by p.alias limit 50`.execute(tx)
  return rows
}

/** Whether this is a number or mailbox of whoever asks. */
export async function isOwnContact(tx: Tx, key: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.account where id = platform.actor_account() and ${key} = any (contact_keys)`.execute(
      tx,
    )
  return rows.length > 0
}
