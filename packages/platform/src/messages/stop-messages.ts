import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

export type StopReason =
  | 'stopped.withdrawn'
  | 'stopped.deceased'
  | 'stopped.hospital'
  | 'stopped.incident'
  /** SERUMS is over: caring contacts (N6) go on. */
  | 'stopped.ended'
  | 'stopped.acknowledged'
  | 'stopped.cancelled'
  | 'stopped.asked'

export type Stop = { readonly programId: ProgramId; readonly reason: StopReason; readonly now: Instant } & (
  | { readonly personId: PersonId }
  | { readonly subjectRef: string }
)

/**
 * Takes back what has not left. By person: N3–N6 only, so that withdrawing never silences an alarm to staff. By subject:
 * every class, for an alert that somebody took or an appointment that is off. Answers how many.
 */
export async function stopMessages(tx: Tx, stop: Stop): Promise<number> {
  const person = 'personId' in stop ? stop.personId : null
  const subject = 'subjectRef' in stop ? stop.subjectRef : null
  const { rows } = await sql<{
    stopped: number
  }>`select messages.stop(${stop.programId}, ${person}, ${subject}, ${stop.reason}, ${stop.now}) as stopped`.execute(tx)
  return rows[0]?.stopped ?? 0
}
