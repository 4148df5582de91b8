import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** What is here of the duplicate becomes the survivor's; where both have the same, the earlier clock and the further step stay. */
export async function mergePeople(tx: Tx, m: Merge): Promise<void> {
  await sql`select coordination.merge_people(${m.duplicate}, ${m.survivor}, ${m.at})`.execute(tx)
}
