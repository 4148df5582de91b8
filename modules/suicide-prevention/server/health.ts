import { type Instant, toMs } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { oldestUnacknowledgedSince } from './alert-store.ts'

/** For `/health/ready`: seconds since the oldest alert that nobody has taken came in; null when there is none. */
export async function oldestUnacknowledgedS(tx: Tx, now: Instant): Promise<number | null> {
  const since = await oldestUnacknowledgedSince(tx)
  return since === null ? null : Math.max(0, Math.floor((toMs(now) - toMs(since)) / 1000))
}
