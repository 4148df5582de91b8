import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ActionOutcome, ActionWhat, CoverState, DecisionWhat, EmergencyKind, ToldPerson } from '../contract.ts'
import type { EmergencyRow } from './store.ts'

type Written = { readonly sealed: string; readonly at: Instant; readonly by: AccountId | null }
type Whose = Pick<EmergencyRow, 'id' | 'person' | 'program'>

export async function insertCourse(tx: Tx, e: Whose, c: Written): Promise<void> {
  await sql`insert into emergency.course (emergency_id, program_id, person_id, sealed, changed_at, changed_by)
    values (${e.id}, ${e.program}, ${e.person}, ${c.sealed}, ${c.at}, ${c.by})`.execute(tx)
}

export async function saveCourse(tx: Tx, emergency: string, c: Written): Promise<void> {
  await sql`update emergency.course set sealed = ${c.sealed}, changed_at = ${c.at}, changed_by = ${c.by} where emergency_id = ${emergency}`.execute(
    tx,
  )
}

export async function courseOf(tx: Tx, emergency: string): Promise<string | undefined> {
  const { rows } = await sql<{
    sealed: string
  }>`select sealed from emergency.course where emergency_id = ${emergency}`.execute(tx)
  return rows[0]?.sealed
}

export type NewDecision = {
  readonly id: string
  readonly what: DecisionWhat
  readonly by: AccountId
  readonly asPsychiatrist: boolean
  readonly imminent: boolean
  readonly asked: string
  readonly told: ToldPerson
  readonly toldAt: Instant | null
  readonly at: Instant
  readonly reasonSealed: string
}

export async function insertDecision(tx: Tx, e: Whose, d: NewDecision): Promise<void> {
  await sql`insert into emergency.decision (id, program_id, person_id, emergency_id, what, decided_by, as_psychiatrist, imminent, asked, told, told_at, at, reason_sealed)
    values (${d.id}, ${e.program}, ${e.person}, ${e.id}, ${d.what}, ${d.by}, ${d.asPsychiatrist}, ${d.imminent}, ${d.asked}, ${d.told}, ${d.toldAt}, ${d.at}, ${d.reasonSealed})`.execute(
    tx,
  )
}

export async function decided(tx: Tx, emergency: string, what: DecisionWhat): Promise<boolean> {
  const { rows } =
    await sql`select 1 from emergency.decision where emergency_id = ${emergency} and what = ${what} limit 1`.execute(tx)
  return rows.length > 0
}

/** Of a decision or a disclosure that is still to be told; whose it is. */
export async function untold(tx: Tx, id: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{
    person: PersonId
  }>`select person_id as person from emergency.decision where id = ${id} and told_at is null
    union all select person_id from emergency.disclosure where id = ${id} and told_at is null`.execute(tx)
  return rows[0]?.person
}

export async function markTold(tx: Tx, id: string, at: Instant): Promise<void> {
  await sql`with d as (update emergency.decision set told_at = ${at} where id = ${id} and told_at is null)
    update emergency.disclosure set told_at = ${at} where id = ${id} and told_at is null`.execute(tx)
}

export type NewAction = {
  readonly id: string
  readonly what: ActionWhat
  readonly outcome: ActionOutcome
  readonly by: AccountId
  readonly at: Instant
  readonly noteSealed: string | null
}

export async function insertAction(tx: Tx, e: Whose, a: NewAction): Promise<void> {
  await sql`insert into emergency.action (id, program_id, person_id, emergency_id, what, outcome, by_account, at, note_sealed)
    values (${a.id}, ${e.program}, ${e.person}, ${e.id}, ${a.what}, ${a.outcome}, ${a.by}, ${a.at}, ${a.noteSealed})`.execute(
    tx,
  )
}

export type Cover = {
  readonly state: 'not-needed' | 'needed' | 'arranged'
  readonly arrangedBy: 'physician' | 'coordinator' | null
  readonly consent: boolean
  readonly promiseKey: string | null
}

export async function coverOf(tx: Tx, emergency: string): Promise<Cover | undefined> {
  const { rows } =
    await sql<Cover>`select state, arranged_by as "arrangedBy", consent, promise_key as "promiseKey" from emergency.cover where emergency_id = ${emergency}`.execute(
      tx,
    )
  return rows[0]
}

