import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function movePlans(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`select safety_plan.merge_people(${from}, ${to})`.execute(tx)
}
