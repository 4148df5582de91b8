import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function moveAppointments(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`select roster.move_person('appointments', ${from}, ${to})`.execute(tx)
}
