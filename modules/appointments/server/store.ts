import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AppointmentRow, Hand, NeedsChoice } from './appointment-row.ts'

const columns = sql`id, program_id as program, person_id as person, account_id as account, kind, mode, starts_at as "startsAt",
  ends_at as "endsAt", state, version, promise_key as promise, sealed, missed_by as "missedBy", cancelled_why as "cancelledWhy",
  needs_choice as "needsChoice", reminder_at as "reminderAt", reminder, made_at as "madeAt", ended_at as "endedAt", changed_at as "changedAt"`

/** Locked until the end of the transaction; row-level security decides whose it may be. */
export async function appointmentFor(tx: Tx, id: string): Promise<AppointmentRow | undefined> {
  const { rows } =
    await sql<AppointmentRow>`select ${columns} from appointments.appointment where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** False where an appointment of this id is there already. */
export async function putAppointment(tx: Tx, row: AppointmentRow, hand: Hand): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode,
      starts_at, ends_at, state, version, promise_key, sealed, reminder_at, reminder, made_at, changed_at, changed_by_kind, changed_by, changed_how)
    values (${row.id}, ${row.program}, ${row.person}, ${row.account}, ${row.kind}, ${row.mode}, ${row.startsAt}, ${row.endsAt},
      ${row.state}, ${row.version}, ${row.promise}, ${row.sealed}, ${row.reminderAt}, ${row.reminder}, ${row.madeAt}, ${hand.at},
      ${hand.by}, ${hand.account}, ${hand.how}) on conflict (id) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function saveAppointment(tx: Tx, row: AppointmentRow, hand: Hand): Promise<void> {
  await sql`update appointments.appointment set account_id = ${row.account}, mode = ${row.mode}, starts_at = ${row.startsAt},
      ends_at = ${row.endsAt}, state = ${row.state}, version = ${row.version}, sealed = ${row.sealed}, missed_by = ${row.missedBy},
      cancelled_why = ${row.cancelledWhy}, needs_choice = ${row.needsChoice}, reminder_at = ${row.reminderAt}, reminder = ${row.reminder},
      ended_at = ${row.endedAt}, changed_at = ${hand.at}, changed_by_kind = ${hand.by}, changed_by = ${hand.account}, changed_how = ${hand.how}
    where id = ${row.id}`.execute(tx)
}

/** What is still ahead of, or waits for, these people; locked. */
export async function openOf(
  tx: Tx,
  person: PersonId,
  account: string | null = null,
): Promise<readonly AppointmentRow[]> {
  const { rows } = await sql<AppointmentRow>`select ${columns} from appointments.appointment
    where person_id = ${person} and state in ('proposed', 'agreed') and (${account}::uuid is null or account_id = ${account}::uuid)
    order by starts_at for update`.execute(tx)
  return rows
}

/** Called off at once, whoever they were with. */
type Some = readonly Pick<AppointmentRow, 'id'>[]
const idsOf = (rows: Some): string[] => rows.map(({ id }) => id)

export async function endAll(tx: Tx, rows: Some, why: string, hand: Hand): Promise<void> {
  if (rows.length === 0) return
  await sql`update appointments.appointment set state = 'cancelled', cancelled_why = ${why}, needs_choice = null, reminder_at = null,
      ended_at = ${hand.at}, changed_at = ${hand.at}, changed_by_kind = ${hand.by}, changed_by = ${hand.account}, changed_how = ${hand.how}
    where id = any (${idsOf(rows)}::uuid[])`.execute(tx)
}

export async function aheadOf(tx: Tx, account: string, now: Instant): Promise<readonly AppointmentRow[]> {
  const { rows } = await sql<AppointmentRow>`select ${columns} from appointments.appointment
    where account_id = ${account} and state in ('proposed', 'agreed') and starts_at > ${now}`.execute(tx)
  return rows
}

export async function openOfMany(
  tx: Tx,
  people: readonly PersonId[],
  now: Instant,
): Promise<readonly AppointmentRow[]> {
  const { rows } = await sql<AppointmentRow>`select ${columns} from appointments.appointment
    where person_id = any (${[...people]}::uuid[]) and state in ('proposed', 'agreed') and starts_at > ${now}`.execute(
    tx,
  )
  return rows
}

/** Kept as it is, and shown until both have chosen again. */
export async function flag(tx: Tx, rows: Some, why: NeedsChoice): Promise<void> {
  if (rows.length === 0) return
  await sql`update appointments.appointment set needs_choice = ${why} where id = any (${idsOf(rows)}::uuid[]) and needs_choice is null`.execute(
    tx,
  )
}

/** Held so long ago that it cannot be a slip, or proposed and never answered; claimed. */
export async function toSettle(
  tx: Tx,
  heldBefore: Instant,
  now: Instant,
  limit: number,
): Promise<readonly { readonly id: string; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    id: string
    program: ProgramId
  }>`select id, program_id as program from appointments.appointment
    where (state = 'held' and told_at is null and ended_at <= ${heldBefore}) or (state = 'proposed' and starts_at <= ${now})
    order by id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export type Untold = AppointmentRow & { readonly isFirst: boolean }

export async function someFor(tx: Tx, ids: readonly string[]): Promise<readonly Untold[]> {
  const { rows } = await sql<Untold>`select ${columns}, not exists (select 1 from appointments.appointment o
      where o.person_id = appointment.person_id and o.kind = 'session' and o.state = 'held' and o.told_at is not null) as "isFirst"
    from appointments.appointment where id = any (${[...ids]}::uuid[]) order by starts_at for update`.execute(tx)
  return rows
}

export async function markTold(tx: Tx, rows: Some, now: Instant): Promise<void> {
  if (rows.length === 0) return
  await sql`update appointments.appointment set told_at = ${now} where id = any (${idsOf(rows)}::uuid[])`.execute(tx)
}
