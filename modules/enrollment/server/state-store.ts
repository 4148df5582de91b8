import type { PersonEvent, PersonState } from '@ayni/clinical/reach'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Standing = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly state: PersonState
  readonly before: PersonState | null
  readonly hospital: boolean
  readonly serviceEndsOn: string | null
  readonly offlineUntil: Instant | null
}

/** Locked, so that two moves of one person follow each other. */
export async function standingOf(tx: Tx, person: PersonId): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`select id as person, program_id as program, state, state_before as before,
      hospital_since is not null as hospital, service_ends_on as "serviceEndsOn", offline_until as "offlineUntil"
    from enrollment.person where id = ${person} for update`.execute(tx)
  return rows[0]
}

export type StateChange = {
  readonly id: string
  readonly event: PersonEvent
  readonly to: PersonState
  readonly at: Instant
  readonly by: AccountId | null
}

/** @source services/03 §3.7: contactable = any two-way contact; agreed = layers 1 and 2. Neither is ever taken back. */
const reaching: readonly PersonState[] = ['verified_contact', 'engaged', 'consented', 'declined', 'active']

export async function writeState(tx: Tx, was: Standing, { id, event, to, at, by }: StateChange): Promise<void> {
  const reached = reaching.includes(to)
  await sql`with moved as (
      update enrollment.person set state = ${to}, state_before = ${was.state}, state_since = ${at},
        contactable = contactable or ${reached}, reached_at = case when ${reached} then coalesce(reached_at, ${at}) else reached_at end,
        agreed = agreed or ${to === 'consented'}
      where id = ${was.person} returning id)
    insert into enrollment.state_change (id, program_id, person_id, from_state, to_state, event, at, by_account)
    select ${id}, ${was.program}, id, ${was.state}, ${to}, ${event}, ${at}, ${by} from moved`.execute(tx)
}

export type Moved = { readonly from: PersonState; readonly program: ProgramId }

/** The same in one statement, for whoever says an event at every step: nothing happens where somebody stands elsewhere. */
export async function moveFrom(
  tx: Tx,
  person: PersonId,
  { from, ...change }: Omit<StateChange, 'by'> & { readonly from: readonly PersonState[] },
): Promise<Moved | undefined> {
  const { id, event, to, at } = change
  const reached = reaching.includes(to)
  const { rows } = await sql<Moved>`with was as (
      select id, program_id, state from enrollment.person where id = ${person} and state = any (${[...from]}::text[]) for update),
    moved as (
      update enrollment.person p set state = ${to}, state_before = was.state, state_since = ${at}, contactable = contactable or ${reached},
        reached_at = case when ${reached} then coalesce(reached_at, ${at}) else reached_at end
      from was where p.id = was.id)
    insert into enrollment.state_change (id, program_id, person_id, from_state, to_state, event, at)
    select ${id}, program_id, id, state, ${to}, ${event}, ${at} from was
    returning from_state as "from", program_id as program`.execute(tx)
  return rows[0]
}

export async function setHospital(tx: Tx, person: PersonId, since: Instant | null): Promise<void> {
  await sql`update enrollment.person set hospital_since = ${since} where id = ${person}`.execute(tx)
}

export async function setStoodDown(tx: Tx, person: PersonId, since: Instant | null): Promise<void> {
  await sql`update enrollment.person set stood_down_since = ${since} where id = ${person}`.execute(tx)
}

export async function setOfflineUntil(tx: Tx, person: PersonId, until: Instant | null): Promise<void> {
  await sql`update enrollment.person set offline_until = ${until} where id = ${person}`.execute(tx)
}

export async function setNoOutreach(tx: Tx, person: PersonId, until: Instant | null): Promise<void> {
  await sql`update enrollment.person set no_outreach_until = ${until} where id = ${person}`.execute(tx)
}

export async function holdPeople(tx: Tx, people: readonly PersonId[], since: Instant | null): Promise<void> {
  await sql`update enrollment.person set held_since = ${since} where id = any (${[...people]}::uuid[])`.execute(tx)
}

export async function markReached(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update enrollment.person set contactable = true, reached_at = coalesce(reached_at, ${at}) where id = ${person}`.execute(
    tx,
  )
}

export type PastState = {
  readonly from: PersonState
  readonly to: PersonState
  readonly event: string
  readonly at: Instant
  readonly byStaff: boolean
}

export async function historyOf(tx: Tx, person: PersonId): Promise<readonly PastState[]> {
  const { rows } =
    await sql<PastState>`select from_state as "from", to_state as "to", event, at, by_account is not null as "byStaff"
    from enrollment.state_change where person_id = ${person} order by at desc, id desc limit 50`.execute(tx)
  return rows
}

/** Whose time without a signal has passed and who still stands as paused. */
export async function backFromOffline(
  tx: Tx,
  now: Instant,
  limit: number,
): Promise<readonly { person: PersonId; program: ProgramId }[]> {
  const { rows } = await sql<{
    person: PersonId
    program: ProgramId
  }>`select id as person, program_id as program from enrollment.person
    where state = 'paused' and offline_until <= ${now} and hospital_since is null order by offline_until limit ${limit}
    for update skip locked`.execute(tx)
  return rows
}

export async function programOf(tx: Tx, person: PersonId): Promise<ProgramId | undefined> {
  const { rows } = await sql<{
    program: ProgramId
  }>`select program_id as program from enrollment.person where id = ${person}`.execute(tx)
  return rows[0]?.program
}

export type OpenSafety = { readonly alertOpen: boolean; readonly followed: boolean }

export async function openSafetyOf(tx: Tx, person: PersonId): Promise<OpenSafety> {
  const { rows } = await sql<OpenSafety>`select
    exists (select 1 from suicide_prevention.alert where person_id = ${person} and handled_at is null) as "alertOpen",
    exists (select 1 from safety_episode.episode where person_id = ${person} and closed_at is null) as followed`.execute(
    tx,
  )
  return rows[0] ?? { alertOpen: true, followed: true }
}
