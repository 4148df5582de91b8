import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AttemptPurpose } from './attempt-store.ts'

export type ReachPerson = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly alias: string
  readonly state: string
  readonly hours: unknown
  readonly quietUntil: Instant | null
  readonly offlineUntil: Instant | null
  readonly inReview: boolean
  readonly away: boolean
  readonly cycle: number
  readonly stored: number
  readonly askedAt: Instant | null
  readonly callWaitsSince: Instant | null
  readonly declinedAt: Instant | null
  readonly reinvitedAt: Instant | null
  readonly newContactAt: Instant | null
  readonly stateSince: Instant | null
  readonly channels: readonly string[]
  readonly contacts: readonly string[]
  readonly purpose: AttemptPurpose
}

/** Of two who reach for one person at once the second waits, and then sees what the first did. */
export async function lockPerson(tx: Tx, person: PersonId): Promise<void> {
  await sql`insert into outreach.standing (person_id, program_id, ready_at)
    select id, program_id, created_at from enrollment.person where id = ${person}
    on conflict (person_id) do update set ready_at = outreach.standing.ready_at`.execute(tx)
}

/** Everything that decides about one person. Row-level security says whether the asker finds them. */
export async function reachPerson(tx: Tx, person: PersonId): Promise<ReachPerson | undefined> {
  const { rows } = await sql<ReachPerson>`select p.id as person, p.program_id as program, p.alias, p.state, p.hours,
      p.no_outreach_until as "quietUntil", p.offline_until as "offlineUntil", p.held_since is not null as "inReview",
      p.hospital_since is not null as away, coalesce(s.cycle_no, 1) as cycle, coalesce(s.attempts, 0) as stored, s.asked_at as "askedAt",
      s.call_waits_since as "callWaitsSince", s.declined_at as "declinedAt", s.reinvited_at as "reinvitedAt",
      s.new_contact_at as "newContactAt", p.state_since as "stateSince",
      case when p.state in ('consented', 'profile_complete', 'active') then 'first-check' else 'invitation' end as purpose,
      coalesce((select array_agg(distinct c.channel) from enrollment.contact_point c
        where c.person_id = p.id and c.removed_at is null and c.wrong_since is null), '{}') as channels,
      coalesce((select array_agg(c.id::text order by c.id) from enrollment.contact_point c
        where c.person_id = p.id and c.removed_at is null and c.wrong_since is null), '{}') as contacts
    from enrollment.person p left join outreach.standing s on s.person_id = p.id where p.id = ${person}`.execute(tx)
  return rows[0]
}

/** Somebody on whom every way may have been tried in vain; theirs alone. */
export async function claimHopeless(
  tx: Tx,
  program: ProgramId,
  firstBefore: Instant,
  limit: number,
): Promise<readonly { readonly person: PersonId; readonly contacts: readonly string[] }[]> {
  const { rows } = await sql<{ person: PersonId; contacts: string[] }>`select s.person_id as person,
      (select coalesce(array_agg(c.id::text), '{}') from enrollment.contact_point c
        where c.person_id = s.person_id and c.removed_at is null and c.wrong_since is null) as contacts
    from outreach.standing s join enrollment.person p on p.id = s.person_id
    where s.program_id = ${program} and p.state in ('imported', 'invited') and s.reached_at is null and s.unreachable_at is null
      and s.attempts_ever >= 3
      and exists (select 1 from outreach.attempt a where a.person_id = s.person_id and a.undone_at is null and a.at <= ${firstBefore})
    order by s.person_id limit ${limit} for update of s skip locked`.execute(tx)
  return rows
}

export async function setUnreachable(tx: Tx, people: readonly PersonId[], at: Instant): Promise<void> {
  await sql`update outreach.standing set unreachable_at = ${at} where person_id = any (${[...people]}::uuid[])`.execute(
    tx,
  )
}

export async function addNonuse(
  tx: Tx,
  rows: readonly {
    readonly id: string
    readonly program: string
    readonly person: string
    readonly code: string
    readonly noteSealed: string | null
    readonly to: 'phone' | 'coordinator'
    readonly at: Instant
  }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into outreach.nonuse (id, program_id, person_id, cycle_no, code, note_sealed, said_to, at)
    select g.id, g.program, g.person, coalesce((select s.cycle_no from outreach.standing s where s.person_id = g.person), 1), g.code,
      g."noteSealed", g."to", g.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (id uuid, program uuid, person uuid, code text, "noteSealed" text, "to" text, at timestamptz)`.execute(
    tx,
  )
}
