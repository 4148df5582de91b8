import { outreachPolicy } from '@ayni/clinical/outreach'
import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AttemptPurpose } from './attempt-store.ts'

const policy = JSON.stringify(outreachPolicy)

export type ReachRow = {
  readonly person: PersonId
  readonly alias: string
  readonly purpose: AttemptPurpose
  readonly channels: readonly string[]
  readonly lastChannel: string | null
  readonly since: Instant
  readonly attempts: number
  readonly askedAt: Instant | null
}

export type ReachGroup = {
  readonly why: string
  readonly hours: unknown
  readonly late: boolean
  readonly slot: string
  readonly n: number
  /** The first so many of those who may be called, who waited longest first; none for the rest. */
  readonly first: readonly ReachRow[]
}

/** Everybody of a programme who is tried for something, counted by what decides about them: one look at all of them. */
export async function reachGroups(
  tx: Tx,
  program: ProgramId,
  now: Instant,
  most: number,
): Promise<readonly ReachGroup[]> {
  // The key is one number and the alias is compared by its bytes: sorting everybody by texts costs more than judging them.
  const { rows } =
    await sql<ReachGroup>`with keyed as (select r.*, hashtextextended(why || late || slot, hours_key) as key
      from outreach.reach(${program}, ${now}, ${policy}::jsonb) r
    ), placed as (select k.*, row_number() over (partition by key order by asked_at, since, alias collate "C") as place from keyed k
    ), grouped as (select min(why) as why, bool_or(late) as late, min(slot) as slot, count(*)::integer as n,
        (array_agg(person) filter (where place = 1))[1] as one, coalesce(jsonb_agg(jsonb_build_object('person', person, 'alias', alias,
          'purpose', purpose, 'channels', channels, 'lastChannel', last_channel, 'since', since, 'attempts', attempts, 'askedAt', asked_at)
          order by place) filter (where place <= ${most} and why in ('ready', 'asked-now', 'asked-soon')), '[]') as first
      from placed group by key)
    select why, late, slot, n, first, (select p.hours from enrollment.person p where p.id = one) as hours from grouped`.execute(
      tx,
    )
  return rows
}

export type DuePerson = {
  readonly person: PersonId
  readonly alias: string
  readonly purpose: AttemptPurpose
  readonly subject: string | null
  readonly attempts: number
  readonly cycle: number
  /** As kept; 0 after an answer. Where `attempts` is 0 and this is not, the cycle is over. */
  readonly stored: number
  readonly lastAt: Instant | null
  readonly hours: unknown
}

/**
 * The next people to write to, theirs alone: a row whose last attempt changed since it was judged was taken by another worker.
 */
export async function claimDue(tx: Tx, program: ProgramId, now: Instant, limit: number): Promise<readonly DuePerson[]> {
  const { rows } = await sql<DuePerson>`select r.person, r.alias, r.purpose, r.subject, r.attempts, s.cycle_no as cycle,
      s.attempts as stored, s.last_at as "lastAt", p.hours
    from outreach.reach(${program}, ${now}, ${policy}::jsonb) r join enrollment.person p on p.id = r.person join outreach.standing s on s.person_id = r.person
    where r.why = 'message' and s.last_at is not distinct from r.last_at
      and (s.no_message_until is null or s.no_message_until <= ${now})
    order by r.since, r.alias limit ${limit} for update of s skip locked`.execute(tx)
  return rows
}

/** Everybody has a row to be claimed by. */
export async function ensureStandings(tx: Tx, program: ProgramId): Promise<void> {
  await sql`insert into outreach.standing (person_id, program_id, ready_at)
    select p.id, p.program_id, p.created_at from enrollment.person p
    where p.program_id = ${program} and p.state not in ('duplicate', 'withdrawn', 'ended', 'deceased', 'ineligible')
      and not exists (select 1 from outreach.standing s where s.person_id = p.id)
    on conflict do nothing`.execute(tx)
}

/** From now on a call waits for somebody with time; after so many days a message goes instead. */
export async function noteWaitingCalls(tx: Tx, program: ProgramId, now: Instant): Promise<void> {
  await sql`update outreach.standing s set call_waits_since = ${now}
    from outreach.reach(${program}, ${now}, ${policy}::jsonb) r
    where r.person = s.person_id and r.why = 'ready' and s.call_waits_since is null`.execute(tx)
}

export async function refuseMessages(tx: Tx, people: readonly PersonId[], until: Instant): Promise<void> {
  if (people.length === 0) return
  await sql`update outreach.standing set no_message_until = ${until} where person_id = any (${[...people]}::uuid[])`.execute(
    tx,
  )
}

export async function programsOf(tx: Tx): Promise<readonly ProgramId[]> {
  const { rows } = await sql<{ id: ProgramId }>`select distinct program_id as id from enrollment.person`.execute(tx)
  return rows.map(({ id }) => id)
}
