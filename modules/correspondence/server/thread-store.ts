import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ThreadKind = 'person' | 'shared' | 'unknown' | 'wrong'
export type LetterChannel = 'sms' | 'whatsapp' | 'app'

export type ThreadState = {
  readonly id: PersonId
  readonly program: ProgramId
  readonly person: PersonId | null
  readonly kind: ThreadKind
  readonly lastInAt: Instant | null
  readonly lastInChannel: LetterChannel | null
  readonly waiting: number
  readonly promiseKey: string | null
  /** Of those that wait, what raised a review: duty owes it, under a promise of its own. */
  readonly reviewWaiting: number
  readonly reviewKey: string | null
  readonly dueAt: Instant | null
}

const state = sql`id, program_id as program, person_id as person, kind, last_in_at as "lastInAt", last_in_channel as "lastInChannel",
  waiting, promise_key as "promiseKey", review_waiting as "reviewWaiting", review_key as "reviewKey", due_at as "dueAt"`

export type ComingIn = {
  readonly id: PersonId
  readonly program: ProgramId
  readonly kind: ThreadKind
  readonly numberKey: string | null
  readonly numberSealed: string | null
  readonly channel: LetterChannel
  readonly now: Instant
  readonly windowUntil: Instant | null
  /** Used where nothing of its kind waited before; null where nobody owes an answer. */
  readonly promiseKey: string | null
  readonly isReview: boolean
  readonly dueAt: Instant | null
  /** What they said about being written to; null leaves it as it was, `start` takes it back. */
  readonly quiet: 'stop' | 'not-now' | 'start' | null
  /** Null keeps it for good. */
  readonly eraseAt: Instant | null
}

export type NewMessage = {
  readonly id: string
  readonly program: ProgramId
  readonly thread: PersonId
  readonly person: PersonId | null
  readonly sender: 'person' | 'team' | 'house'
  readonly channel: LetterChannel
  readonly provider: string | null
  readonly providerId: string | null
  readonly says: string
  readonly forClinicians: boolean
  readonly textSealed: string
  readonly by: AccountId | null
  readonly occurredAt: Instant
  readonly receivedAt: Instant
}

const messageInsert = (
  m: NewMessage,
) => sql`insert into correspondence.message (id, program_id, thread_id, person_id, sender, channel, provider,
      provider_id, says, for_clinicians, text_sealed, by_account, occurred_at, received_at)
    values (${m.id}, ${m.program}, ${m.thread}, ${m.person}, ${m.sender}, ${m.channel}, ${m.provider}, ${m.providerId}, ${m.says},
      ${m.forClinicians}, ${m.textSealed}, ${m.by}, ${m.occurredAt}, ${m.receivedAt})`

export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await messageInsert(message).execute(tx)
}

/** `personState` is where they stand on their way in; null where nobody can be named. */
export type CameIn = ThreadState & { readonly personState: string | null }

/**
 * The message, and its conversation with one more waiting, begun where there was none. A number that several people gave, or that was
 * wrong, takes the kind that says more; what is kept for good stays so.
 */
export async function comeIn(tx: Tx, t: ComingIn, message: NewMessage): Promise<CameIn> {
  const answers = t.promiseKey === null ? 0 : 1
  const [plainKey, reviewKey] = t.isReview ? [null, t.promiseKey] : [t.promiseKey, null]
  const reviews = reviewKey === null ? 0 : 1
  const { rows } =
    await sql<CameIn>`with kept as (insert into correspondence.thread as t (id, program_id, person_id, kind, number_key, number_sealed, opened_at,
      last_at, last_in_at, last_in_channel, window_until, waiting, promise_key, review_waiting, review_key, due_at, quiet, quiet_since, erase_at)
    values (${t.id}, ${t.program}, ${t.kind === 'person' ? t.id : null}, ${t.kind}, ${t.numberKey}, ${t.numberSealed}, ${t.now},
      ${t.now}, ${t.now}, ${t.channel}, ${t.windowUntil}, ${answers}, ${plainKey}, ${reviews}, ${reviewKey}, ${t.dueAt},
      ${t.quiet === 'start' ? null : t.quiet}, ${t.quiet === 'start' || t.quiet === null ? null : t.now}, ${t.eraseAt})
    on conflict (id) do update set last_at = excluded.last_at, last_in_at = excluded.last_in_at, last_in_channel = excluded.last_in_channel,
      kind = case when t.kind = 'wrong' then t.kind else excluded.kind end,
      window_until = coalesce(excluded.window_until, t.window_until),
      waiting = t.waiting + ${answers}, done_at = case when ${answers} = 1 then null else t.done_at end,
      review_waiting = t.review_waiting + ${reviews},
      promise_key = case when t.waiting > t.review_waiting then t.promise_key else coalesce(excluded.promise_key, t.promise_key) end,
      review_key = case when t.review_waiting > 0 then t.review_key else coalesce(excluded.review_key, t.review_key) end,
      due_at = case when t.waiting > 0 then t.due_at else coalesce(excluded.due_at, t.due_at) end,
      quiet = case when ${t.quiet}::text is null then t.quiet else excluded.quiet end,
      quiet_since = case when ${t.quiet}::text is null then t.quiet_since else excluded.quiet_since end,
      erase_at = case when t.erase_at is null or excluded.erase_at is null then null else least(t.erase_at, excluded.erase_at) end
    returning *), said as (${messageInsert(message)})
    select ${state}, (select p.state from enrollment.person p where p.id = kept.person_id) as "personState" from kept`.execute(
      tx,
    )
  const [row] = rows
  if (row === undefined) throw new Error('a conversation was kept and cannot be found')
  return row
}

