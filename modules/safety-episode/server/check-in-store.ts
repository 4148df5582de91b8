import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type CheckInRow = {
  readonly id: string
  readonly program: ProgramId
  readonly episode: string
  readonly person: PersonId
  readonly dueAt: Instant
  readonly lookAt: Instant | null
  readonly answeredAt: Instant | null
  readonly answerSealed: string | null
  readonly missedAt: Instant | null
  readonly cancelledAt: Instant | null
}

const columns = sql`id, program_id as program, episode_id as episode, person_id as person, due_at as "dueAt", look_at as "lookAt",
  answered_at as "answeredAt", answer_sealed as "answerSealed", missed_at as "missedAt", cancelled_at as "cancelledAt"`

export async function putCheckIn(
  tx: Tx,
  c: Pick<CheckInRow, 'id' | 'program' | 'episode' | 'person' | 'dueAt'> & {
    readonly by: AccountId
    readonly at: Instant
    readonly lookAt: Instant
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into safety_episode.check_in (id, program_id, episode_id, person_id, by_account, agreed_at, due_at, look_at)
    values (${c.id}, ${c.program}, ${c.episode}, ${c.person}, ${c.by}, ${c.at}, ${c.dueAt}, ${c.lookAt}) on conflict (id) do nothing returning id`.execute(
      tx,
    )
  return rows.length > 0
}

export async function checkInForUpdate(tx: Tx, id: string): Promise<CheckInRow | undefined> {
  // The person first, as everywhere.
  await sql`select suicide_prevention.hold_person(person_id) from safety_episode.check_in where id = ${id}`.execute(tx)
  const { rows } =
    await sql<CheckInRow>`select ${columns} from safety_episode.check_in where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function answered(tx: Tx, id: string, sealed: string, at: Instant): Promise<void> {
  await sql`update safety_episode.check_in set answered_at = ${at}, answer_sealed = ${sealed}, look_at = null where id = ${id}`.execute(
    tx,
  )
}

export async function cancelled(tx: Tx, id: string, at: Instant): Promise<void> {
  await sql`update safety_episode.check_in set cancelled_at = ${at}, look_at = null where id = ${id} and answered_at is null`.execute(
    tx,
  )
}

/** No phone asks any more. Answers which. */
export async function stopCheckIns(tx: Tx, person: PersonId, at: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`update safety_episode.check_in set cancelled_at = ${at}, look_at = null
    where person_id = ${person} and look_at is not null returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type DueCheckIn = { readonly id: string; readonly program: ProgramId }

export async function dueCheckIns(tx: Tx, now: Instant, limit: number): Promise<readonly DueCheckIn[]> {
  const { rows } = await sql<DueCheckIn>`select id, program_id as program from safety_episode.check_in
    where look_at <= ${now} order by look_at limit ${limit}`.execute(tx)
  return rows
}

/** Those of the named that stayed unanswered, marked so, once. Whose person somebody holds now comes with the next look. */
export async function claimMissed(tx: Tx, ids: readonly string[], now: Instant): Promise<readonly CheckInRow[]> {
  const { rows } = await sql<CheckInRow>`update safety_episode.check_in set missed_at = ${now}, look_at = null
    where id in (select id from safety_episode.check_in where id = any (${[...ids]}::uuid[]) and look_at <= ${now}
      and pg_try_advisory_xact_lock(77401, hashtext(person_id::text)) for update skip locked)
    returning ${columns}`.execute(tx)
  return rows
}

export async function checkInsOf(tx: Tx, person: PersonId): Promise<readonly CheckInRow[]> {
  const { rows } = await sql<CheckInRow>`select ${columns} from safety_episode.check_in where person_id = ${person}
    order by due_at desc limit 40`.execute(tx)
  return rows
}
