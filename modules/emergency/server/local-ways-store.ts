import type { AccountId, Instant, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { LocalWay, LocalWayKind } from '../contract.ts'

export type WayRow = {
  readonly way: string
  readonly facilityCode: string | null
  readonly ubigeo: string
  readonly kind: LocalWayKind
  readonly sealed: string
  readonly hours: number | null
  readonly atNight: boolean
  readonly verifiedAt: Instant
  readonly verifiedBy: string
  readonly near: LocalWay['near']
}

export type SavedWay = Omit<WayRow, 'verifiedBy' | 'near'> & { readonly program: ProgramId; readonly by: AccountId }

/** @returns false where the id is another programme's */
export async function putWay(tx: Tx, w: SavedWay): Promise<boolean> {
  const { rows } =
    await sql`insert into emergency.local_way (id, program_id, facility_code, ubigeo, kind, sealed, hours, at_night, verified_at, verified_by, added_at)
    values (${w.way}, ${w.program}, ${w.facilityCode}, ${w.ubigeo}, ${w.kind}, ${w.sealed}, ${w.hours}, ${w.atNight}, ${w.verifiedAt}, ${w.by}, ${w.verifiedAt})
    on conflict (id) do update set facility_code = excluded.facility_code, ubigeo = excluded.ubigeo, kind = excluded.kind, sealed = excluded.sealed,
      hours = excluded.hours, at_night = excluded.at_night, verified_at = excluded.verified_at, verified_by = excluded.verified_by, retired_at = null
      where emergency.local_way.program_id = excluded.program_id returning id`.execute(tx)
  return rows.length > 0
}

export async function wayExists(tx: Tx, way: string): Promise<'ours' | 'free' | 'theirs'> {
  const { rows } = await sql<{
    ours: boolean
  }>`select program_id = platform.actor_program() as ours from emergency.local_way where id = ${way}`.execute(tx)
  return rows[0] === undefined ? 'free' : rows[0].ours ? 'ours' : 'theirs'
}

export async function verifyWay(tx: Tx, way: string, by: AccountId, at: Instant): Promise<boolean> {
  const { rows } =
    await sql`update emergency.local_way set verified_at = ${at}, verified_by = ${by} where id = ${way} returning id`.execute(
      tx,
    )
  return rows.length > 0
}

export async function retireWay(tx: Tx, way: string, at: Instant | null): Promise<boolean> {
  const { rows } = await sql`update emergency.local_way set retired_at = ${at} where id = ${way} returning id`.execute(
    tx,
  )
  return rows.length > 0
}

const MOST_WAYS = 300

/** Those of the facility first, then of the district, then of the province; in each, who is there at night, and the nearest. */
export async function waysNear(
  tx: Tx,
  at: { readonly facilityCode: string | null; readonly ubigeo: string | null },
): Promise<readonly WayRow[]> {
  const { rows } =
    await sql<WayRow>`select * from (select w.id as way, w.facility_code as "facilityCode", w.ubigeo, w.kind, w.sealed, w.hours::float8 as hours,
        w.at_night as "atNight", w.verified_at as "verifiedAt", coalesce(a.display_name, '') as "verifiedBy",
        case when w.facility_code = ${at.facilityCode} then 'facility' when w.ubigeo = ${at.ubigeo} then 'district' else 'province' end as near
      from emergency.local_way w left join identity.account a on a.id = w.verified_by
      where w.retired_at is null and (${at.ubigeo}::text is null or left(w.ubigeo, 4) = left(${at.ubigeo}, 4) or w.facility_code = ${at.facilityCode})) f
    order by array_position(array['facility', 'district', 'province'], near), "atNight" desc, hours nulls last, way limit ${MOST_WAYS}`.execute(
      tx,
    )
  return rows
}
