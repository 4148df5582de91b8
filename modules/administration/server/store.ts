import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { CycleFacts, ServiceState } from '../contract.ts'

export type ProgramRow = {
  readonly name: string
  readonly slug: string
  readonly demo: boolean
  readonly dutyPhone: string | null
  readonly dutySms: string | null
  readonly director: string | null
}

export async function programRow(tx: Tx, program: ProgramId): Promise<ProgramRow | undefined> {
  const { rows } =
    await sql<ProgramRow>`select name, slug, demo, duty_phone as "dutyPhone", duty_sms as "dutySms", director_account_id as director
    from identity.program where id = ${program}`.execute(tx)
  return rows[0]
}

export async function cyclesOf(tx: Tx, program: ProgramId): Promise<readonly CycleFacts[]> {
  const { rows } =
    await sql<CycleFacts>`select code, starts_on as "startsOn", ends_on as "endsOn", invitations_open as "invitationsOpen"
    from administration.cycle where program_id = ${program} order by starts_on desc, code desc`.execute(tx)
  return rows
}

export async function putCycle(tx: Tx, id: string, program: ProgramId, cycle: CycleFacts): Promise<void> {
  await sql`insert into administration.cycle (id, program_id, code, starts_on, ends_on, invitations_open)
    values (${id}, ${program}, ${cycle.code}, ${cycle.startsOn}, ${cycle.endsOn}, ${cycle.invitationsOpen})
    on conflict on constraint cycle_code do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      invitations_open = excluded.invitations_open`.execute(tx)
}

export async function servicesOf(tx: Tx, program: ProgramId): Promise<readonly ServiceState[]> {
  const { rows } = await sql<ServiceState>`select code, open, note_es as "noteEs", note_en as "noteEn"
    from administration.service where program_id = ${program}`.execute(tx)
  return rows
}

export async function servicesOfPerson(tx: Tx, person: PersonId): Promise<readonly ServiceState[]> {
  const { rows } = await sql<ServiceState>`select s.code, s.open, s.note_es as "noteEs", s.note_en as "noteEn"
    from administration.service s join identity.participant p on p.program_id = s.program_id where p.person_id = ${person}`.execute(
    tx,
  )
  return rows
}

export async function putService(tx: Tx, program: ProgramId, service: ServiceState): Promise<void> {
  await sql`insert into administration.service (program_id, code, open, note_es, note_en)
    values (${program}, ${service.code}, ${service.open}, ${service.noteEs}, ${service.noteEn})
    on conflict (program_id, code) do update set open = excluded.open, note_es = excluded.note_es, note_en = excluded.note_en`.execute(
    tx,
  )
}

/** Whoever has a phone of the programme: their catalogue changed. */
export async function peopleWithPhones(tx: Tx, program: ProgramId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{
    person: PersonId
  }>`select distinct person_id as person from identity.device where program_id = ${program} and signed_out_at is null`.execute(
    tx,
  )
  return rows.map(({ person }) => person)
}

export type NewChange = {
  readonly id: string
  readonly program: string
  readonly account: string | null
  readonly what: string
  readonly subject: string
  readonly before: object | null
  readonly after: object | null
  readonly at: Instant
}

export async function insertChange(tx: Tx, change: NewChange): Promise<void> {
  await sql`insert into administration.change (id, program_id, account_id, what, subject, before, after, at)
    values (${change.id}, ${change.program}, ${change.account}, ${change.what}, ${change.subject},
      ${change.before === null ? null : JSON.stringify(change.before)}::jsonb, ${change.after === null ? null : JSON.stringify(change.after)}::jsonb, ${change.at})`.execute(
    tx,
  )
}

export type ChangeRow = {
  readonly id: string
  readonly at: Instant
  readonly who: string | null
  readonly what: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

export async function changesBefore(tx: Tx, program: ProgramId, before: Instant | null, limit: number) {
  const { rows } = await sql<ChangeRow>`select c.id, c.at, a.display_name as who, c.what, c.subject,
      c.before #>> '{}' as before, c.after #>> '{}' as after
    from administration.change c left join identity.account a on a.id = c.account_id
    where c.program_id = ${program} and (${before}::timestamptz is null or c.at < ${before})
    order by c.at desc, c.id desc limit ${limit}`.execute(tx)
  return rows
}

export type AuditRow = {
  readonly receipt: number
  readonly at: Instant
  readonly who: string
  readonly what: string
  readonly alias: string | null
}

/** Acts of the team out of the ledger; the person by alias, and only where row-level security shows the alias. */
export async function actsBefore(tx: Tx, program: ProgramId, before: number | null, limit: number) {
  const { rows } =
    await sql<AuditRow>`select l.seq as receipt, l.received_at as at, coalesce(a.display_name, '') as who, l.name as what, p.alias
    from platform.ledger l left join identity.account a on a.id = l.account_id left join identity.participant p on p.person_id = l.person_id
    where l.program_id = ${program} and l.account_id is not null and (${before}::bigint is null or l.seq < ${before})
    order by l.seq desc limit ${limit}`.execute(tx)
  return rows
}
