import type { AccountId, Role } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

/** What marks the view of each account: two of one role and programme with the same mark see the same. */
export async function viewsOf(
  tx: Tx,
  role: Role,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    account: string
    view: string
  }>`select account, view from platform.views_of(${role}, ${[...accounts]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ account, view }) => [account, view]))
}
