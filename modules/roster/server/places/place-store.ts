import type { Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ListedPlace } from '../../contract.ts'

export type FacilityRow = Omit<ListedPlace, 'closed'> & { readonly closedAt: Instant | null }

export type FacilitiesState = {
  readonly open: number
  readonly closed: number
  readonly lastChange: Instant | null
}

export async function facilitiesState(tx: Tx): Promise<FacilitiesState> {
  const { rows } = await sql<FacilitiesState>`select count(*) filter (where closed_at is null)::int as open,
    count(closed_at)::int as closed, max(changed_at) as "lastChange" from enrollment.facility`.execute(tx)
  return rows[0] ?? { open: 0, closed: 0, lastChange: null }
}

const listed = sql`select code, name, category, institution, ubigeo, lat, lon, place_doubtful as doubtful, closed_at as "closedAt"
  from enrollment.facility`

export const openFacilities = async (tx: Tx): Promise<readonly FacilityRow[]> =>
  (await sql<FacilityRow>`${listed} where closed_at is null order by code`.execute(tx)).rows

export const facilitiesOf = async (tx: Tx, codes: readonly string[]): Promise<readonly FacilityRow[]> =>
  (await sql<FacilityRow>`${listed} where code = any (${[...codes]}::text[])`.execute(tx)).rows

/** @returns the codes that this reading of the list had not named before. */
export async function noteSeen(
  tx: Tx,
  batch: string,
  codes: readonly string[],
  at: Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`insert into roster.place_seen (batch_id, code, at)
    select ${batch}::uuid, code, ${at}::timestamptz from unnest(${[...codes]}::text[]) as code
    on conflict do nothing returning code`.execute(tx)
  return rows.map(({ code }) => code)
}

export async function countSeen(tx: Tx, batch: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from roster.place_seen where batch_id = ${batch}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Open facilities that the whole list did not name. */
export async function unseen(tx: Tx, batch: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select f.code from enrollment.facility f where f.closed_at is null
    and not exists (select 1 from roster.place_seen s where s.batch_id = ${batch} and s.code = f.code) order by f.code`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}

/** This reading is over, and readings that nobody ended within a week. */
export async function forgetSeen(tx: Tx, batch: string, before: Instant): Promise<void> {
  await sql`delete from roster.place_seen where batch_id = ${batch} or at < ${before}`.execute(tx)
}
