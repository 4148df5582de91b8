import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { EpisodeRow } from './store.ts'

export type NewAssessment = {
  readonly id: string
  readonly alert: string | null
  readonly by: AccountId
  readonly spokeAt: string
  readonly receivedAt: Instant
  readonly minutes: number | null
  readonly channel: string
  readonly late: boolean
  readonly withPlan: boolean
  readonly withMeans: boolean
  readonly sealed: string
  readonly intentSealed: string
  readonly attemptSealed: string
}

export async function insertAssessment(tx: Tx, row: EpisodeRow, a: NewAssessment): Promise<void> {
  await sql`insert into safety_episode.assessment (id, program_id, episode_id, person_id, alert_id, by_account, spoke_at, received_at, minutes,
      channel, late, with_plan, with_means, sealed, intent_sealed, attempt_sealed)
    values (${a.id}, ${row.program}, ${row.id}, ${row.person}, ${a.alert}::uuid, ${a.by}, ${a.spokeAt}, ${a.receivedAt}, ${a.minutes}::int,
      ${a.channel}, ${a.late}, ${a.withPlan}, ${a.withMeans}, ${a.sealed}, ${a.intentSealed}, ${a.attemptSealed})`.execute(
    tx,
  )
}

/** UBIGEO of where they work now, as the official list says. */
export async function postDistrictOf(tx: Tx, person: PersonId): Promise<string | null> {
  const { rows } = await sql<{ ubigeo: string | null }>`select coalesce(f.ubigeo, p.ubigeo) as ubigeo
    from enrollment.assignment p left join enrollment.facility f on f.code = p.facility_code
    where p.person_id = ${person} and p.ends_on is null order by p.starts_on desc, p.added_at desc limit 1`.execute(tx)
  return rows[0]?.ubigeo ?? null
}

export async function insertLocation(
  tx: Tx,
  row: EpisodeRow,
  l: {
    readonly id: string
    readonly by: AccountId
    readonly at: string
    readonly ubigeo: string | null
    readonly sealed: string
  },
): Promise<void> {
  await sql`insert into safety_episode.location (id, program_id, episode_id, person_id, by_account, confirmed_at, ubigeo, sealed)
    values (${l.id}, ${row.program}, ${row.id}, ${row.person}, ${l.by}, ${l.at}, ${l.ubigeo}, ${l.sealed})`.execute(tx)
}

export async function setKnown(tx: Tx, episode: string, account: AccountId): Promise<void> {
  await sql`update safety_episode.episode set known_clinician = coalesce(known_clinician, ${account}) where id = ${episode}`.execute(
    tx,
  )
}

export type AssessmentRow = {
  readonly id: string
  readonly by: string
  readonly spokeAt: Instant
  readonly receivedAt: Instant
  readonly minutes: number | null
  readonly channel: string
  readonly late: boolean
  readonly sealed: string
  readonly intentSealed: string
  readonly attemptSealed: string
}

/** Oldest first, by when they spoke. */
export async function assessmentsOf(tx: Tx, episode: string): Promise<readonly AssessmentRow[]> {
  const { rows } =
    await sql<AssessmentRow>`select s.id, coalesce(a.display_name, '') as by, s.spoke_at as "spokeAt", s.received_at as "receivedAt",
      s.minutes, s.channel, s.late, s.sealed, s.intent_sealed as "intentSealed", s.attempt_sealed as "attemptSealed"
    from safety_episode.assessment s left join identity.account a on a.id = s.by_account where s.episode_id = ${episode} order by s.spoke_at, s.id`.execute(
      tx,
    )
  return rows
}
