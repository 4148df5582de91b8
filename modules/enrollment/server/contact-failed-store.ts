import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type FailedPoint = {
  readonly id: string
  readonly person: PersonId
  readonly channel: string
  readonly at: Instant
}

/** The first failure of a value counts; a value that was taken away or erased has none. */
export async function setFailed(tx: Tx, { id, person, channel, at }: FailedPoint): Promise<ProgramId | undefined> {
  const { rows } = await sql<{ program: ProgramId }>`update enrollment.contact_point
    set failed_since = case when failed_key = value_key then failed_since else ${at} end,
      failed_by = case when failed_key = value_key then failed_by else ${channel} end, failed_key = value_key
    where id = ${id} and person_id = ${person} and removed_at is null and erased_at is null and value_key is not null
    returning program_id as program`.execute(tx)
  return rows[0]?.program
}
