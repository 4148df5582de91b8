import type { Instant } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** What PostgreSQL says of itself, by name of the setting. */
export async function settingsOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_version')`.execute(tx)
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}

export async function lastBackupAt(tx: Tx): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`select max(at) as at from platform.backup`.execute(tx)
  return rows[0]?.at ?? null
}

export async function facilityCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from enrollment.facility where closed_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}
