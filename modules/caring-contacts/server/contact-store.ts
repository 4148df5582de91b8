import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'
import type { PausedFor } from './store.ts'

export type ContactRecord = {
  readonly id: string
  readonly schedule: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly alias: string
  readonly nth: number
  readonly on: string
  readonly mode: 'message' | 'call'
  readonly why: 'step' | 'birthday'
  readonly state: 'planned' | 'sent' | 'called' | 'left-out'
  readonly askedAt: Instant | null
  readonly wordsSealed: string | null
  readonly ownWords: boolean
  readonly doneAt: Instant | null
  readonly tries: number
  readonly sender: AccountId | null
  readonly senderName: string | null
  readonly pausedFor: readonly (PausedFor | 'alert')[]
  readonly over: boolean
}

const columns = sql`c.id, c.schedule_id as schedule, c.program_id as program, c.person_id as person, i.alias, c.nth, c.due_on as "on", c.mode, c.why,
  c.state, c.asked_at as "askedAt", c.words_sealed as "wordsSealed", c.own_words as "ownWords", c.done_at as "doneAt", c.tries,
  s.sender_id as sender, a.display_name as "senderName", case when caring_contacts.alarmed(c.person_id) then s.paused_for || 'alert'::text else s.paused_for end as "pausedFor", s.ended_at is not null as over`

const from = sql`caring_contacts.contact c join caring_contacts.schedule s on s.id = c.schedule_id
  join identity.participant i on i.person_id = c.person_id left join identity.account a on a.id = s.sender_id`

const read = async (tx: Tx, where: RawBuilder<unknown>): Promise<readonly ContactRecord[]> =>
  (await sql<ContactRecord>`select ${columns} from ${from} where ${where}`.execute(tx)).rows

/** Row-level security decides whose: one's own people, and those whom one may open. */
export const contactsBetween = (tx: Tx, from: string, to: string, limit: number): Promise<readonly ContactRecord[]> =>
  read(
    tx,
    sql`s.ended_at is null and (c.due_on between ${from} and ${to} or (c.state = 'planned' and c.asked_at is not null and c.due_on < ${from}))
    order by c.due_on, i.alias limit ${limit}`,
  )

export const contactOf = async (tx: Tx, id: string): Promise<ContactRecord | undefined> =>
  (await read(tx, sql`c.id = ${id}`))[0]

export const contactsOfSchedule = (tx: Tx, schedule: string): Promise<readonly ContactRecord[]> =>
  read(tx, sql`c.schedule_id = ${schedule} order by c.due_on`)

/** Held until the end of the transaction; whoever else looks takes others. */
export async function claimContacts(tx: Tx, ids: readonly string[]): Promise<readonly ContactRecord[]> {
  await sql`select 1 from caring_contacts.contact where id = any (${[...ids]}::uuid[]) and state = 'planned' order by id for update`.execute(
    tx,
  )
  return read(
    tx,
    sql`c.id = any (${[...ids]}::uuid[]) and c.state = 'planned' and s.ended_at is null and s.paused_for = '{}' and not caring_contacts.alarmed(c.person_id) order by c.due_on, c.id`,
  )
}

/** What somebody must look at: not asked about yet, or a message of today or before. */
export async function dueContacts(
  tx: Tx,
  until: { readonly ask: string; readonly send: string },
  limit: number,
): Promise<ReadonlyArray<{ readonly id: string; readonly program: ProgramId }>> {
  const { rows } = await sql<{
    id: string
    program: ProgramId
  }>`select c.id, c.program_id as program from caring_contacts.contact c
      join caring_contacts.schedule s on s.id = c.schedule_id
    where c.state = 'planned' and s.ended_at is null and s.paused_for = '{}' and not caring_contacts.alarmed(c.person_id)
      and ((c.asked_at is null and c.due_on <= ${until.ask}) or (c.mode = 'message' and c.due_on <= ${until.send}))
    order by c.due_on, c.id limit ${limit}`.execute(tx)
  return rows
}

export async function setAsked(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update caring_contacts.contact set asked_at = ${at} where id = any (${[...ids]}::uuid[])`.execute(tx)
}

export type Done = {
  readonly id: string
  readonly state: 'sent' | 'called' | 'left-out'
  readonly at: Instant
  readonly by: AccountId | null
  /** Kept with the contact where a message went without words of its own. */
  readonly wordsSealed?: string
}

export async function setDone(tx: Tx, { id, state, at, by, wordsSealed }: Done): Promise<void> {
  await sql`with done as (update caring_contacts.contact set state = ${state}, done_at = ${at}, done_by = ${by},
      words_sealed = coalesce(words_sealed, ${wordsSealed ?? null}), tries = tries + ${state === 'called' ? 1 : 0}
      where id = ${id} and state = 'planned' returning schedule_id)
    update caring_contacts.schedule s set last_contact_at = ${at} from done
    where s.id = done.schedule_id and ${state !== 'left-out'}`.execute(tx)
}

export async function setWords(tx: Tx, id: string, sealed: string | null, by: AccountId | null): Promise<void> {
  await sql`update caring_contacts.contact set words_sealed = ${sealed}, own_words = ${sealed !== null}, written_by = ${by} where id = ${id}`.execute(
    tx,
  )
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await sql`update caring_contacts.contact set tries = tries + 1 where id = ${id}`.execute(tx)
}

/** False where it was not called, or too long ago. */
export async function undoCalled(tx: Tx, id: string, notBefore: Instant): Promise<boolean> {
  const { rows } = await sql`update caring_contacts.contact set state = 'planned', done_at = null, done_by = null
    where id = ${id} and state = 'called' and done_at >= ${notBefore} returning id`.execute(tx)
  return rows.length > 0
}

export async function nothingPlanned(tx: Tx, schedule: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from caring_contacts.contact where schedule_id = ${schedule} and state = 'planned' limit 1`.execute(
      tx,
    )
  return rows.length === 0
}
