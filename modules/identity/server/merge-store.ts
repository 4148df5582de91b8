import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** What is here of the duplicate becomes the survivor's. @returns whom only one of the two did not want to be seen by */
export async function mergePeople(tx: Tx, m: Merge): Promise<readonly AccountId[]> {
  const { rows } = await sql<{
    shut: AccountId[]
  }>`select identity.merge_people(${m.duplicate}, ${m.survivor}, ${m.at}) as shut`.execute(tx)
  return rows[0]?.shut ?? []
}
