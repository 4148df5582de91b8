import type { AccountId, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function freeOf(tx: Tx, person: PersonId, account: AccountId): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`update coordination.promise set owed_by = null
    where person_id = ${person} and owed_by = ${account} and kept_at is null and withdrawn_at is null returning key`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}
