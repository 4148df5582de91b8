import type { AccountId, Instant, Language, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function lastDigest(tx: Tx, program: ProgramId): Promise<Instant | null> {
  const { rows } = await sql<{
    at: Instant | null
  }>`select max(at) as at from outreach.digest where program_id = ${program}`.execute(tx)
  return rows[0]?.at ?? null
}

export type News = { readonly engaged: number; readonly unreachable: number }

/** Who answered and who could not be reached, since the last time it was told. */
export async function newsSince(tx: Tx, program: ProgramId, since: Instant): Promise<News> {
  const { rows } =
    await sql<News>`select count(distinct person_id) filter (where to_state = 'engaged')::integer as engaged,
      count(distinct person_id) filter (where to_state = 'unreachable')::integer as unreachable
    from enrollment.state_change where program_id = ${program} and at > ${since} and to_state in ('engaged', 'unreachable')`.execute(
      tx,
    )
  return rows[0] ?? { engaged: 0, unreachable: 0 }
}

export type DigestReader = {
  readonly account: AccountId
  readonly language: Language
  readonly contactsSealed: string
}

/** False where this digest was told before, or is being told by another worker. */
export async function beginDigest(
  tx: Tx,
  program: ProgramId,
  { day, slot, at }: { readonly day: string; readonly slot: 'morning' | 'evening'; readonly at: Instant },
): Promise<boolean> {
  const { rows } =
    await sql`insert into outreach.digest (program_id, day, slot, at) values (${program}, ${day}, ${slot}, ${at})
    on conflict do nothing returning program_id`.execute(tx)
  return rows.length === 1
}

export async function digestReaders(tx: Tx, program: ProgramId): Promise<readonly DigestReader[]> {
  const { rows } =
    await sql<DigestReader>`select id as account, language, contacts_sealed as "contactsSealed" from identity.account
    where program_id = ${program} and active and 'coordinator' = any (roles)`.execute(tx)
  return rows
}
