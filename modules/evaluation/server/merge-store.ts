import type { Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** One row for one person: the first assessment of the two stands, and without layer 4 of the survivor nothing clinical is kept. */
export async function mergeParticipants(
  tx: Tx,
  from: string,
  to: string,
  allowed: boolean,
  at: Instant,
): Promise<void> {
  await sql`update evaluation.participant s set contactable = s.contactable or d.contactable, agreed = s.agreed or d.agreed,
      allows_evaluation = ${allowed},
      assessed_on = least(s.assessed_on, d.assessed_on),
      first_round_key = case when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.first_round_key else s.first_round_key end,
      level = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.level else s.level end,
      severe_by_published_rule = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity')
        then d.severe_by_published_rule else s.severe_by_published_rule end,
      dep = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.dep else s.dep end,
      anx = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.anx else s.anx end,
      alc = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.alc else s.alc end,
      sui = case when not ${allowed} then null when d.assessed_on < coalesce(s.assessed_on, 'infinity') then d.sui else s.sui end,
      history_type = case when ${allowed} then coalesce(s.history_type, d.history_type) end,
      treatment = case when ${allowed} then coalesce(s.treatment, d.treatment) end,
      first_session_on = least(s.first_session_on, d.first_session_on), updated_at = ${at}
    from evaluation.participant d where s.study_key = ${to} and d.study_key = ${from}`.execute(tx)
  await sql`delete from evaluation.participant where study_key = ${from}`.execute(tx)
}

/** Whether either may be counted, unless either took it back. */
export async function mayCount(tx: Tx, from: string, to: string): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`select coalesce(bool_or(allows_evaluation), false) as allowed
    from evaluation.participant where study_key in (${from}, ${to})`.execute(tx)
  return rows[0]?.allowed ?? false
}
