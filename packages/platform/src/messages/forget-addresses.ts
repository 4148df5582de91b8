import { type Instant, plusMinutes } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'

/** [D] How long a finished message still knows where it went. */
const KEPT_DAYS = 30

/** Empties address, fallbacks and parameters of messages that are over; the row stays for counting. Answers how many. */
export async function forgetAddresses(tx: Tx, now: Instant): Promise<number> {
  const before = plusMinutes(now, -KEPT_DAYS * 24 * 60)
  const result = await sql`update messages.outbox set sealed = '', params = '{}', hours = null
    where id in (
      select id from messages.outbox
      where state in ('sent', 'delivered', 'failed', 'expired') and queued_at < ${before} and sealed <> '' limit 10000
    )`.execute(tx)
  return Number(result.numAffectedRows ?? 0n)
}
