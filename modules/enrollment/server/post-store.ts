import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { Connectivity } from '../contract.ts'

export type PostRow = {
  readonly post: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly facilityCode: string | null
  readonly ubigeo: string | null
  readonly category: string | null
  readonly institution: string | null
  readonly isHead: boolean
  readonly connectivity: Connectivity | null
  readonly placeSealed: string | null
  readonly startsOn: string
  readonly endsOn: string | null
  readonly confirmedAt: Instant | null
}

const columns = sql`id as post, person_id as person, program_id as program, facility_code as "facilityCode", ubigeo, category,
  institution, is_head as "isHead", connectivity, place_sealed as "placeSealed", starts_on as "startsOn", ends_on as "endsOn",
  confirmed_at as "confirmedAt"`

/** The newest first. */
export async function postsOf(tx: Tx, person: PersonId): Promise<readonly PostRow[]> {
  const { rows } = await sql<PostRow>`select ${columns} from enrollment.assignment where person_id = ${person}
    order by starts_on desc, added_at desc, id desc`.execute(tx)
  return rows
}

export type NewPost = PostRow & { readonly occurredAt: Instant; readonly addedAt: Instant }

/** What the official list says stands where the person left it open. False: that id is somebody else's. */
export async function putPost(tx: Tx, p: NewPost): Promise<boolean> {
  const { rows } =
    await sql`insert into enrollment.assignment as a (id, program_id, person_id, facility_code, ubigeo, category, institution,
      is_head, connectivity, place_sealed, starts_on, ends_on, confirmed_at, occurred_at, added_at)
    select ${p.post}, ${p.program}, ${p.person}, ${p.facilityCode}, coalesce(${p.ubigeo}, f.ubigeo), coalesce(${p.category}, f.category),
      coalesce(${p.institution}, f.institution), ${p.isHead}, ${p.connectivity}, ${p.placeSealed}, ${p.startsOn}::date, ${p.endsOn}::date,
      ${p.confirmedAt}::timestamptz, ${p.occurredAt}::timestamptz, ${p.addedAt}::timestamptz
    from (select 1) one left join enrollment.facility f on f.code = ${p.facilityCode}
    on conflict (id) do update set facility_code = excluded.facility_code, ubigeo = excluded.ubigeo, category = excluded.category,
      institution = excluded.institution, is_head = excluded.is_head, connectivity = excluded.connectivity,
      place_sealed = excluded.place_sealed, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      confirmed_at = greatest(a.confirmed_at, excluded.confirmed_at), occurred_at = excluded.occurred_at
    where a.person_id = ${p.person} and a.occurred_at <= excluded.occurred_at returning id`.execute(tx)
  return rows.length === 1
}

export async function closePosts(
  tx: Tx,
  ends: readonly { readonly post: string; readonly endsOn: string | null }[],
): Promise<void> {
  if (ends.length === 0) return
  await sql`update enrollment.assignment a set ends_on = e."endsOn"
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e (post uuid, "endsOn" date) where a.id = e.post`.execute(
    tx,
  )
}

export async function confirmPost(tx: Tx, post: string, at: Instant): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`update enrollment.assignment set confirmed_at = greatest(confirmed_at, ${at})
    where id = ${post} returning ${columns}`.execute(tx)
  return rows[0]
}

/** Lists and figures speak of the post that holds now. */
export async function copyPostToPerson(tx: Tx, person: PersonId): Promise<void> {
  await sql`update enrollment.person p set region_ubigeo2 = coalesce(left(a.ubigeo, 2), p.region_ubigeo2),
      facility_category = coalesce(a.category, p.facility_category), institution = coalesce(a.institution, p.institution)
    from enrollment.assignment a where p.id = ${person} and a.person_id = p.id and a.ends_on is null`.execute(tx)
}
