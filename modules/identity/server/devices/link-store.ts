import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type NewLinkCode = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly hash: string
  readonly at: Instant
  readonly expiresAt: Instant
}

/** Only for whoever stands on the list of those who may be given a phone. */
export async function insertLinks(tx: Tx, links: readonly NewLinkCode[]): Promise<void> {
  if (links.length === 0) return
  await sql`insert into identity.device_code (id, program_id, person_id, kind, secret_hash, made_at, expires_at, made_by_account)
    select g.id, g.program, g.person, 'link', g.hash, g.at, g."expiresAt", null
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as g (id uuid, program uuid, person uuid, hash text, at timestamptz, "expiresAt" timestamptz)
      join identity.participant p on p.person_id = g.person
    on conflict on constraint device_code_secret do nothing`.execute(tx)
}
