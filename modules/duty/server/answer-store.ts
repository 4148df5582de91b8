import type { AccountId, Instant, Language, ProgramId, Role } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { type RawBuilder, sql } from 'kysely'

/** Somebody of the team was called about something, and may answer by the same phone. */
export type Call = {
  readonly message: string
  readonly account: AccountId
  readonly program: ProgramId
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: Language
  readonly contactsSealed: string
  /** `alert:<uuid>` or `drill:<uuid>`. */
  readonly subject: string
  readonly alias: string | null
  readonly calledAt: Instant
  /** Nobody has taken the alert yet, or the drill still waits for this press. */
  readonly waits: boolean
}

const callsWhere = (
  where: RawBuilder<unknown>,
) => sql<Call>`select o.id as message, a.id as account, a.program_id as program,
    a.display_name as name, a.roles, a.language, a.contacts_sealed as "contactsSealed", o.subject_ref as subject,
    o.params->>'alias' as alias, o.queued_at as "calledAt",
    exists (select 1 from suicide_prevention.alert x where o.subject_ref = 'alert:' || x.id and x.handled_at is null
        and x.acknowledged_by is null)
      or exists (select 1 from duty.drill d join duty.drill_call c on c.drill_id = d.id and c.account_id = a.id
        where o.subject_ref = 'drill:' || d.id and d.finished_at is null and c.pressed_at is null) as waits
  from messages.outbox o join identity.account a on a.id = o.to_account and a.active
  where o.template in ('staff-alert', 'staff-alert-drill') and o.subject_ref is not null and ${where}`

export async function callByMessage(tx: Tx, message: string): Promise<Call | undefined> {
  const { rows } = await callsWhere(sql`o.id = ${message}`).execute(tx)
  return rows[0]
}

/** Everybody who was called since, once for each thing; the newest call first. */
export async function callsSince(tx: Tx, since: Instant): Promise<readonly Call[]> {
  const { rows } =
    await sql<Call>`select distinct on (account, subject) * from (${callsWhere(sql`o.queued_at >= ${since}`)}) as calls
    order by account, subject, "calledAt" desc`.execute(tx)
  return rows
}

/** A link opens once. */
export async function wasAnswered(tx: Tx, message: string): Promise<boolean> {
  const { rows } = await sql`select 1 from duty.answered where message_id = ${message}`.execute(tx)
  return rows.length > 0
}

export async function useAnswer(tx: Tx, message: string, program: string, at: Instant): Promise<void> {
  await sql`insert into duty.answered (message_id, program_id, at) values (${message}, ${program}, ${at})
    on conflict do nothing`.execute(tx)
}
