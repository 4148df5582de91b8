import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Referral = {
  readonly referral: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly appointmentAt: Instant
  readonly at: Instant
}

export async function putReferral(tx: Tx, r: Referral): Promise<void> {
  await sql`insert into safety_episode.referral (referral_id, program_id, person_id, made_at, appointment_at)
    values (${r.referral}, ${r.program}, ${r.person}, ${r.at}, ${r.appointmentAt})
    on conflict (referral_id) do update set appointment_at = excluded.appointment_at`.execute(tx)
}

export async function endReferral(tx: Tx, referral: string, how: string, at: Instant): Promise<void> {
  await sql`update safety_episode.referral set ended_at = ${at}, how = ${how} where referral_id = ${referral}`.execute(
    tx,
  )
}

/** Made since the episode began and not attended, nor another in its place; one that was called off is owed to nobody. */
export const countOpen = (
  person: PersonId,
  since: Instant,
) => sql<number>`(select count(*)::int from safety_episode.referral r
  where person_id = ${person} and made_at >= ${since} and (how is null or how = 'not-attended' and not exists (select 1
    from safety_episode.referral o where o.person_id = r.person_id and o.how = 'attended' and o.made_at >= r.made_at)))`

export async function referralsOpen(tx: Tx, person: PersonId, since: Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`select ${countOpen(person, since)} as n`.execute(tx)
  return rows[0]?.n ?? 0
}
