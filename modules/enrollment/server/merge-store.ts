import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Merge = {
  readonly survivor: PersonId
  readonly duplicate: PersonId
  readonly at: Instant
  readonly stillHeld: boolean
}

/** Moves what is kept of the duplicate. @returns the layers of consent that one of the two had taken back */
export async function mergePeople(tx: Tx, m: Merge): Promise<readonly number[]> {
  const { rows } = await sql<{ taken: number[] }>`select enrollment.merge_people(${m.duplicate}, ${m.survivor}, ${m.at},
    ${m.stillHeld}) as taken`.execute(tx)
  return rows[0]?.taken ?? []
}

export async function setIdentity(tx: Tx, person: PersonId, sealed: string): Promise<void> {
  await sql`update enrollment.person set identity_sealed = ${sealed} where id = ${person}`.execute(tx)
}
