import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Merge = {
  readonly survivor: PersonId
  readonly duplicate: PersonId
  readonly at: Instant
  readonly stillHeld: boolean
  /** Where the survivor stood. */
  readonly state: string | undefined
}

/** Moves what is kept of the duplicate. @returns the layers of consent that one of the two had taken back */
export async function mergePeople(tx: Tx, m: Merge): Promise<readonly number[]> {
  const { rows } = await sql<{ taken: number[] }>`select enrollment.merge_people(${m.duplicate}, ${m.survivor}, ${m.at},
    ${m.stillHeld}) as taken`.execute(tx)
  // @safety of whoever is followed a death said of another record is not taken over: somebody clinical says it.
  await sql`update enrollment.person set state = ${m.state ?? null} where id = ${m.survivor} and state = 'deceased' and ${m.state ?? null} <> 'deceased'
    and exists (select 1 from safety_episode.episode where person_id = ${m.survivor} and closed_at is null)`.execute(tx)
  return rows[0]?.taken ?? []
}

export async function setIdentity(tx: Tx, person: PersonId, sealed: string): Promise<void> {
  await sql`update enrollment.person set identity_sealed = ${sealed} where id = ${person}`.execute(tx)
}
