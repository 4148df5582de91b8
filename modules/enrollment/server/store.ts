import type { PersonState } from '@ayni/clinical/reach'
import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type PersonRow = {
  readonly id: PersonId
  readonly alias: string
  readonly state: PersonState
  readonly language: 'es' | 'en'
  readonly serviceStartedOn: string | null
  readonly serviceEndsOn: string | null
  readonly identitySealed: string | null
}

export type NewPerson = {
  readonly id: string
  readonly program: string
  readonly alias: string
  readonly sourceKey: string | null
  readonly state: string
  readonly identitySealed: string | null
  readonly language: 'es' | 'en'
  readonly contactable: boolean
  readonly agreed: boolean
  readonly sex: string | null
  readonly ageYears: number | null
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly institution: string | null
  readonly serviceStartedOn: string | null
  readonly createdAt: Instant
}

export async function updateFacts(
  tx: Tx,
  id: string,
  p: Pick<
    NewPerson,
    'contactable' | 'agreed' | 'sex' | 'ageYears' | 'regionUbigeo2' | 'facilityCategory' | 'institution'
  >,
): Promise<void> {
  await sql`update enrollment.person set contactable = ${p.contactable}, agreed = ${p.agreed}, sex = ${p.sex}, age_years = ${p.ageYears},
    region_ubigeo2 = ${p.regionUbigeo2}, facility_category = ${p.facilityCategory}, institution = ${p.institution} where id = ${id}`.execute(
    tx,
  )
}

export async function personBySourceKey(
  tx: Tx,
  program: string,
  sourceKey: string,
): Promise<{ readonly id: PersonId; readonly alias: string } | undefined> {
  const { rows } = await sql<{
    id: PersonId
    alias: string
  }>`select id, alias from enrollment.person where program_id = ${program} and source_key = ${sourceKey}`.execute(tx)
  return rows[0]
}

export async function personById(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select id, alias, state, language, service_started_on as "serviceStartedOn",
      service_ends_on as "serviceEndsOn", identity_sealed as "identitySealed"
    from enrollment.person where id = ${id}`.execute(tx)
  return rows[0]
}

export async function setPersonLanguage(tx: Tx, id: PersonId, language: 'es' | 'en'): Promise<void> {
  await sql`update enrollment.person set language = ${language} where id = ${id}`.execute(tx)
}

export type NewConsent = {
  readonly id: string
  readonly program: string
  readonly person: PersonId
  readonly layer: number
  readonly given: boolean
  readonly version: string
  readonly language: 'es' | 'en'
  readonly channel: 'phone' | 'import' | 'console'
  readonly occurredAt: Instant
  readonly receivedAt: Instant
}

export async function insertConsents(tx: Tx, consents: readonly NewConsent[]): Promise<void> {
  if (consents.length === 0) return
  await sql`insert into enrollment.consent (id, program_id, person_id, layer, given, text_version, language, channel, occurred_at, received_at)
    select r.id, r.program, r.person, r.layer, r.given, r.version, r.language, r.channel, r."occurredAt", r."receivedAt"
    from jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) as r (id uuid, program uuid, person uuid, layer smallint, given boolean,
      version text, language text, channel text, "occurredAt" timestamptz, "receivedAt" timestamptz)`.execute(tx)
}

export type ConsentRow = {
  readonly layer: number
  readonly given: boolean
  readonly version: string
  readonly at: Instant
  readonly language: 'es' | 'en'
  readonly channel: 'phone' | 'import' | 'console'
}

export async function consentsOf(tx: Tx, person: PersonId): Promise<readonly ConsentRow[]> {
  const { rows } =
    await sql<ConsentRow>`select distinct on (layer) layer, given, text_version as version, occurred_at as at,
      language, channel from enrollment.consent
    where person_id = ${person} order by layer, occurred_at desc, id desc`.execute(tx)
  return rows
}

export async function putTrusted(
  tx: Tx,
  person: PersonId,
  program: string,
  sealed: string | null,
  at: Instant,
): Promise<void> {
  await (sealed === null
    ? sql`delete from enrollment.trusted_person where person_id = ${person} and occurred_at <= ${at}`.execute(tx)
    : sql`insert into enrollment.trusted_person (person_id, program_id, sealed, occurred_at) values (${person}, ${program}, ${sealed}, ${at})
        on conflict (person_id) do update set sealed = excluded.sealed, occurred_at = excluded.occurred_at
        where enrollment.trusted_person.occurred_at <= excluded.occurred_at`.execute(tx))
}

export async function trustedOf(tx: Tx, person: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{
    sealed: string
  }>`select sealed from enrollment.trusted_person where person_id = ${person}`.execute(tx)
  return rows[0]?.sealed
}

export type RosterRecord = {
  readonly person: PersonId
  readonly alias: string
  readonly identitySealed: string | null
  readonly state: string
  readonly contactable: boolean
  readonly agreed: boolean
  readonly regionUbigeo2: string | null
  readonly facilityCategory: string | null
  readonly layers: readonly number[]
  readonly createdAt: Instant
}

const rosterColumns = sql`p.id as person, p.alias, p.identity_sealed as "identitySealed", p.state, p.contactable, p.agreed,
  p.region_ubigeo2 as "regionUbigeo2", p.facility_category as "facilityCategory", p.created_at as "createdAt",
  coalesce((select array_agg(c.layer order by c.layer) from enrollment.consent_now c where c.person_id = p.id and c.given), '{}') as layers`

export type Allows = 5 | 6 | null

/** Whoever left, or is set aside, is on no list of what they once allowed. @source services/00 §2.7 layers 5 and 6 */
const allowing = (layer: Allows) => sql`(${layer}::integer is null or (held_since is null and hospital_since is null
  and state in ('consented', 'profile_complete', 'active', 'paused')
  and (select count(*) = 2 from enrollment.consent_now c where c.person_id = person.id and c.given and c.layer in (1, ${layer}::integer))))`

/** So many people of a programme after an alias, by alias, and how many there are in all. */
export async function rosterPage(
  tx: Tx,
  program: string,
  { after, limit, allows }: { readonly after: string; readonly limit: number; readonly allows: Allows },
): Promise<readonly (RosterRecord & { readonly total: number })[]> {
  const { rows } = await sql<RosterRecord & { total: number }>`select ${rosterColumns},
      (select count(*) from enrollment.person where program_id = ${program} and ${allowing(allows)}) as total
    from (select * from enrollment.person where program_id = ${program} and alias > ${after} and ${allowing(allows)} order by alias limit ${limit}) p
    order by p.alias`.execute(tx)
  return rows
}

export async function rosterRowsOf(tx: Tx, people: readonly PersonId[]): Promise<readonly RosterRecord[]> {
  const { rows } = await sql<RosterRecord>`select ${rosterColumns} from enrollment.person p
    where p.id = any (${[...people]}::uuid[]) order by p.alias`.execute(tx)
  return rows
}

export type SealedName = { readonly person: PersonId; readonly alias: string; readonly identitySealed: string | null }

/** What a search looks through: nothing but the names, all of the programme, by alias. */
export async function sealedNames(tx: Tx, program: string, allows: Allows): Promise<readonly SealedName[]> {
  const { rows } = await sql<SealedName>`select id as person, alias, identity_sealed as "identitySealed"
    from enrollment.person where program_id = ${program} and ${allowing(allows)} order by alias`.execute(tx)
  return rows
}
