import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId }

/** What is here of the duplicate becomes the survivor's; where both have the same, the survivor's stays. */
export async function mergePeople(tx: Tx, m: Merge): Promise<void> {
  await sql`select roster.move_person('outreach', ${m.duplicate}, ${m.survivor})`.execute(tx)
}
