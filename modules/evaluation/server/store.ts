import type { Instant } from '@ayni/kernel'
import type { Db, Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { Cell, FlowCounts } from './compute-table1.ts'

export type RosterFacts = {
  readonly contactable: boolean
  readonly agreed: boolean
  readonly sex: string | null
  readonly ageYears: number | null
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly institution: string | null
}

export async function putRosterFacts(
  tx: Tx,
  program: string,
  all: readonly (RosterFacts & { readonly key: string })[],
  at: Instant,
): Promise<void> {
  await sql`insert into evaluation.participant (study_key, program_id, contactable, agreed, sex, age_years, region_ubigeo2, facility_category, institution, updated_at)
    select p.key, ${program}::uuid, p.contactable, p.agreed, p.sex, p."ageYears", p."regionUbigeo2", p."facilityCategory", p.institution, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as p (key text, contactable boolean, agreed boolean, sex text, "ageYears" smallint,
      "regionUbigeo2" text, "facilityCategory" text, institution text)
    on conflict (study_key) do update set contactable = excluded.contactable or evaluation.participant.contactable,
      agreed = excluded.agreed or evaluation.participant.agreed, sex = excluded.sex, age_years = excluded.age_years,
      region_ubigeo2 = excluded.region_ubigeo2, facility_category = excluded.facility_category, institution = excluded.institution, updated_at = excluded.updated_at`.execute(
    tx,
  )
}

export async function setReached(tx: Tx, key: string, at: Instant): Promise<void> {
  await sql`update evaluation.participant set contactable = true, updated_at = ${at} where study_key = ${key}`.execute(
    tx,
  )
}

/** Layer 4 given: figures may count the person. Withdrawn: their clinical columns are emptied, not hidden. */
export async function setAllowsEvaluation(tx: Tx, key: string, allowed: boolean, at: Instant): Promise<void> {
  await (allowed
    ? sql`update evaluation.participant set allows_evaluation = true, updated_at = ${at} where study_key = ${key}`.execute(
        tx,
      )
    : sql`update evaluation.participant set allows_evaluation = false, level = null, severe_by_published_rule = null, dep = null, anx = null,
        alc = null, sui = null, history_type = null, treatment = null, updated_at = ${at} where study_key = ${key}`.execute(
        tx,
      ))
}

export type Reading = {
  readonly roundKey: string
  readonly assessedOn: string
  readonly level: number
  readonly severe: boolean
  readonly dep: boolean
  readonly anx: boolean
  readonly alc: boolean
  readonly sui: boolean
  readonly historyType: string | null
  readonly treatment: string | null
}

/** The first assessment stands: Table 1 describes people as they were when first assessed; later rounds are outcomes. */
export async function putReading(tx: Tx, key: string, r: Reading, at: Instant): Promise<void> {
  await sql`update evaluation.participant set assessed_on = coalesce(assessed_on, ${r.assessedOn}::date),
      first_round_key = coalesce(first_round_key, ${r.roundKey}), updated_at = ${at} where study_key = ${key}`.execute(
    tx,
  )
  await sql`update evaluation.participant set level = ${r.level}, severe_by_published_rule = ${r.severe}, dep = ${r.dep}, anx = ${r.anx}, alc = ${r.alc},
      sui = ${r.sui}, history_type = coalesce(${r.historyType}, history_type), treatment = coalesce(${r.treatment}, treatment)
    where study_key = ${key} and allows_evaluation and first_round_key = ${r.roundKey}`.execute(tx)
}

export async function putFirstSession(tx: Tx, key: string, on: string, at: Instant): Promise<void> {
  await sql`update evaluation.participant set first_session_on = least(first_session_on, ${on}::date), updated_at = ${at} where study_key = ${key}`.execute(
    tx,
  )
}

export async function table1Cells(db: Db, program: string): Promise<readonly Cell[]> {
  const { rows } =
    await sql<Cell>`select dep, anx, alc, sui, mh, sex, history_type as "historyType", treatment, n, n_age as "nAge",
    age_sum as "ageSum", age_squares as "ageSquares" from evaluation.table1_cells where program_id = ${program}`.execute(
      db,
    )
  return rows
}

export async function flowCounts(db: Db, program: string): Promise<FlowCounts | undefined> {
  const { rows } =
    await sql<FlowCounts>`select graduates, contactable, agreed, assessed, assessed_evaluable as "assessedEvaluable",
    any_mental_disease as "anyMentalDisease", moderate_or_high as "moderateOrHigh", moderate, high, suicide_risk as "suicideRisk"
    from evaluation.flow_counts where program_id = ${program}`.execute(db)
  return rows[0]
}

/** How figures are signed: the programme's short name, never its id. */
export async function programSlug(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`select slug from identity.program where id = ${id}`.execute(tx)
  return rows[0]?.slug
}
