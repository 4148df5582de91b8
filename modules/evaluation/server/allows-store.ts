import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** Gave layers 1 and 2; counted in the clinical figures where 1, 2 and 4 hold now. */
export async function agree(tx: Tx, key: string, person: PersonId, at: Instant): Promise<void> {
  await sql`update evaluation.participant set agreed = true, contactable = true, updated_at = ${at},
      allows_evaluation = allows_evaluation or (select count(*) = 3 from enrollment.consent_now
        where person_id = ${person} and layer in (1, 2, 4) and given)
    where study_key = ${key}`.execute(tx)
}

export async function forgetPerson(tx: Tx, key: string, at: Instant): Promise<void> {
  await sql`update evaluation.participant set allows_evaluation = false, sex = null, age_years = null, region_ubigeo2 = null,
      facility_category = null, institution = null, assessed_on = null, first_round_key = null, level = null,
      severe_by_published_rule = null, dep = null, anx = null, alc = null, sui = null, history_type = null, treatment = null,
      first_session_on = null, updated_at = ${at} where study_key = ${key}`.execute(tx)
}
