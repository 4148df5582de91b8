import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** What is here of the duplicate becomes the survivor's. @returns promises that another one stands for now */
export async function mergePeople(tx: Tx, m: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{
    twice: string[]
  }>`select screening.merge_people(${m.duplicate}, ${m.survivor}, ${m.at}) as twice`.execute(tx)
  return rows[0]?.twice ?? []
}
