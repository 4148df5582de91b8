import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { LetterChannel, ThreadKind } from './thread-store.ts'

export type InboxRecord = {
  readonly thread: string
  readonly kind: ThreadKind
  readonly alias: string | null
  readonly candidates: readonly string[]
  readonly lastInAt: Instant | null
  readonly channel: LetterChannel
  readonly waiting: number
  readonly clinical: boolean
  readonly windowUntil: Instant | null
  readonly dueAt: Instant | null
  readonly owner: string | null
  readonly quiet: 'stop' | 'not-now' | null
  readonly doneAt: Instant | null
}

const rowsWhere = (where: RawBuilder<unknown>, limit: number) => sql<
  InboxRecord & { total: number; allWaiting: number }
>`select t.id as thread, t.kind, coalesce(i.alias, p.alias) as alias,
    coalesce((select array_agg(c.alias order by c.alias) from correspondence.candidate c where c.thread_id = t.id), '{}') as candidates,
    t.last_in_at as "lastInAt", coalesce(t.last_in_channel, 'app') as channel, t.waiting, correspondence.clinical_count(t.id) > 0 as clinical,
    t.window_until as "windowUntil", case when t.waiting > 0 then t.due_at end as "dueAt", a.display_name as owner, t.quiet,
    t.done_at as "doneAt", t.total, t."allWaiting"
  from (select t.*, count(*) over () as total, count(*) filter (where t.waiting > 0) over () as "allWaiting" from correspondence.thread t
      left join identity.participant i on i.person_id = t.person_id left join enrollment.person p on p.id = t.person_id
    where ${where} order by (t.waiting > 0) desc, t.last_at desc, t.id limit ${limit}) t
    left join identity.participant i on i.person_id = t.person_id left join enrollment.person p on p.id = t.person_id
    left join identity.account a on a.id = t.owner_account
  order by (t.waiting > 0) desc, t.last_at desc, t.id`

export type InboxPage = { readonly rows: readonly InboxRecord[]; readonly total: number; readonly waiting: number }

/** Row-level security decides whose conversations an asker sees, in the list and in the counts alike. */
export async function inboxPage(
  tx: Tx,
  program: string,
  { done, search, limit }: { readonly done: boolean; readonly search: string; readonly limit: number },
): Promise<InboxPage> {
  const like = `%${search.replace(/[%_\\]/g, '')}%`
  const { rows } = await rowsWhere(
    sql`t.program_id = ${program} and (t.done_at is not null) = ${done} and (${search} = '' or i.alias ilike ${like} or p.alias ilike ${like}
      or exists (select 1 from correspondence.candidate c where c.thread_id = t.id and c.alias ilike ${like}))`,
    limit,
  ).execute(tx)
  return { rows, total: rows[0]?.total ?? 0, waiting: rows[0]?.allWaiting ?? 0 }
}

export async function inboxRowOf(tx: Tx, program: string, thread: string): Promise<InboxRecord | undefined> {
  return (await rowsWhere(sql`t.program_id = ${program} and t.id = ${thread}`, 1).execute(tx)).rows[0]
}

export type LetterRecord = {
  readonly id: string
  readonly at: Instant
  readonly from: 'person' | 'team' | 'house'
  readonly channel: LetterChannel
  readonly sealed: string
  readonly clinical: boolean
  readonly who: string | null
}

const letterColumns = sql`m.id, m.received_at as at, m.sender as "from", m.channel, m.text_sealed as sealed, m.for_clinicians as clinical,
  a.display_name as who`

export async function lettersOf(tx: Tx, thread: string, limit: number): Promise<readonly LetterRecord[]> {
  const { rows } = await sql<LetterRecord>`select * from (select ${letterColumns} from correspondence.message m
      left join identity.account a on a.id = m.by_account where m.thread_id = ${thread} order by m.received_at desc, m.id desc limit ${limit}) l
    order by at, id`.execute(tx)
  return rows
}

/** The person's own, for their phone. */
export async function ownLetters(
  tx: Tx,
  person: PersonId,
  keys: readonly string[] | 'all',
  limit: number,
): Promise<readonly LetterRecord[]> {
  const wanted = keys === 'all' ? null : [...keys]
  const { rows } =
    await sql<LetterRecord>`select ${letterColumns} from correspondence.message m left join identity.account a on a.id = m.by_account
    where m.person_id = ${person} and (${wanted}::uuid[] is null or m.id = any (${wanted}::uuid[]))
    order by m.received_at desc, m.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Moments of what the asker may not read: that it was written is known, what is not. */
export async function closedLetters(
  tx: Tx,
  thread: string,
): Promise<ReadonlyArray<{ readonly id: string; readonly at: Instant; readonly channel: LetterChannel }>> {
  const { rows } = await sql<{
    id: string
    at: Instant
    channel: LetterChannel
  }>`select id, at, channel from correspondence.clinical_moments(${thread})`.execute(tx)
  return rows
}

/** May the asker read every word of it, and not only what is not for clinicians? */
export async function mayReadAll(tx: Tx, thread: PersonId | string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select identity.may_open(${thread}, 'C3') or correspondence.clinical_count(${thread}) = 0 as may`.execute(tx)
  return rows[0]?.may ?? false
}

export async function callBackOf(tx: Tx, thread: string): Promise<string | undefined> {
  const { rows } = await sql<{
    sealed: string | null
  }>`select number_sealed as sealed from correspondence.thread where id = ${thread} and identity.may_open(id, 'C4')`.execute(
    tx,
  )
  return rows[0]?.sealed ?? undefined
}

export async function teamOf(
  tx: Tx,
  program: string,
): Promise<ReadonlyArray<{ readonly account: AccountId; readonly name: string }>> {
  const { rows } = await sql<{
    account: AccountId
    name: string
  }>`select id as account, display_name as name from identity.account
    where program_id = ${program} and active and 'coordinator' = any (roles) order by display_name`.execute(tx)
  return rows
}
