import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ReachFact } from '../contract.ts'

export async function reachOf(tx: Tx, person: PersonId): Promise<ReachFact | undefined> {
  const { rows } = await sql<ReachFact>`select work_pattern as pattern, hours, offline_until as "offlineUntil",
      channel_order as "channelOrder", spoken_language as spoken, interpreter_wanted as interpreter,
      no_trusted_person_at is not null as "noTrustedPerson"
    from enrollment.person where id = ${person}`.execute(tx)
  return rows[0]
}

/** Two phones, one week: the later word stands, whichever arrives last. */
export async function putHours(
  tx: Tx,
  person: PersonId,
  { pattern, hours, at }: { readonly pattern: string; readonly hours: unknown; readonly at: Instant },
): Promise<void> {
  await sql`update enrollment.person set work_pattern = ${pattern}, hours = ${JSON.stringify(hours)}::jsonb, hours_at = ${at}
    where id = ${person} and (hours_at is null or hours_at <= ${at})`.execute(tx)
}

export async function putSpoken(tx: Tx, person: PersonId, spoken: string, interpreter: boolean): Promise<void> {
  await sql`update enrollment.person set spoken_language = ${spoken}, interpreter_wanted = ${interpreter} where id = ${person}`.execute(
    tx,
  )
}

export async function putNoTrusted(tx: Tx, person: PersonId, at: Instant | null): Promise<void> {
  await sql`update enrollment.person set no_trusted_person_at = ${at} where id = ${person}`.execute(tx)
}

/** Post with a place, hours, and a trusted person or the wish to name none. @source services/03 §3.2 */
export async function markProfileComplete(tx: Tx, person: PersonId, at: Instant): Promise<boolean> {
  const { rows } = await sql`update enrollment.person p set profile_complete_at = ${at}
    where p.id = ${person} and p.profile_complete_at is null and p.hours is not null
      and exists (select 1 from enrollment.assignment a where a.person_id = p.id and a.ends_on is null
        and (a.facility_code is not null or a.place_sealed is not null))
      and (p.no_trusted_person_at is not null or exists (select 1 from enrollment.trusted_person t where t.person_id = p.id))
    returning p.id`.execute(tx)
  return rows.length === 1
}

export async function putServiceDates(
  tx: Tx,
  person: PersonId,
  dates: { readonly startedOn: string | null; readonly endsOn: string | null },
): Promise<boolean> {
  const { rows } =
    await sql`update enrollment.person set service_started_on = ${dates.startedOn}, service_ends_on = ${dates.endsOn}
    where id = ${person} returning id`.execute(tx)
  return rows.length === 1
}

export type Outside = { readonly at: Instant; readonly what: 'call' | 'message' }

/** Messages are noted by the outbox when they pass the hours; of calls every attempt is read and judged by the caller. */
export async function contactsForSafety(tx: Tx, person: PersonId): Promise<readonly Outside[]> {
  const { rows } =
    await sql<Outside>`(select at, 'message' as what from messages.hours_override where person_id = ${person} order by at desc limit 50)
    union all (select at, 'call' as what from suicide_prevention.attempt where person_id = ${person} and result <> 'not-done' order by at desc limit 50)
    order by at desc`.execute(tx)
  return rows
}
