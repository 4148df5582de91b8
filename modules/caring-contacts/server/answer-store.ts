import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'

export type NewAnswer = {
  readonly message: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly schedule: string
  readonly receivedAt: Instant
  readonly dueAt: Instant
}

export async function insertAnswer(tx: Tx, a: NewAnswer): Promise<void> {
  await sql`insert into caring_contacts.answer (message_id, program_id, person_id, schedule_id, received_at, due_at)
    values (${a.message}, ${a.program}, ${a.person}, ${a.schedule}, ${a.receivedAt}, ${a.dueAt}) on conflict do nothing`.execute(
    tx,
  )
}

export type AnswerRecord = {
  readonly message: string
  readonly person: PersonId
  readonly alias: string
  readonly receivedAt: Instant
  readonly dueAt: Instant
  readonly sender: AccountId | null
}

const unread = async (tx: Tx, more: RawBuilder<unknown>, limit: number): Promise<readonly AnswerRecord[]> => {
  const { rows } =
    await sql<AnswerRecord>`select n.message_id as message, n.person_id as person, i.alias, n.received_at as "receivedAt",
      n.due_at as "dueAt", s.sender_id as sender
    from caring_contacts.answer n join caring_contacts.schedule s on s.id = n.schedule_id join identity.participant i on i.person_id = n.person_id
    where n.read_at is null and ${more} order by n.due_at, n.message_id limit ${limit}`.execute(tx)
  return rows
}

export const openAnswers = (tx: Tx, limit: number): Promise<readonly AnswerRecord[]> => unread(tx, sql`true`, limit)

export const answersWaiting = (tx: Tx, person: PersonId, limit: number): Promise<readonly AnswerRecord[]> =>
  unread(tx, sql`n.person_id = ${person}`, limit)

/** One, if the actor may see it. */
export async function answerOf(tx: Tx, message: string): Promise<{ readonly person: PersonId } | undefined> {
  const { rows } = await sql<{
    person: PersonId
  }>`select person_id as person from caring_contacts.answer where message_id = ${message}`.execute(tx)
  return rows[0]
}

/** Everything that this person wrote and nobody had read, or one of it; answers which were still open. */
export async function readAnswers(
  tx: Tx,
  of: { readonly person: PersonId } | { readonly message: string },
  by: AccountId | null,
  at: Instant,
): Promise<readonly string[]> {
  const where = 'person' in of ? sql`person_id = ${of.person}` : sql`message_id = ${of.message}`
  const { rows } = await sql<{ message: string }>`update caring_contacts.answer set read_at = ${at}, read_by = ${by}
    where ${where} and read_at is null returning message_id as message`.execute(tx)
  return rows.map(({ message }) => message)
}
