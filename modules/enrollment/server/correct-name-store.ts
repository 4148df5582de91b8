import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function writeIdentity(tx: Tx, person: PersonId, sealed: string): Promise<boolean> {
  const { rows } =
    await sql`update enrollment.person set identity_sealed = ${sealed} where id = ${person} returning id`.execute(tx)
  return rows.length > 0
}
