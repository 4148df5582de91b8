import type { Instant, PersonId, WireChange } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Registry } from '../commands/registry.ts'
import type { KeyRing } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'

export type Pull = { readonly changes: readonly WireChange[]; readonly cursor: number }
type PullContext = { readonly tx: Tx; readonly now: Instant; readonly keys: KeyRing }

/** Everything a person's phone holds, and where the sequence stands. Run inside one snapshot. */
export async function freshDownload(registry: Registry, context: PullContext, person: PersonId): Promise<Pull> {
  const cursor = await head(context.tx)
  const changes: WireChange[] = []
  for (const reader of registry.feed.values()) {
    for (const [key, body] of await reader.read(context, person, 'all')) changes.push([reader.kind, key, body])
  }
  return { changes, cursor }
}

/** What changed for a person after a cursor, each thing once with its present body; null where it is gone. */
export async function changesSince(
  registry: Registry,
  context: PullContext,
  person: PersonId,
  after: number,
): Promise<Pull> {
  const cursor = await head(context.tx)
  const { rows } = await sql<{
    kind: string
    keys: string[]
  }>`select kind, array_agg(distinct key) as keys from platform.change
    where person_id = ${person} and seq > ${after} and seq <= ${cursor} group by kind order by kind`.execute(context.tx)
  const changes: WireChange[] = []
  for (const { kind, keys } of rows) {
    const bodies = await registry.feed.get(kind)?.read(context, person, keys)
    for (const key of keys) changes.push([kind, key, bodies?.get(key) ?? null])
  }
  return { changes, cursor }
}

async function head(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select platform.ledger_head() as seq`.execute(tx)
  return rows[0]?.seq ?? 0
}
