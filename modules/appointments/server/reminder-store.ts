import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type DueReminder = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly account: AccountId
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly version: number
  readonly reminder: 'day-before' | 'soon'
}

/** Claimed: a second worker takes others, and what a killed one did not commit is claimed again. */
export async function dueReminders(tx: Tx, now: Instant, limit: number): Promise<readonly DueReminder[]> {
  const { rows } = await sql<DueReminder>`select id, program_id as program, person_id as person, account_id as account,
      starts_at as "startsAt", ends_at as "endsAt", version, reminder
    from appointments.appointment where state = 'agreed' and reminder_at <= ${now}
    order by reminder_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export type NextReminder = {
  readonly id: string
  readonly at: Instant | null
  readonly name: 'day-before' | 'soon' | null
}

export async function setReminders(tx: Tx, next: readonly NextReminder[]): Promise<void> {
  await sql`update appointments.appointment a set reminder_at = g.at, reminder = g.name
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as g(id uuid, at timestamptz, name text) where a.id = g.id`.execute(
    tx,
  )
}
