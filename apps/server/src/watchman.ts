import { system, toMs, uuidv7 } from '@ayni/kernel'
import { watchIsDue } from '@ayni/modules/duty/server'
import { dispatch } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { deliverDue } from '@ayni/platform/messages'
import type { House } from './open-house.ts'

const LOOK_EVERY_MS = 30_000

type Watched = Pick<House, 'runtime' | 'channels'>

/**
 * Looks whether the worker lives, from the process that serves the doors, and lets what is urgent leave by itself when it does not:
 * the messages about it, and the alarms that were queued and would wait.
 */
export async function watchOnce({ runtime, channels }: Watched): Promise<void> {
  const { database, clock, keys, recipients, random, log } = runtime
  const now = clock.now()
  if (!(await inTransaction(database.app, system(null), (tx) => watchIsDue(tx, now)))) return
  const commandId = uuidv7(toMs(now), random(10))
  await dispatch(runtime, { name: 'duty.look-at-worker', input: {}, actor: system(null), commandId, receivedAt: now })
  await deliverDue({ db: database.app, now, channels, keys, recipients, random, log, lane: 'urgent' })
}

export type Watchman = { readonly stop: () => Promise<void> }

/** @safety A look that fails is tried again; it never ends the watch. */
export function startWatchman(house: Watched): Watchman {
  let looking: Promise<void> = Promise.resolve()
  const look = (): void => {
    looking = looking
      .then(() => watchOnce(house))
      .catch((error: unknown) => house.runtime.log.error({ err: error }, 'the watch over the worker failed'))
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
