import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { SilenceWhy } from '../../contract.ts'

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
  readonly why: SilenceWhy
  readonly since: Instant
}

/** Gone longer than they said, with an open alert first; then checks that stopped half-way; then never reached; then the rest. */
export async function longestSilent(
  tx: Tx,
  { program, now, limit }: { readonly program: ProgramId; readonly now: Instant; readonly limit: number },
): Promise<readonly Silent[]> {
  const { rows } = await sql<Silent>`with silent as (
      select p.id as person, p.alias, p.state, u.since as stopped, a.person_id is not null as episode,
        case when p.offline_until < ${now} then p.offline_until end as back, p.contactable, coalesce(p.reached_at, p.created_at) as known
      from enrollment.person p
      left join coordination.unfinished_checks() u on u.person = p.id
      left join suicide_prevention.alert a on a.person_id = p.id and a.handled_at is null
      where p.program_id = ${program} and (
        (p.state in ('imported', 'verified_contact', 'invited', 'engaged', 'consented', 'profile_complete') and coalesce(p.offline_until, ${now}) <= ${now})
        or (p.state in ('active', 'paused') and (u.person is not null or p.offline_until < ${now}))))
    select person, alias, state,
      case when back is not null and episode then 'past-return-open' when stopped is not null then 'unfinished'
        when back is not null then 'past-return' when not contactable then 'unreached' else 'waiting' end as why,
      case when back is not null and (episode or stopped is null) then back when stopped is not null then stopped else known end as since
    from silent
    order by case when back is not null and episode then 0 when stopped is not null then 1 when back is not null then 2 when not contactable then 3 else 4 end,
      since, alias limit ${limit}`.execute(tx)
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
  readonly templatesRefused: number
}

export async function healthOf(tx: Tx, program: ProgramId, now: Instant): Promise<Health> {
  const { rows } = await sql<Health>`select (select max(seen_at) from platform.worker) as "workerSeenAt",
    (select min(last_seen_at) from identity.device where program_id = ${program} and signed_out_at is null) as "oldestUnsyncedDeviceAt",
    (select count(*) from identity.device where program_id = ${program} and signed_out_at is null) as devices,
    (select count(*) from platform.defect where program_id = ${program}) as defects,
    (select count(distinct template) from messages.outbox where program_id = ${program} and reason = 'template.not-approved'
      and queued_at > ${now}::timestamptz - interval '7 days') as "templatesRefused"`.execute(tx)
  return rows[0] ?? { workerSeenAt: null, oldestUnsyncedDeviceAt: null, devices: 0, defects: 0, templatesRefused: 0 }
}

/** One archive holds every programme, so its age is the house's. Null: there has never been one. */
export async function lastBackupAt(tx: Tx): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(at) as at from platform.backup`.execute(tx)
  return rows[0]?.at ?? null
}
