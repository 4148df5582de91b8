import type { EmergencyPolicy } from '@ayni/clinical/emergency'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import { policiesInForce } from '@ayni/modules/timers/contract'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { EmergencyKind } from '../contract.ts'

export type EmergencyRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly kind: EmergencyKind
  readonly class: 'A' | 'B'
  readonly alert: string | null
  readonly openedAt: Instant
  readonly owner: AccountId | null
  readonly nextAt: Instant | null
  readonly soundings: number
  readonly stayKey: string | null
  readonly decisionKey: string | null
  readonly endedAt: Instant | null
  /** The signed times of its programme, read with the row. */
  readonly policy: EmergencyPolicy
}
type Stored = Omit<EmergencyRow, 'policy'> & { readonly timers: unknown }

const columns = sql`e.id, e.program_id as program, e.person_id as person, e.kind, e.class, e.alert_id as alert, e.opened_at as "openedAt",
  e.owner_account as owner, e.next_at as "nextAt", e.soundings, e.stay_key as "stayKey", e.decision_key as "decisionKey", e.ended_at as "endedAt",
  timers.in_force(e.program_id) as timers`

const known = ({ timers, ...row }: Stored): EmergencyRow => ({ ...row, policy: policiesInForce(timers).emergency })

/** Where no row is read that could bring the signed times. */
export async function policyOf(tx: Tx, program: ProgramId): Promise<EmergencyPolicy> {
  const { rows } = await sql<{ timers: unknown }>`select timers.in_force(${program}) as timers`.execute(tx)
  return policiesInForce(rows[0]?.timers).emergency
}

/** Nobody wrote anything down for so many minutes: it is told again. */
export const silenceMin = ({ policy, kind, class: of }: Pick<EmergencyRow, 'policy' | 'kind' | 'class'>): number =>
  kind === 'imminent' ? policy.silenceMin : policy.searchSilenceMin[of]

export type About = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly alias: string
  readonly policy: EmergencyPolicy
}

/** Asked with the actor's own rights: nothing where they may not open C4 of this person now. */
export async function mayOpen(tx: Tx, person: PersonId): Promise<About | undefined> {
  const { rows } = await sql<
    Omit<About, 'policy'> & { timers: unknown }
  >`select person_id as person, program_id as program, alias, timers.in_force(program_id) as timers from identity.participant
    where person_id = ${person} and program_id = platform.actor_program() and identity.may_open(person_id, 'C4')`.execute(
    tx,
  )
  return rows.map(({ timers, ...about }) => ({ ...about, policy: policiesInForce(timers).emergency }))[0]
}

/** Whether somebody sees that there is an emergency; the blocked and other programmes see none. */
export async function seenEmergency(tx: Tx, id: string): Promise<EmergencyRow | undefined> {
  const { rows } = await sql<Stored>`select ${columns} from emergency.emergency e where e.id = ${id}`.execute(tx)
  return rows.map(known)[0]
}

export async function emergencyForUpdate(tx: Tx, id: string): Promise<EmergencyRow | undefined> {
  await sql`select suicide_prevention.hold_person(person_id) from emergency.emergency where id = ${id}`.execute(tx)
  const { rows } =
    await sql<Stored>`select ${columns} from emergency.emergency e where e.id = ${id} for update`.execute(tx)
  return rows.map(known)[0]
}

export async function openOf(tx: Tx, person: PersonId): Promise<EmergencyRow | undefined> {
  const { rows } =
    await sql<Stored>`select ${columns} from emergency.emergency e where e.person_id = ${person} and e.ended_at is null for update`.execute(
      tx,
    )
  return rows.map(known)[0]
}

/** The person before anything of theirs, as in the rooms of alert and episode: nobody waits in a circle. */
export async function lockPerson(tx: Tx, person: PersonId): Promise<void> {
  await sql`select suicide_prevention.hold_person(${person})`.execute(tx)
}

