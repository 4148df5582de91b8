import type { CaringPlan, CaringSchedule, PlannedContact } from '@ayni/clinical/caring'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type EndedWhy = 'person' | 'sender' | 'completed' | 'superseded' | 'withdrawn' | 'died' | 'merged'
export type PausedFor = 'episode' | 'stand-down'

export type ScheduleRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly schedule: CaringSchedule
  readonly startedAt: Instant
  readonly sender: AccountId | null
  readonly birthdaySealed: string | null
  readonly pausedFor: readonly PausedFor[]
  readonly lastContactAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedWhy: EndedWhy | null
}

const columns = sql`s.id, s.program_id as program, s.person_id as person, s.schedule, s.started_at as "startedAt", s.sender_id as sender,
  s.birthday_sealed as "birthdaySealed", s.paused_for as "pausedFor", s.last_contact_at as "lastContactAt", s.ended_at as "endedAt", s.ended_why as "endedWhy"`

/** The one that runs, else the last that ended; locked, so that two words about one person follow each other. */
export async function latestOf(tx: Tx, person: PersonId): Promise<ScheduleRow | undefined> {
  const { rows } =
    await sql<ScheduleRow>`select ${columns} from caring_contacts.schedule s where s.person_id = ${person}
    order by s.ended_at is null desc, s.started_at desc, s.id desc limit 1 for update`.execute(tx)
  return rows[0]
}

/** The same for whoever only looks, with the name of whoever writes: nothing waits behind a reader. */
export async function standingOf(
  tx: Tx,
  person: PersonId,
): Promise<(ScheduleRow & { readonly senderName: string | null }) | undefined> {
  const { rows } = await sql<
    ScheduleRow & { readonly senderName: string | null }
  >`select ${columns}, a.display_name as "senderName" from caring_contacts.schedule s
    left join identity.account a on a.id = s.sender_id where s.person_id = ${person}
    order by s.ended_at is null desc, s.started_at desc, s.id desc limit 1`.execute(tx)
  return rows[0]
}

/** By its id, if the actor may see it. */
export async function scheduleOf(tx: Tx, id: string): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`select ${columns} from caring_contacts.schedule s where s.id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

export type NewSchedule = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly schedule: CaringSchedule
  readonly because: 'closing' | 'hand-over'
  readonly source: string
  readonly startedAt: Instant
  readonly sender: AccountId | null
  readonly birthdaySealed: string | null
}

/** False where this closing or hand-over has started one before. */
export async function insertSchedule(tx: Tx, s: NewSchedule): Promise<boolean> {
  const { rows } =
    await sql`insert into caring_contacts.schedule (id, program_id, person_id, schedule, because, source, started_at, sender_id, birthday_sealed)
    values (${s.id}, ${s.program}, ${s.person}, ${s.schedule}, ${s.because}, ${s.source}, ${s.startedAt}, ${s.sender}, ${s.birthdaySealed})
    on conflict on constraint schedule_source do nothing returning id`.execute(tx)
  return rows.length > 0
}

export type PlannedRow = PlannedContact & { readonly id: string; readonly nth: number }

/** What is not done yet, anew: a birthday that was told later takes its place. What was done stays as it was. */
export async function putContacts(tx: Tx, s: ScheduleRow | NewSchedule, planned: readonly PlannedRow[]): Promise<void> {
  await sql`insert into caring_contacts.contact (id, program_id, person_id, schedule_id, nth, due_on, mode, why)
    select r.id, ${s.program}, ${s.person}, ${s.id}, r.nth, r.due_on, r.mode, r.why
    from jsonb_to_recordset(${JSON.stringify(planned.map(({ on, ...rest }) => ({ ...rest, due_on: on })))}::jsonb)
      as r (id uuid, nth integer, due_on date, mode text, why text)
    on conflict on constraint contact_once do update set why = excluded.why, nth = excluded.nth where caring_contacts.contact.state = 'planned'`.execute(
    tx,
  )
}

/** Planned days that are no longer meant; answers which of them their sender had been asked about. */
export async function dropUnplanned(tx: Tx, schedule: string, keep: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; asked: boolean }>`delete from caring_contacts.contact
    where schedule_id = ${schedule} and state = 'planned' and due_on <> all (${[...keep]}::date[])
    returning id, asked_at is not null as asked`.execute(tx)
  return rows.flatMap(({ id, asked }) => (asked ? [id] : []))
}

export async function endSchedule(tx: Tx, id: string, why: EndedWhy, at: Instant): Promise<void> {
  await sql`update caring_contacts.schedule set ended_at = ${at}, ended_why = ${why} where id = ${id} and ended_at is null`.execute(
    tx,
  )
}

export async function reviveSchedule(tx: Tx, id: string): Promise<void> {
  await sql`update caring_contacts.schedule set ended_at = null, ended_why = null where id = ${id}`.execute(tx)
}

export async function setPaused(tx: Tx, id: string, pausedFor: readonly PausedFor[]): Promise<void> {
  await sql`update caring_contacts.schedule set paused_for = ${[...pausedFor]}::text[] where id = ${id}`.execute(tx)
}

export async function setSender(tx: Tx, id: string, sender: AccountId | null): Promise<void> {
  await sql`update caring_contacts.schedule set sender_id = ${sender} where id = ${id}`.execute(tx)
}

export async function setBirthdayOf(tx: Tx, id: string, sealed: string | null): Promise<void> {
  await sql`update caring_contacts.schedule set birthday_sealed = ${sealed} where id = ${id}`.execute(tx)
}

/** Asked about and not done: what was owed for them is owed no more, and they are asked about anew if it goes on. */
export async function forgetAsked(tx: Tx, schedule: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`update caring_contacts.contact set asked_at = null
    where schedule_id = ${schedule} and state = 'planned' and asked_at is not null returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Counted as sent while it waited for the person's hours, and taken back before it left. */
