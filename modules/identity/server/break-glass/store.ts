import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Broken = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: AccountId
  readonly reasonSealed: string
  readonly openedAt: Instant
  readonly expiresAt: Instant
  readonly secondReaderDueAt: Instant
}

export async function insertBreakGlass(tx: Tx, one: Broken): Promise<void> {
  await sql`insert into identity.break_glass (id, program_id, person_id, account_id, reason_sealed, opened_at, expires_at, second_reader_due_at)
    values (${one.id}, ${one.program}, ${one.person}, ${one.account}, ${one.reasonSealed}, ${one.openedAt}, ${one.expiresAt},
      ${one.secondReaderDueAt})`.execute(tx)
}

export async function findBreakGlass(tx: Tx, id: string) {
  const { rows } = await sql<{
    person: PersonId
    account: AccountId
    readAt: Instant | null
  }>`select person_id as person, account_id as account,
    second_read_at as "readAt" from identity.break_glass where id = ${id}`.execute(tx)
  return rows[0]
}

export async function insertReview(tx: Tx, id: string, by: AccountId, says: string, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`update identity.break_glass set second_reader_account_id = ${by}, second_read_at = ${at}, second_reader_says = ${says}
    where id = ${id} and second_read_at is null returning id`.execute(tx)
  return rows.length > 0
}

export async function unreviewed(tx: Tx) {
  const { rows } = await sql<
    Omit<Broken, 'program' | 'expiresAt'> & { alias: string; by: string }
  >`select b.id, b.person_id as person, p.alias,
      b.account_id as account, coalesce(a.display_name, '') as by, b.reason_sealed as "reasonSealed", b.opened_at as "openedAt",
      b.second_reader_due_at as "secondReaderDueAt"
    from identity.break_glass b join identity.participant p on p.person_id = b.person_id left join identity.account a on a.id = b.account_id
    where b.second_read_at is null order by b.second_reader_due_at, b.id limit 200`.execute(tx)
  return rows
}

/** Closes the openings whose time is over; a row that another worker holds is left to it. */
export async function closeExpired(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql`with due as (
      select c.id from identity.care_relation c
      where c.kind = 'break_glass' and c.until is null and not exists (
        select 1 from identity.break_glass b where b.person_id = c.person_id and b.account_id = c.account_id and b.expires_at > ${now})
      for update of c skip locked)
    update identity.care_relation c set until = ${now} from due where c.id = due.id returning c.id`.execute(tx)
  return rows.length
}
