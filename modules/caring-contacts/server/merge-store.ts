import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function moveCaring(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`select roster.move_person('caring_contacts', ${from}, ${to})`.execute(tx)
}
