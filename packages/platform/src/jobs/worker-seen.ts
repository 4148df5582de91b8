import type { Instant } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

/** When any worker last said that it lives; null when none ever did. */
export async function workerSeenAt(tx: Tx): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(seen_at) as at from platform.worker`.execute(tx)
  return rows[0]?.at ?? null
}
