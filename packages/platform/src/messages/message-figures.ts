import type { Instant, ProgramId } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { ChannelName } from './classes.ts'

export type ChannelFigures = {
  readonly channel: ChannelName
  readonly failed24h: number
  /** Queued or being sent now. */
  readonly waiting: number
  /** Waiting for their hour. */
  readonly held: number
  readonly oldestWaitingS: number | null
  readonly oldestUrgentS: number | null
}

export type MessageHealth = {
  readonly channels: readonly ChannelFigures[]
  readonly failedSms24h: number
  readonly failed24h: number
  readonly unsent: number
  readonly held: number
  readonly oldestQueuedS: number | null
  /** Age of the oldest N0–N2 that has not left. */
  readonly oldestUrgentS: number | null
}

type Row = {
  channel: ChannelName
  failed_24h: number
  waiting: number
  held: number
  oldest_waiting_s: number | null
  oldest_urgent_s: number | null
}

const oldest = (ages: readonly (number | null)[]): number | null =>
  ages.reduce((max, age) => (age !== null && (max === null || age > max) ? age : max), null)

/** Counts for the board and for readiness; no row, no recipient. `programId` null: the whole house. */
export async function messageHealth(
  tx: Tx,
  { now, programId }: { readonly now: Instant; readonly programId: ProgramId | null },
): Promise<MessageHealth> {
  const { rows } = await sql<Row>`select * from messages.figures(${programId}, ${now})`.execute(tx)
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  return {
    channels: rows.map((r) => ({
      channel: r.channel,
      failed24h: r.failed_24h,
      waiting: r.waiting,
      held: r.held,
      oldestWaitingS: r.oldest_waiting_s,
      oldestUrgentS: r.oldest_urgent_s,
    })),
    failedSms24h: rows.find((r) => r.channel === 'sms')?.failed_24h ?? 0,
    failed24h: sum((r) => r.failed_24h),
    unsent: sum((r) => r.waiting),
    held: sum((r) => r.held),
    oldestQueuedS: oldest(rows.map((r) => r.oldest_waiting_s)),
    oldestUrgentS: oldest(rows.map((r) => r.oldest_urgent_s)),
  }
}

/** Templates that WhatsApp did not take since then, `reminder.es`: somebody has to have them approved. */
export async function unapprovedTemplates(tx: Tx, since: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select distinct template || '.' || language as name from messages.outbox
    where state = 'failed' and reason = 'template.not-approved' and ended_at >= ${since} order by name limit 50`.execute(
    tx,
  )
  return rows.map(({ name }) => name)
}
