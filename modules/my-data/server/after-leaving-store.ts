import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function isLocked(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.locked where person_id = ${person}`.execute(tx)
  return rows.length > 0
}
