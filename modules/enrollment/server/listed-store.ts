import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type ListedFacts = {
  readonly identitySealed: string
  readonly sex: string | null
  readonly ageYears: number | null
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly institution: string | null
  readonly serviceStartedOn: string | null
  readonly serviceEndsOn: string | null
}

/** Where a list is silent, what was known stays. Undefined: whoever left, died or was a double is not written again. */
export async function updateListed(tx: Tx, person: PersonId, p: ListedFacts): Promise<string | undefined> {
  const { rows } = await sql<{ alias: string }>`update enrollment.person set identity_sealed = ${p.identitySealed},
      sex = coalesce(${p.sex}, sex), age_years = coalesce(${p.ageYears}, age_years),
      region_ubigeo2 = coalesce(${p.regionUbigeo2}, region_ubigeo2), facility_category = coalesce(${p.facilityCategory}, facility_category),
      institution = coalesce(${p.institution}, institution), service_started_on = coalesce(${p.serviceStartedOn}, service_started_on),
      service_ends_on = coalesce(${p.serviceEndsOn}, service_ends_on)
    where id = ${person} and state not in ('withdrawn', 'deceased', 'duplicate') returning alias`.execute(tx)
  return rows[0]?.alias
}

export type ListedPoint = {
  readonly id: string
  readonly channel: 'movil' | 'fijo' | 'correo'
  readonly position: number
  readonly sealed: string
  readonly key: string
}

/** A number that the person has, took away or that was a stranger's is not added again. Answers the ids added. */
export async function insertPoints(
  tx: Tx,
  { person, program }: { readonly person: PersonId; readonly program: ProgramId },
  points: readonly ListedPoint[],
  at: Instant,
): Promise<readonly string[]> {
  if (points.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, value_key,
      owner, may_leave_message, added_at, position)
    select p.id, ${program}, ${person}, p.channel, p.sealed, p.key, 'self', false, ${at}, p.position
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (id uuid, channel text, sealed text, key text, position smallint)
    where not exists (select 1 from enrollment.contact_point c where c.person_id = ${person} and c.value_key = p.key)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type ListedPost = {
  readonly post: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly facilityCode: string | null
  readonly ubigeo: string | null
  readonly category: string | null
  readonly institution: string | null
  readonly placeSealed: string | null
  readonly startsOn: string
  readonly at: Instant
}

/** The post of a list: only where none is known, so that it never stands against what the person said. */
export async function insertListedPost(tx: Tx, p: ListedPost): Promise<void> {
  await sql`insert into enrollment.assignment (id, program_id, person_id, facility_code, ubigeo, category, institution, place_sealed, starts_on,
      occurred_at, added_at)
    select ${p.post}, ${p.program}, ${p.person}, ${p.facilityCode}, coalesce(${p.ubigeo}, f.ubigeo), coalesce(${p.category}, f.category),
      coalesce(${p.institution}, f.institution), ${p.placeSealed}, ${p.startsOn}::date, ${p.at}::timestamptz, ${p.at}::timestamptz
    from (select 1) one left join enrollment.facility f on f.code = ${p.facilityCode}
    where not exists (select 1 from enrollment.assignment where person_id = ${p.person})`.execute(tx)
}
