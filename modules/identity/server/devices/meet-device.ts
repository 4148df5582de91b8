import type { SyncDeps } from '@ayni/platform/sync'
import { noteMet } from './store.ts'

/** Notes a phone's visit and tells it what to do: empty itself, begin again, or nothing. */
export const meetDevice: SyncDeps['meetDevice'] = async (tx, actor, met) => {
  if (actor.deviceId === null) return 'none'
  const found = await noteMet(tx, actor.deviceId, met.at, met.offsetS)
  if (found === undefined || found.ended) return 'wipe'
  // A cursor ahead of the ledger saw a history that was since restored from a backup.
  // Nor may one that is older than a withdrawal keep what it held; asked again until an answer arrived.
  const outlived = found.goodFrom !== null && met.cursor < found.goodFrom && met.cursor > 0
  if (outlived && found.left) return 'leave'
  return met.cursor > found.head || outlived ? 'reload' : 'none'
}
