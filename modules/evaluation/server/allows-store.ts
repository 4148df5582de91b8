import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** Layers 1, 2 and 4 hold now. */
export async function allowsNow(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from enrollment.consent_now
    where person_id = ${person} and layer in (1, 2, 4) and given`.execute(tx)
  return rows[0]?.n === 3
}

export async function forgetPerson(tx: Tx, key: string, at: Instant): Promise<void> {
  await sql`update evaluation.participant set allows_evaluation = false, sex = null, age_years = null, region_ubigeo2 = null,
      facility_category = null, institution = null, assessed_on = null, first_round_key = null, level = null,
      severe_by_published_rule = null, dep = null, anx = null, alc = null, sui = null, history_type = null, treatment = null,
      first_session_on = null, updated_at = ${at} where study_key = ${key}`.execute(tx)
}