export async function leaveOutLast(tx: Tx, schedule: string, at: Instant): Promise<void> {
  await sql`update caring_contacts.contact set state = 'left-out', done_at = ${at} where id = (
    select id from caring_contacts.contact where schedule_id = ${schedule} and state = 'sent' order by done_at desc limit 1)`.execute(
    tx,
  )
}

export async function hasLeft(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.locked where person_id = ${person}`.execute(tx)
  return rows.length > 0
}

export type PossibleSenderRow = {
  readonly account: AccountId
  readonly name: string
  readonly roles: readonly string[]
  readonly known: boolean
  readonly active: boolean
  readonly away: boolean
  readonly apart: boolean
}

/** System only: who is kept apart from whom is nobody's to read. */
export async function possibleSenders(
  tx: Tx,
  person: PersonId,
  wanted: AccountId | null,
  now: Instant,
): Promise<readonly PossibleSenderRow[]> {
  const { rows } =
    await sql<PossibleSenderRow>`select * from caring_contacts.possible_senders(${person}, ${wanted}, ${now})`.execute(
      tx,
    )
  return rows
}

export type OwnPlan = { readonly schedule: CaringSchedule; readonly plan: CaringPlan }

type SetPlan = OwnPlan & { readonly by: string | null; readonly at: Instant }

export async function ownPlans(tx: Tx, program: ProgramId): Promise<readonly SetPlan[]> {
  const { rows } =
    await sql<SetPlan>`select p.schedule, p.plan, a.display_name as by, p.set_at as at from caring_contacts.programme_plan p
    left join identity.account a on a.id = p.set_by where p.program_id = ${program}`.execute(tx)
  return rows
}

export async function putPlan(
  tx: Tx,
  of: OwnPlan & { readonly program: ProgramId; readonly by: AccountId; readonly at: Instant },
): Promise<void> {
  await sql`insert into caring_contacts.programme_plan (program_id, schedule, plan, set_by, set_at)
    values (${of.program}, ${of.schedule}, ${JSON.stringify(of.plan)}::jsonb, ${of.by}, ${of.at})
    on conflict (program_id, schedule) do update set plan = excluded.plan, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    tx,
  )
}
