import type { Service } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type PostPlace = {
  readonly facility: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** The post itself has coordinates; otherwise they are the middle of the facilities of its district. */
  readonly exact: boolean
  readonly ubigeo: string | null
}

/** Where the person works now, as well as the official list knows it. */
export async function postPlaceOf(tx: Tx, person: PersonId): Promise<PostPlace | undefined> {
  const { rows } =
    await sql<PostPlace>`select p.facility_code as facility, coalesce(f.lat, d.lat) as lat, coalesce(f.lon, d.lon) as lon,
      f.lat is not null as exact, coalesce(q.ubigeo, p.ubigeo) as ubigeo
    from enrollment.assignment p left join enrollment.facility q on q.code = p.facility_code
    left join enrollment.facility f on f.code = p.facility_code and not f.place_doubtful
    left join lateral (select avg(o.lat) as lat, avg(o.lon) as lon from enrollment.facility o
      where o.ubigeo = coalesce(q.ubigeo, p.ubigeo) and o.closed_at is null and o.lat is not null and not o.place_doubtful) d on f.lat is null
    where p.person_id = ${person} and p.ends_on is null order by p.starts_on desc, p.added_at desc limit 1`.execute(tx)
  return rows[0]
}

type ServiceRow = Omit<Service, 'place'> & { readonly lat: number; readonly lon: number }

/** Everything that may attend at night, in all the country: a few hundred rows, and the nearest may be far. */
export async function servicesWithPlace(tx: Tx): Promise<readonly Service[]> {
  const { rows } =
    await sql<ServiceRow>`select code, name, category, institution, lat, lon, place_doubtful as doubtful, ubigeo from enrollment.facility
    where closed_at is null and lat is not null and (category = 'I-4' or category like 'II%')`.execute(tx)
  return rows.map(({ lat, lon, ...service }) => ({ ...service, place: { lat, lon } }))
}

export type TeamRow = {
  readonly psychiatrist: string | null
  readonly clinician: string | null
  readonly dutyPhone: string | null
}

export async function teamOf(tx: Tx, person: PersonId): Promise<TeamRow> {
  const { rows } = await sql<TeamRow>`select
      (select min(t.name) filter (where t.psychiatrist) from safety_plan.team_of(${person}) t) as psychiatrist,
      (select min(t.name) filter (where not t.psychiatrist) from safety_plan.team_of(${person}) t) as clinician,
      (select p.duty_phone from identity.participant m join identity.program p on p.id = m.program_id
        where m.person_id = ${person}) as "dutyPhone"`.execute(tx)
  return rows[0] ?? { psychiatrist: null, clinician: null, dutyPhone: null }
}
