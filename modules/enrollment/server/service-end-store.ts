import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type EndingSoon = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly endsOn: string
  readonly days: number
}

/**
 * Whoever takes part and is due a notice, noted as told in the same statement, theirs alone. One that was missed is not made up
 * for: with 25 days left the notice of 30 goes, once.
 */
export async function claimEndingSoon(
  tx: Tx,
  now: Instant,
  notices: readonly number[],
  limit: number,
): Promise<readonly EndingSoon[]> {
  const { rows } =
    await sql<EndingSoon>`with today as (select (${now}::timestamptz at time zone 'America/Lima')::date as day),
    due as (
      select p.id, (select min(n) from unnest(${[...notices]}::integer[]) n where p.service_ends_on - today.day <= n) as days
      from enrollment.person p cross join today
      where p.service_ends_on between today.day and today.day + ${Math.max(...notices)}::integer
        and p.state in ('consented', 'profile_complete', 'active', 'paused') and p.held_since is null
        and (p.end_notice_for is distinct from p.service_ends_on
          or p.end_notice_days > (select min(n) from unnest(${[...notices]}::integer[]) n where p.service_ends_on - today.day <= n))
      order by p.service_ends_on, p.id limit ${limit} for update of p skip locked
    )
    update enrollment.person p set end_notice_for = p.service_ends_on, end_notice_days = due.days from due where p.id = due.id
    returning p.id as person, p.program_id as program, p.service_ends_on as "endsOn", due.days`.execute(tx)
  return rows
}
