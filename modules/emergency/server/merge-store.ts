import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** @returns the promises of which another stands for the same */
export async function mergeEmergencies(tx: Tx, m: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{
    twice: string[]
  }>`select emergency.merge_people(${m.duplicate}, ${m.survivor}, ${m.at}) as twice`.execute(tx)
  return rows[0]?.twice ?? []
}
