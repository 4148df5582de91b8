import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Merge = { readonly survivor: PersonId; readonly duplicate: PersonId; readonly at: Instant }

/** Attempts, and what the outbox still has for the duplicate or counts of them, become the survivor's. */
export async function mergePeople(
  tx: Tx,
  m: Merge,
  limits: { readonly attemptsPerCycle: number; readonly silentDays: number },
): Promise<void> {
  await sql`select outreach.merge_people(${m.duplicate}, ${m.survivor}, ${m.at}, ${limits.attemptsPerCycle}::integer,
    make_interval(days => ${limits.silentDays}::integer)), messages.merge_people(${m.duplicate}, ${m.survivor})`.execute(
    tx,
  )
}
