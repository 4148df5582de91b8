import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type OwnCard = { readonly episode: string; readonly who: string | null; readonly nextContactAt: Instant | null }

export async function ownCard(tx: Tx, person: PersonId): Promise<OwnCard | undefined> {
  const { rows } =
    await sql<OwnCard>`select episode, who, next_contact_at as "nextContactAt" from safety_episode.own_card(${person})`.execute(
      tx,
    )
  return rows[0]
}
