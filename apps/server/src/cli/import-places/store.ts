import type { Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { Place } from './read-place.ts'

export type PlaceCounts = {
  readonly fresh: number
  readonly changed: number
  readonly same: number
  readonly closed: number
}
type Counted = { readonly n: number }

const BATCH = 2000

const first = ({ rows }: { readonly rows: readonly Counted[] }): number => rows[0]?.n ?? 0

/** Writes a batch: rows that say the same are not touched. A facility that works again is open again. */
async function putBatch(
  tx: Tx,
  places: readonly Place[],
  now: Instant,
): Promise<{ readonly fresh: number; readonly changed: number }> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into enrollment.facility as f (code, name, category, institution, ubigeo, lat, lon, added_at, changed_at, closed_at)
    select p.code, p.name, p.category, p.institution, p.ubigeo, p.lat, p.lon, ${now}, ${now}, case when p.closed then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (code text, name text, category text, institution text, ubigeo text,
      lat double precision, lon double precision, closed boolean)
    on conflict (code) do update set name = excluded.name, category = excluded.category, institution = excluded.institution,
      ubigeo = excluded.ubigeo, lat = excluded.lat, lon = excluded.lon, changed_at = excluded.changed_at,
      closed_at = case when excluded.closed_at is null then null else coalesce(f.closed_at, excluded.closed_at) end
    where (f.name, f.category, f.institution, f.ubigeo, f.lat, f.lon, f.closed_at is null)
      is distinct from (excluded.name, excluded.category, excluded.institution, excluded.ubigeo, excluded.lat, excluded.lon, excluded.closed_at is null)
    returning (xmax = 0) as fresh`.execute(tx)
  const fresh = rows.filter((row) => row.fresh).length
  return { fresh, changed: rows.length - fresh }
}

export async function putPlaces(tx: Tx, places: readonly Place[], now: Instant): Promise<Omit<PlaceCounts, 'closed'>> {
  let [fresh, changed] = [0, 0]
  for (let at = 0; at < places.length; at += BATCH) {
    const done = await putBatch(tx, places.slice(at, at + BATCH), now)
    fresh += done.fresh
    changed += done.changed
  }
  return { fresh, changed, same: places.length - fresh - changed }
}

export const openPlaces = async (tx: Tx): Promise<number> =>
  first(await sql<Counted>`select count(*)::int as n from enrollment.facility where closed_at is null`.execute(tx))

/** Open facilities that a list does not have. */
export const countAbsent = async (tx: Tx, listed: readonly string[]): Promise<number> =>
  first(
    await sql<Counted>`select count(*)::int as n from enrollment.facility where closed_at is null and code <> all (${[...listed]})`.execute(
      tx,
    ),
  )

export async function closeAbsent(tx: Tx, listed: readonly string[], now: Instant): Promise<number> {
  const { rows } = await sql`update enrollment.facility set closed_at = ${now}, changed_at = ${now}
    where closed_at is null and code <> all (${[...listed]}) returning code`.execute(tx)
  return rows.length
}