export async function putCandidates(
  tx: Tx,
  thread: PersonId,
  people: ReadonlyArray<{ readonly person: PersonId; readonly program: ProgramId; readonly alias: string }>,
): Promise<void> {
  if (people.length === 0) return
  await sql`insert into correspondence.candidate (thread_id, person_id, program_id, alias)
    select ${thread}, person, program, alias from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as c (person uuid, program uuid, alias text)
    on conflict do nothing`.execute(tx)
}

/** What the asker may see of it; nothing where they may not. */
export async function visibleThread(tx: Tx, id: string): Promise<ThreadState | undefined> {
  const { rows } = await sql<ThreadState>`select ${state} from correspondence.thread where id = ${id}`.execute(tx)
  return rows[0]
}

/** Answered: nothing waits, but what only a clinician may end where it was not one who answered. */
export async function settleThread(
  tx: Tx,
  id: PersonId,
  now: Instant,
  { done, reviews }: { readonly done: boolean; readonly reviews: boolean },
): Promise<void> {
  await sql`update correspondence.thread set done_waiting = waiting, done_review_waiting = review_waiting,
    waiting = case when ${reviews} then 0 else review_waiting end, review_waiting = case when ${reviews} then 0 else review_waiting end,
    last_at = case when ${done} then last_at else ${now} end,
    done_at = case when ${done} then ${now}::timestamptz else done_at end where id = ${id}`.execute(tx)
}

/** The alert ended: what raised it waits no more, whatever else does. @returns the promise that was kept by it */
export async function settleReviews(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ key: string | null }>`with held as (
      select id, review_key, review_waiting from correspondence.thread where id = ${id} for update)
    update correspondence.thread t set waiting = t.waiting - t.review_waiting, review_waiting = 0,
      done_waiting = t.done_waiting - coalesce(t.done_review_waiting, 0), done_review_waiting = 0
    from held where t.id = held.id returning case when held.review_waiting > 0 then held.review_key end as key`.execute(
    tx,
  )
  return rows[0]?.key ?? null
}

/** Undoes that nothing is owed; answers what waits again, under promises of its own. */
export async function unsettleThread(
  tx: Tx,
  id: PersonId,
  {
    notBefore,
    promiseKey,
    reviewKey,
  }: { readonly notBefore: Instant } & Readonly<Record<'promiseKey' | 'reviewKey', string>>,
): Promise<Pick<ThreadState, 'waiting' | 'reviewWaiting' | 'dueAt'> | undefined> {
  const { rows } = await sql<
    Pick<ThreadState, 'waiting' | 'reviewWaiting' | 'dueAt'>
  >`update correspondence.thread set done_at = null, waiting = coalesce(done_waiting, 0), promise_key = ${promiseKey},
      review_waiting = coalesce(done_review_waiting, 0), review_key = ${reviewKey}
    where id = ${id} and done_at >= ${notBefore} returning waiting, review_waiting as "reviewWaiting", due_at as "dueAt"`.execute(
    tx,
  )
  return rows[0]
}

export async function ownThread(tx: Tx, id: PersonId, account: AccountId | null): Promise<void> {
  await sql`update correspondence.thread set owner_account = ${account} where id = ${id}`.execute(tx)
}

export async function accountIsThere(tx: Tx, account: AccountId): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.account where id = ${account} and active`.execute(tx)
  return rows.length === 1
}

/** Conversations with strangers whose time is over. */
export async function eraseDue(tx: Tx, now: Instant, limit: number): Promise<number> {
  const { rows } = await sql`delete from correspondence.thread where id in (
      select id from correspondence.thread where erase_at <= ${now} order by erase_at limit ${limit} for update skip locked) returning id`.execute(
    tx,
  )
  return rows.length
}
