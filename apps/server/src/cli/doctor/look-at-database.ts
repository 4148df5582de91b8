import { type Instant, plusMinutes, system, toMs } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import { workerSeenAt } from '@ayni/platform/jobs'
import { unapprovedTemplates } from '@ayni/platform/messages'
import type { House } from '../../open-house.ts'
import { type DoctorWords, type Line, line } from './doctor-words.ts'
import { facilityCount, lastBackupAt, settingsOf } from './store.ts'

const WORKER_SILENCE_MS = 15_000
const HOUR_MS = 3_600_000
const BACKUP_FRESH_MS = 26 * HOUR_MS

function settingLines(settings: ReadonlyMap<string, string>, words: DoctorWords): readonly Line[] {
  const off = ['fsync', 'synchronous_commit', 'full_page_writes'].filter((name) => settings.get(name) === 'off')
  const durable =
    off.length > 0
      ? line('database', 'act', words.databaseLoses(off.map((name) => `${name} = off`).join(', ')))
      : line('database', 'ok', words.databaseOpen(settings.get('server_version') ?? ''))
  return settings.get('data_checksums') === 'off'
    ? [durable, line('checksums', 'attend', words.checksums())]
    : [durable]
}

function backupLine(at: Instant | null, now: Instant, demo: boolean, words: DoctorWords): Line {
  const level = demo ? 'attend' : 'act'
  if (at === null) return line('backup', level, words.backupNever())
  const age = toMs(now) - toMs(at)
  return age > BACKUP_FRESH_MS
    ? line('backup', level, words.backupOld(Math.floor(age / (24 * HOUR_MS))))
    : line('backup', 'ok', words.backupFresh(Math.floor(age / HOUR_MS)))
}

/** Durability, backups, worker and reference data. */
export function lookAtDatabase(house: House, demo: boolean, words: DoctorWords): Promise<readonly Line[]> {
  const { database, clock } = house.runtime
  const now = clock.now()
  return inTransaction(
    database.app,
    system(null),
    async (tx) => {
      const seen = await workerSeenAt(tx)
      const alive = seen !== null && toMs(now) - toMs(seen) <= WORKER_SILENCE_MS
      const places = await facilityCount(tx)
      const unapproved = await unapprovedTemplates(tx, plusMinutes(now, -7 * 24 * 60))
      return [
        ...settingLines(await settingsOf(tx), words),
        backupLine(await lastBackupAt(tx), now, demo, words),
        alive ? line('worker', 'ok', words.workerOn()) : line('worker', demo ? 'attend' : 'act', words.workerOff()),
        places > 0 ? line('places', 'ok', words.places(places)) : line('places', 'attend', words.noPlaces()),
        ...(unapproved.length > 0
          ? [line('whatsapp-templates', 'attend', words.unapproved(unapproved.join(', ')))]
          : []),
      ]
    },
    { readOnly: true },
  )
}
