import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** Layers 1, 2 and 4 hold now. */
export async function allowsNow(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from enrollment.consent_now
    where person_id = ${person} and layer in (1, 2, 4) and given`.execute(tx)
  return rows[0]?.n === 3
}
