import type { Instant, PersonId } from '@ayni/kernel'
import type { ListedPlace } from '@ayni/modules/roster/contract'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** Rows that say the same are not touched. A facility that works again is open again. */
export async function putFacilities(tx: Tx, places: readonly ListedPlace[], at: Instant): Promise<void> {
  await sql`insert into enrollment.facility as f (code, name, category, institution, ubigeo, lat, lon, place_doubtful, added_at, changed_at, closed_at)
    select p.code, p.name, p.category, p.institution, p.ubigeo, p.lat, p.lon, p.doubtful, ${at}, ${at}, case when p.closed then ${at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (code text, name text, category text, institution text, ubigeo text,
      lat double precision, lon double precision, doubtful boolean, closed boolean)
    on conflict (code) do update set name = excluded.name, category = excluded.category, institution = excluded.institution,
      ubigeo = excluded.ubigeo, lat = excluded.lat, lon = excluded.lon, place_doubtful = excluded.place_doubtful, changed_at = excluded.changed_at,
      closed_at = case when excluded.closed_at is null then null else coalesce(f.closed_at, excluded.closed_at) end
    where (f.name, f.category, f.institution, f.ubigeo, f.lat, f.lon, f.place_doubtful, f.closed_at is null)
      is distinct from (excluded.name, excluded.category, excluded.institution, excluded.ubigeo, excluded.lat, excluded.lon,
        excluded.place_doubtful, excluded.closed_at is null)`.execute(tx)
}

export async function closeFacilities(tx: Tx, codes: readonly string[], at: Instant): Promise<void> {
  await sql`update enrollment.facility set closed_at = ${at}, changed_at = ${at}
    where closed_at is null and code = any (${[...codes]}::text[])`.execute(tx)
}

/** Name and ways to reach somebody who never agreed, when their cycle is long over. */
export async function forgetNonParticipants(tx: Tx, people: readonly PersonId[], at: Instant): Promise<void> {
  await sql`with gone as (
      update enrollment.person set identity_sealed = null where id = any (${[...people]}::uuid[]) and not agreed returning id)
    update enrollment.contact_point c set removed_at = coalesce(c.removed_at, ${at}), value_sealed = null, value_key = null,
      erased_at = coalesce(c.erased_at, ${at}) from gone where c.person_id = gone.id`.execute(tx)
}
