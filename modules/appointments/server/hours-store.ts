import type { AppointmentKind, Availability } from '@ayni/clinical/appointments'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { type HolidayChangeRow, holidayChangesColumn } from '@ayni/platform/calendar'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { OfferedSlot } from '../contract.ts'

export type ClinicianRow = Availability & {
  readonly account: AccountId
  readonly who: string
  readonly roles: readonly string[]
  /** What their programme adds to the national days off, or takes from them. */
  readonly daysOff: readonly HolidayChangeRow[]
}

/** Whoever of the programme receives; hours are no secret within it. */
export async function clinicians(
  tx: Tx,
  program: string,
  account: string | null = null,
): Promise<readonly ClinicianRow[]> {
  const { rows } =
    await sql<ClinicianRow>`select v.account_id as account, coalesce(appointments.name_of(v.account_id), '') as who,
      coalesce(a.roles, '{}') as roles, v.weekly, v.exceptions,
      ${holidayChangesColumn('v.program_id')} as "daysOff"
    from appointments.availability v left join identity.account a on a.id = v.account_id
    where v.program_id = ${program} and (${account}::uuid is null or v.account_id = ${account}::uuid) and coalesce(a.active, true)
    order by v.account_id`.execute(tx)
  return rows
}

export async function putAvailability(
  tx: Tx,
  program: string,
  account: string,
  of: Availability,
  now: Instant,
): Promise<void> {
  await sql`insert into appointments.availability (account_id, program_id, weekly, exceptions, changed_at)
    values (${account}, ${program}, ${JSON.stringify(of.weekly)}::jsonb, ${JSON.stringify(of.exceptions)}::jsonb, ${now})
    on conflict (account_id) do update set weekly = excluded.weekly, exceptions = excluded.exceptions, changed_at = excluded.changed_at`.execute(
    tx,
  )
}

