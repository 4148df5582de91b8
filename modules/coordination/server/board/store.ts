import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Silence = {
  readonly unreached: number
  readonly invitedNotConsented: number
  readonly consentedNotAssessed: number
}

export async function silenceOf(tx: Tx, program: ProgramId): Promise<Silence> {
  const { rows } =
    await sql<Silence>`select count(*) filter (where not contactable and state <> 'withdrawn') as unreached,
      count(*) filter (where contactable and not agreed and state not in ('declined', 'withdrawn')) as "invitedNotConsented",
      count(*) filter (where state in ('consented', 'profile_complete')) as "consentedNotAssessed"
    from enrollment.person where program_id = ${program}`.execute(tx)
  return rows[0] ?? { unreached: 0, invitedNotConsented: 0, consentedNotAssessed: 0 }
}

export type Silent = {
  readonly person: PersonId
  readonly alias: string
  readonly state: string
  readonly since: Instant
}

export async function longestSilent(tx: Tx, program: ProgramId, limit: number): Promise<readonly Silent[]> {
  const { rows } =
    await sql<Silent>`select id as person, alias, state, coalesce(reached_at, created_at) as since from enrollment.person
    where program_id = ${program} and state in ('imported', 'verified_contact', 'invited', 'engaged', 'consented', 'profile_complete')
    order by coalesce(reached_at, created_at), alias limit ${limit}`.execute(tx)
  return rows
}

export type Load = {
  readonly account: AccountId
  readonly who: string
  readonly roles: string[]
  readonly openCases: number
  readonly maxOpen: number | null
  readonly hoursPerWeek: number | null
  readonly awayUntil: Instant | null
}

export async function capacityOf(tx: Tx, program: ProgramId, now: Instant): Promise<readonly Load[]> {
  const { rows } =
    await sql<Load>`select a.id as account, a.display_name as who, a.roles, count(distinct c.person_id) as "openCases",
      k.max_open as "maxOpen", k.hours_week as "hoursPerWeek",
      (select max(b.until_at) from coordination.absence b where b.account_id = a.id and b.cancelled_at is null
        and b.from_at <= ${now}::timestamptz and b.until_at > ${now}::timestamptz) as "awayUntil"
    from identity.account a left join identity.care_relation c on c.account_id = a.id and c.kind = 'assigned' and c.until is null
    left join coordination.capacity k on k.account_id = a.id
    where a.program_id = ${program} and a.active and a.roles && array['duty', 'therapist', 'psychiatrist']
    group by a.id, k.account_id order by count(distinct c.person_id) desc, a.display_name`.execute(tx)
  return rows
}

export type Health = {
  readonly workerSeenAt: Instant | null
  readonly oldestUnsyncedDeviceAt: Instant | null
  readonly devices: number
  readonly defects: number
}

export async function healthOf(tx: Tx, program: ProgramId): Promise<Health> {
  const { rows } = await sql<Health>`select (select max(seen_at) from platform.worker) as "workerSeenAt",
    (select min(last_seen_at) from identity.device where program_id = ${program} and signed_out_at is null) as "oldestUnsyncedDeviceAt",
    (select count(*) from identity.device where program_id = ${program} and signed_out_at is null) as devices,
    (select count(*) from platform.defect where program_id = ${program}) as defects`.execute(tx)
  return rows[0] ?? { workerSeenAt: null, oldestUnsyncedDeviceAt: null, devices: 0, defects: 0 }
}

/** One archive holds every programme, so its age is the house's. Null: there has never been one. */
export async function lastBackupAt(tx: Tx): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(at) as at from platform.backup`.execute(tx)
  return rows[0]?.at ?? null
}
