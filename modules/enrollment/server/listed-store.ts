import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { NewPerson } from './store.ts'

type Named = { readonly id: string; readonly alias: string }

/** Whose alias was taken, also by somebody of the same statement, is not among the answers. */
export async function insertPeople(
  tx: Tx,
  people: readonly (NewPerson & { readonly serviceEndsOn: string | null })[],
): Promise<readonly Named[]> {
  if (people.length === 0) return []
  const { rows } =
    await sql<Named>`insert into enrollment.person (id, program_id, alias, source_key, state, identity_sealed, language,
      contactable, agreed, sex, age_years, region_ubigeo2, facility_category, institution, service_started_on, service_ends_on, created_at)
    select p.id, p.program, p.alias, p."sourceKey", p.state, p."identitySealed", p.language, p.contactable, p.agreed, p.sex, p."ageYears",
      p."regionUbigeo2", p."facilityCategory", p.institution, p."serviceStartedOn", p."serviceEndsOn", p."createdAt"
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p (id uuid, program uuid, alias text, "sourceKey" text, state text,
      "identitySealed" text, language text, contactable boolean, agreed boolean, sex text, "ageYears" smallint, "regionUbigeo2" text,
      "facilityCategory" text, institution text, "serviceStartedOn" date, "serviceEndsOn" date, "createdAt" timestamptz)
    on conflict on constraint person_alias do nothing returning id, alias`.execute(tx)
  return rows
}

export type ListedFacts = {
  readonly person: PersonId
  readonly identitySealed: string
  readonly sex: string | null
  readonly ageYears: number | null
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly institution: string | null
  readonly serviceStartedOn: string | null
  readonly serviceEndsOn: string | null
}

/** Where a list is silent, what was known stays. Whoever left, died or was a double is not written again. @returns who was */
export async function updateListed(tx: Tx, all: readonly ListedFacts[]): Promise<readonly PersonId[]> {
  if (all.length === 0) return []
  const { rows } = await sql<{ id: PersonId }>`update enrollment.person p set identity_sealed = n."identitySealed",
      sex = coalesce(n.sex, p.sex), age_years = coalesce(n."ageYears", p.age_years),
      region_ubigeo2 = coalesce(n."regionUbigeo2", p.region_ubigeo2),
      facility_category = coalesce(n."facilityCategory", p.facility_category),
      institution = coalesce(n.institution, p.institution),
      service_started_on = coalesce(n."serviceStartedOn", p.service_started_on),
      service_ends_on = coalesce(n."serviceEndsOn", p.service_ends_on)
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as n (person uuid, "identitySealed" text, sex text, "ageYears" smallint,
      "regionUbigeo2" text, "facilityCategory" text, institution text, "serviceStartedOn" date, "serviceEndsOn" date)
    where p.id = n.person and p.state not in ('withdrawn', 'deceased', 'duplicate') returning p.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type ListedPoint = {
  readonly id: string
  readonly person: PersonId
  readonly channel: 'movil' | 'fijo' | 'correo'
  readonly position: number
  readonly sealed: string
  readonly key: string
}

export type AddedPoint = { readonly id: string; readonly person: PersonId }

/** A number that the person has, took away or that was a stranger's is not added again. Answers what was added. */
export async function insertPoints(
  tx: Tx,
  program: ProgramId,
  points: readonly ListedPoint[],
  at: Instant,
): Promise<readonly AddedPoint[]> {
  if (points.length === 0) return []
  const { rows } =
    await sql<AddedPoint>`insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, value_key,
      owner, may_leave_message, added_at, position)
    select distinct on (p.person, p.key) p.id, ${program}::uuid, p.person, p.channel, p.sealed, p.key, 'self', false, ${at}::timestamptz, p.position
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (id uuid, person uuid, channel text, sealed text, key text, position smallint)
    where not exists (select 1 from enrollment.contact_point c where c.person_id = p.person and c.value_key = p.key)
    order by p.person, p.key, p.position
    returning id, person_id as person`.execute(tx)
  return rows
}

export type ListedPost = {
  readonly post: string
  readonly person: PersonId
  readonly facilityCode: string | null
  readonly ubigeo: string | null
  readonly category: string | null
  readonly institution: string | null
  readonly placeSealed: string | null
  readonly startsOn: string
}

/** The post of a list: only where none is known, so that it never stands against what the person said. */
export async function insertListedPosts(
  tx: Tx,
  program: ProgramId,
  posts: readonly ListedPost[],
  at: Instant,
): Promise<void> {
  if (posts.length === 0) return
  await sql`insert into enrollment.assignment (id, program_id, person_id, facility_code, ubigeo, category, institution, place_sealed, starts_on,
      occurred_at, added_at)
    select p.post, ${program}::uuid, p.person, p."facilityCode", coalesce(p.ubigeo, f.ubigeo), coalesce(p.category, f.category),
      coalesce(p.institution, f.institution), p."placeSealed", p."startsOn", ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as p (post uuid, person uuid, "facilityCode" text, ubigeo text, category text,
      institution text, "placeSealed" text, "startsOn" date) left join enrollment.facility f on f.code = p."facilityCode"
    where not exists (select 1 from enrollment.assignment a where a.person_id = p.person)`.execute(tx)
}
