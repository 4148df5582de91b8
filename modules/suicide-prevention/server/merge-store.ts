import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** Both people before anything of theirs, always in the same order. */
export async function holdBoth(tx: Tx, one: PersonId, two: PersonId): Promise<void> {
  for (const person of [one, two].toSorted()) await sql`select suicide_prevention.hold_person(${person})`.execute(tx)
}

/** @returns the alerts that are the survivor's now */
export async function mergeAlerts(tx: Tx, m: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{
    alerts: string[]
  }>`select suicide_prevention.merge_people(${m.duplicate}, ${m.survivor}, ${m.at})
    as alerts`.execute(tx)
  return rows[0]?.alerts ?? []
}
