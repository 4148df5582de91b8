import type { Board } from '@ayni/modules/coordination/contract'

export type HealthTone = 'done' | 'quiet' | 'attend' | 'act'
export type HealthLine = 'worker' | 'urgent' | 'failed' | 'waiting' | 'phones' | 'backup' | 'defects' | 'templates'
export type HealthReading = Readonly<Record<HealthLine, HealthTone>>

const minute = 60
const hour = 60 * minute

/** From when a line asks for the eye, in seconds. @source [D] docs/clinical/sign-offs.md; the ladder's own first step is 15 minutes. */
export const healthLimits = {
  workerSilentS: 2 * minute,
  urgentWaitingS: minute,
  phoneBehindS: 7 * 24 * hour,
  backupOldS: 26 * hour,
}

const olderThan = (at: string | null, now: string, seconds: number): boolean =>
  at === null || Date.parse(now) - Date.parse(at) > seconds * 1000

/** @safety A silent worker means that no alert is being called out: only that, and a safety message that waits, are `act`. */
export const readHealth = (health: Board['health'], now: string): HealthReading => ({
  worker: olderThan(health.workerSeenAt, now, healthLimits.workerSilentS) ? 'act' : 'done',
  urgent: (health.oldestUrgentS ?? 0) > healthLimits.urgentWaitingS ? 'act' : 'done',
  failed: health.messagesFailed > 0 ? 'attend' : 'done',
  waiting: 'quiet',
  phones:
    health.devices > 0 && olderThan(health.oldestUnsyncedDeviceAt, now, healthLimits.phoneBehindS) ? 'attend' : 'quiet',
  backup: olderThan(health.lastBackupAt, now, healthLimits.backupOldS) ? 'attend' : 'done',
  defects: health.defects > 0 ? 'attend' : 'done',
  templates: health.templatesRefused > 0 ? 'attend' : 'done',
})

export const allWell = (reading: HealthReading): boolean =>
  Object.values(reading).every((tone) => tone === 'done' || tone === 'quiet')