export async function insertEmergency(
  tx: Tx,
  e: Omit<EmergencyRow, 'endedAt' | 'soundings' | 'policy'> & { readonly openedBy: AccountId | null },
): Promise<void> {
  await sql`insert into emergency.emergency (id, program_id, person_id, kind, class, alert_id, opened_at, opened_by, owner_account, next_at, stay_key, decision_key)
    values (${e.id}, ${e.program}, ${e.person}, ${e.kind}, ${e.class}, ${e.alert}, ${e.openedAt}, ${e.openedBy}, ${e.owner}, ${e.nextAt}, ${e.stayKey}, ${e.decisionKey})`.execute(
    tx,
  )
}

export async function saveEmergency(tx: Tx, e: EmergencyRow): Promise<void> {
  await sql`update emergency.emergency set kind = ${e.kind}, class = ${e.class}, owner_account = ${e.owner}, next_at = ${e.nextAt},
    soundings = ${e.soundings}, stay_key = ${e.stayKey}, decision_key = ${e.decisionKey} where id = ${e.id}`.execute(tx)
}

export async function endEmergency(
  tx: Tx,
  id: string,
  how: 'reached' | 'handed-over' | 'withdrawn' | 'died' | 'decided',
  handOver: string | null,
  at: Instant,
): Promise<void> {
  await sql`update emergency.emergency set ended_at = ${at}, ended_how = ${how}, hand_over_id = ${handOver}, next_at = null where id = ${id}`.execute(
    tx,
  )
}

/** Opens the record to whoever answers, for as long as the emergency needs them. */
export async function hold(tx: Tx, newId: string, e: EmergencyRow, account: AccountId, at: Instant): Promise<void> {
  await sql`with held as (insert into emergency.holder (emergency_id, account_id, program_id, person_id, since)
      values (${e.id}, ${account}, ${e.program}, ${e.person}, ${at}) on conflict do nothing)
    select identity.begin_care(${newId}, ${e.program}, ${e.person}, ${account}, 'duty_alert', ${at})`.execute(tx)
}

export async function holdersOf(tx: Tx, emergency: string): Promise<readonly AccountId[]> {
  const { rows } = await sql<{
    account: AccountId
  }>`select account_id as account from emergency.holder where emergency_id = ${emergency} order by since`.execute(tx)
  return rows.map(({ account }) => account)
}

export async function letGo(tx: Tx, emergency: string, keep: AccountId | null, at: Instant): Promise<void> {
  await sql`select emergency.let_go(${emergency}, ${keep}, ${at})`.execute(tx)
}

export async function openByPromise(tx: Tx, key: string): Promise<EmergencyRow | undefined> {
  const { rows } =
    await sql<Stored>`select ${columns} from emergency.emergency e where e.ended_at is null and (e.stay_key = ${key} or e.decision_key = ${key})`.execute(
      tx,
    )
  return rows.map(known)[0]
}

/** Due for being told again; the longest silent first. */
export async function dueNow(tx: Tx, now: Instant, limit: number): Promise<readonly EmergencyRow[]> {
  const { rows } =
    await sql<Stored>`select ${columns} from emergency.emergency e where e.ended_at is null and e.next_at <= ${now}
    order by e.next_at, e.id limit ${limit}`.execute(tx)
  return rows.map(known)
}

export type OpenRow = {
  readonly emergency: string
  readonly person: PersonId
  readonly alias: string
  readonly kind: EmergencyKind
  readonly openedAt: Instant
  readonly owner: string | null
  readonly ownerAccount: AccountId | null
  readonly nextAt: Instant
  readonly soundings: number
}

const MOST_OPEN = 200

export async function openRows(tx: Tx): Promise<readonly OpenRow[]> {
  const { rows } =
    await sql<OpenRow>`select e.id as emergency, e.person_id as person, p.alias, e.kind, e.opened_at as "openedAt", a.display_name as owner,
      e.owner_account as "ownerAccount", e.next_at as "nextAt", e.soundings
    from emergency.emergency e join identity.participant p on p.person_id = e.person_id left join identity.account a on a.id = e.owner_account
    where e.ended_at is null order by e.next_at, e.id limit ${MOST_OPEN}`.execute(tx)
  return rows
}

export async function isLocked(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.locked where person_id = ${person}`.execute(tx)
  return rows.length > 0
}

export async function dropHolder(tx: Tx, emergency: string, account: AccountId): Promise<void> {
  await sql`delete from emergency.holder where emergency_id = ${emergency} and account_id = ${account}`.execute(tx)
}
