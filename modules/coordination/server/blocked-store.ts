import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { PromiseKind } from '../contract.ts'

export async function freeOf(tx: Tx, person: PersonId, account: AccountId): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`update coordination.promise set owed_by = null
    where person_id = ${person} and owed_by = ${account} and kept_at is null and withdrawn_at is null returning key`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}

export async function freeEpisodeOf(tx: Tx, person: PersonId, account: AccountId): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`update coordination.promise set owed_by = null where person_id = ${person}
    and owed_by = ${account} and key like 'episode:%' and kept_at is null and withdrawn_at is null returning key`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}

export type Unwatched = { readonly alias: string; readonly kind: PromiseKind; readonly dueAt: Instant }

/** Rows for the director alone; the function itself decides who asks. */
export async function unwatched(tx: Tx): Promise<readonly Unwatched[]> {
  const { rows } = await sql<Unwatched>`select alias, kind, due_at as "dueAt" from coordination.unwatched()`.execute(tx)
  return rows
}