export async function receives(tx: Tx, account: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.account where id = ${account} and active and roles && array['duty', 'therapist', 'psychiatrist']`.execute(
      tx,
    )
  return rows.length === 1
}

export type TryHour = 'free' | 'taken' | 'not-offerable'

/** Holds both calendars until the end of the transaction. */
export async function tryHour(
  tx: Tx,
  want: {
    readonly program: ProgramId
    readonly person: string
    readonly account: string
    readonly from: Instant
    readonly to: Instant
    readonly except: string | null
  },
): Promise<TryHour> {
  const { rows } = await sql<{
    answer: TryHour
  }>`select appointments.try_hour(${want.program}::uuid, ${want.person}::uuid, ${want.account}::uuid,
    ${want.from}::timestamptz, ${want.to}::timestamptz, ${want.except}::uuid) as answer`.execute(tx)
  return rows[0]?.answer ?? 'not-offerable'
}

export type About = {
  readonly person: PersonId
  readonly near: readonly AccountId[]
  readonly apart: readonly AccountId[]
  readonly hoursAt: Instant | null
}

export async function aboutPeople(tx: Tx, people: readonly PersonId[]): Promise<readonly About[]> {
  const { rows } =
    await sql<About>`select person, near, apart, hours_at as "hoursAt" from appointments.about(${[...people]}::uuid[])`.execute(
      tx,
    )
  return rows
}

export type BusyRow = { readonly who: string; readonly from: Instant; readonly to: Instant }

export async function busyTimes(
  tx: Tx,
  who: readonly string[],
  from: Instant,
  to: Instant,
): Promise<readonly BusyRow[]> {
  const { rows } = await sql<BusyRow>`select who, starts_at as "from", ends_at as "to"
    from appointments.busy(${[...who]}::uuid[], ${from}::timestamptz, ${to}::timestamptz)`.execute(tx)
  return rows
}

export type Need = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly key: string
  readonly kind: AppointmentKind
  readonly dueAt: Instant | null
  readonly owedBy: AccountId | null
  readonly wanted: number
}

const owed = sql`select p.person_id, p.program_id, p.key, case p.kind when 'first-contact' then 'first-contact' else 'session' end as kind,
    p.due_at, p.owed_by from coordination.promise p
  where p.kept_at is null and p.withdrawn_at is null and p.kind in ('first-contact', 'first-session')
  union all select a.person_id, a.program_id, coalesce(a.promise_key, 'any'), a.kind, null, a.account_id from appointments.appointment a
  where a.state in ('proposed', 'agreed')
  union all select o.person_id, o.program_id, o.key, o.kind, null, null from appointments.offer o where o.key = 'any'`

/** What each of them may want an hour for: what is owed, what is agreed and could be moved, what they asked for. */
export async function needsOf(tx: Tx, people: readonly PersonId[]): Promise<readonly Need[]> {
  const { rows } =
    await sql<Need>`select distinct on (n.person_id, n.key) n.person_id as person, n.program_id as program, n.key, n.kind,
      n.due_at as "dueAt", n.owed_by as "owedBy", coalesce(o.wanted, 3) as wanted
    from (${owed}) n left join appointments.offer o on o.person_id = n.person_id and o.key = n.key
    where n.person_id = any (${[...people]}::uuid[]) order by n.person_id, n.key, n.due_at nulls last, n.owed_by nulls last`.execute(
      tx,
    )
  return rows
}

/** Whose offers are missing, old, or made before their hours changed. */
export async function peopleToOffer(
  tx: Tx,
  madeBefore: Instant,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly program: ProgramId }[]> {
  const { rows } = await sql<{
    person: PersonId
    program: ProgramId
  }>`select distinct n.person_id as person, n.program_id as program
    from (${owed}) n left join appointments.offer o on o.person_id = n.person_id and o.key = n.key
    left join enrollment.person e on e.id = n.person_id
    where o.made_at is null or o.made_at < ${madeBefore} or e.hours_at > o.made_at
    order by n.person_id limit ${limit}`.execute(tx)
  return rows
}

export type OfferRow = Pick<Need, 'person' | 'key' | 'kind'> & {
  readonly program: ProgramId
  readonly dueAt: Instant | null
  readonly wanted: number
  readonly slots: readonly OfferedSlot[]
}

/** Written whole; the answer names those that a phone must hear of. */
export async function putOffers(
  tx: Tx,
  people: readonly PersonId[],
  offers: readonly OfferRow[],
  now: Instant,
): Promise<readonly { readonly person: PersonId; readonly key: string }[]> {
  const { rows } = await sql<{ person: PersonId; key: string }>`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as g(person uuid, program uuid, key text, kind text, "dueAt" timestamptz, wanted integer, slots jsonb)),
    before as (select person_id, key, slots from appointments.offer where person_id = any (${[...people]}::uuid[])),
    gone as (delete from appointments.offer o where o.person_id = any (${[...people]}::uuid[])
      and not exists (select 1 from given g where g.person = o.person_id and g.key = o.key) returning o.person_id, o.key),
    put as (insert into appointments.offer (program_id, person_id, key, kind, due_at, wanted, slots, made_at)
      select program, person, key, kind, "dueAt", wanted, slots, ${now}::timestamptz from given
      on conflict (person_id, key) do update set kind = excluded.kind, due_at = excluded.due_at, wanted = excluded.wanted, slots = excluded.slots, made_at = excluded.made_at
      returning person_id, key, slots)
    select p.person_id as person, p.key from put p left join before b on b.person_id = p.person_id and b.key = p.key where b.slots is distinct from p.slots
    union all select person_id, key from gone`.execute(tx)
  return rows
}

/** A taken hour leaves every other offer at once, so that the next phone does not choose it in vain. */
export async function withdrawHour(
  tx: Tx,
  program: string,
  account: string,
  from: Instant,
  to: Instant,
): Promise<readonly { readonly person: PersonId; readonly key: string }[]> {
  const { rows } = await sql<{
    person: PersonId
    key: string
  }>`update appointments.offer o set slots = coalesce((select jsonb_agg(s order by s ->> 'startsAt')
      from jsonb_array_elements(o.slots) s where not (s ->> 'account' = ${account} and (s ->> 'startsAt')::timestamptz < ${to}::timestamptz
        and (s ->> 'endsAt')::timestamptz > ${from}::timestamptz)), '[]')
    where o.program_id = ${program} and exists (select 1 from jsonb_array_elements(o.slots) s where s ->> 'account' = ${account}
      and (s ->> 'startsAt')::timestamptz < ${to}::timestamptz and (s ->> 'endsAt')::timestamptz > ${from}::timestamptz)
    returning o.person_id as person, o.key`.execute(tx)
  return rows
}

export async function askMore(
  tx: Tx,
  want: {
    readonly person: PersonId
    readonly program: ProgramId
    readonly key: string
    readonly kind: string
    readonly wanted: number
    readonly now: Instant
  },
): Promise<void> {
  await sql`insert into appointments.offer (program_id, person_id, key, kind, wanted, made_at)
    values (${want.program}, ${want.person}, ${want.key}, ${want.kind}, ${want.wanted}, ${want.now})
    on conflict (person_id, key) do update set wanted = excluded.wanted`.execute(tx)
}
