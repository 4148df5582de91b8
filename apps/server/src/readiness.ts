import { system, toMs } from '@ayni/kernel'
import { oldestUnacknowledgedS } from '@ayni/modules/suicide-prevention/server'
import { inTransaction } from '@ayni/platform/database'
import type { Readiness } from '@ayni/platform/http'
import { workerSeenAt } from '@ayni/platform/jobs'
import type { House } from './open-house.ts'

/** A worker that was not seen for this long is not there. */
const WORKER_SILENCE_S = 15

/** What `/health/ready` says; never throws, because a monitor must hear `false`, not an error. */
export const readinessOf = (house: Pick<House, 'runtime'>) => async (): Promise<Readiness> => {
  const { runtime } = house
  try {
    return await inTransaction(
      runtime.database.app,
      system(null),
      async (tx) => {
        const now = runtime.clock.now()
        const seen = await workerSeenAt(tx)
        const worker = seen !== null && toMs(now) - toMs(seen) <= WORKER_SILENCE_S * 1000
        // Migrations are there: the house does not open before they ran.
        return {
          ready: worker,
          database: true,
          migrations: true,
          worker,
          alerts: { oldest_unacknowledged_s: await oldestUnacknowledgedS(tx, now) },
        }
      },
      { readOnly: true },
    )
  } catch (error) {
    runtime.log.error({ err: error }, 'not ready')
    return {
      ready: false,
      database: false,
      migrations: false,
      worker: false,
      alerts: { oldest_unacknowledged_s: null },
    }
  }
}
