import type { PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = {
  readonly survivor: PersonId
  readonly duplicate: PersonId
  /** Of two open episodes, the one that goes on and the one that becomes part of it. */
  readonly keep: string | null
  readonly drop: string | null
}

/** @returns the episodes that are the survivor's now */
export async function mergeEpisodes(tx: Tx, m: Merge): Promise<readonly string[]> {
  const { rows } = await sql<{
    episodes: string[]
  }>`select safety_episode.merge_people(${m.duplicate}, ${m.survivor}, ${m.keep}::uuid, ${m.drop}::uuid) as episodes`.execute(
    tx,
  )
  return rows[0]?.episodes ?? []
}
