import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function mergePeople(
  tx: Tx,
  { survivor, duplicate }: { readonly survivor: PersonId; readonly duplicate: PersonId },
): Promise<void> {
  await sql`select roster.move_person('my_data', ${duplicate}, ${survivor})`.execute(tx)
}
