import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** What is here of the duplicate becomes the survivor's. */
export async function mergePeople(tx: Tx, m: Merge): Promise<void> {
  await sql`select screening.merge_people(${m.duplicate}, ${m.survivor}, ${m.at})`.execute(tx)
}
