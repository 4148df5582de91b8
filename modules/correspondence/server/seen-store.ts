import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type Seen = {
  readonly person: PersonId
  readonly program: ProgramId
  readonly subjects: readonly string[]
  readonly now: Instant
}

export async function noteSeen(tx: Tx, { person, program, subjects, now }: Seen): Promise<void> {
  await sql`select messages.note_seen(${person}, ${program}, ${[...subjects]}::text[], ${now})`.execute(tx)
}

/** Service messages that wait in the app; the person sees their own alone. */
export async function unreadOf(
  tx: Tx,
  person: PersonId,
  wanted: readonly string[] | 'all',
): Promise<ReadonlyArray<{ readonly subject: string; readonly template: string }>> {
  const keys = wanted === 'all' ? null : [...wanted]
  const { rows } = await sql<{
    subject: string
    template: string
  }>`select subject_ref as subject, min(template) as template from messages.outbox
    where to_person = ${person} and channel = 'in_app' and class = 'N4' and read_at is null and subject_ref is not null
      and state not in ('failed', 'expired') and (${keys}::text[] is null or subject_ref = any (${keys}::text[]))
    group by subject_ref`.execute(tx)
  return rows
}