export async function putCover(tx: Tx, e: Whose, c: Cover, by: AccountId | null, at: Instant): Promise<void> {
  await sql`insert into emergency.cover (emergency_id, program_id, person_id, state, arranged_by, consent, promise_key, changed_at, changed_by)
    values (${e.id}, ${e.program}, ${e.person}, ${c.state}, ${c.arrangedBy}, ${c.consent}, ${c.promiseKey}, ${at}, ${by})
    on conflict (emergency_id) do update set state = excluded.state, arranged_by = excluded.arranged_by, consent = excluded.consent,
      promise_key = excluded.promise_key, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  )
}

/** Whoever keeps the coordinator's promise arranged the cover; they know of no emergency. */
export async function coverArranged(tx: Tx, key: string, at: Instant): Promise<PersonId | undefined> {
  const { rows } = await sql<{
    person: PersonId
  }>`update emergency.cover set state = 'arranged', changed_at = ${at} where promise_key = ${key} and state = 'needed' returning person_id as person`.execute(
    tx,
  )
  return rows[0]?.person
}

export type NewHandOver = {
  readonly id: string
  readonly sealed: string
  readonly arrivedAt: Instant
  readonly by: AccountId
  readonly at: Instant
}

export async function insertHandOver(tx: Tx, e: Whose, h: NewHandOver): Promise<void> {
  await sql`insert into emergency.hand_over (id, program_id, person_id, emergency_id, sealed, arrived_at, confirmed_by, at)
    values (${h.id}, ${e.program}, ${e.person}, ${e.id}, ${h.sealed}, ${h.arrivedAt}, ${h.by}, ${h.at})`.execute(tx)
}

export type PageRow = {
  readonly id: string
  readonly program: ProgramId
  readonly kind: EmergencyKind
  readonly class: 'A' | 'B'
  readonly openedAt: Instant
  readonly nextAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedHow: string | null
  readonly owner: string | null
  readonly ownerAccount: AccountId | null
  readonly soundings: number
  readonly courseSealed: string
  readonly cover: CoverState | null
  readonly handOver: string | null
  readonly handOverSealed: string | null
  readonly arrivedAt: Instant | null
  readonly called: number
}

/** The open one, or the last. With the asker's rights. */
export async function pageRow(tx: Tx, person: PersonId): Promise<PageRow | undefined> {
  const { rows } =
    await sql<PageRow>`select e.id, e.program_id as program, e.kind, e.class, e.opened_at as "openedAt", e.next_at as "nextAt", e.ended_at as "endedAt",
      e.ended_how as "endedHow", o.display_name as owner, e.owner_account as "ownerAccount", e.soundings, c.sealed as "courseSealed", v.state as cover,
      h.id as "handOver", h.sealed as "handOverSealed", h.arrived_at as "arrivedAt",
      (select count(*)::integer from emergency.action a where a.emergency_id = e.id and a.what in ('samu', 'police', 'local-way', 'facility')) as called
    from emergency.emergency e join emergency.course c on c.emergency_id = e.id left join identity.account o on o.id = e.owner_account
      left join emergency.cover v on v.emergency_id = e.id left join emergency.hand_over h on h.id = e.hand_over_id
    where e.person_id = ${person} and e.ended_how is distinct from 'merged' order by e.ended_at is not null, e.opened_at desc limit 1`.execute(
      tx,
    )
  return rows[0]
}

export type LogRow = {
  readonly id: string
  readonly kind: 'decision' | 'action'
  readonly what: string
  readonly how: string
  readonly at: Instant
  readonly by: string
  readonly sealed: string | null
  readonly toldAt: Instant | null
}

const MOST_LOGGED = 200

export async function logOf(tx: Tx, person: PersonId): Promise<readonly LogRow[]> {
  const { rows } = await sql<LogRow>`select l.*, coalesce(a.display_name, '') as by from (
      select id, 'decision' as kind, what, told as how, at, decided_by as account, reason_sealed as sealed, told_at as "toldAt"
        from emergency.decision where person_id = ${person}
      union all select id, 'action', what, outcome, at, by_account, note_sealed, null::timestamptz from emergency.action where person_id = ${person}) l
    left join identity.account a on a.id = l.account order by l.at desc, l.id desc limit ${MOST_LOGGED}`.execute(tx)
  return rows
}
