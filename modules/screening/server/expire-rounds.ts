import { fromMs, system, toMs } from '@ayni/kernel'
import { keyedHash } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { appendToLedger } from '@ayni/platform/ledger'
import { expireRounds } from './work-store.ts'

/** @source [D] services/04 §4.2: no answer for fourteen days. */
export const partialAfterDays = 14
const name = 'screening.expire-rounds'

/** Rounds left open are closed as partial; what was answered counts, and an answer that comes later opens the round again. */
export const expireRoundsJob: Job = {
  name,
  everySeconds: 3600,
  run: async ({ database, now, keys, newId }) => {
    const before = fromMs(toMs(now) - partialAfterDays * 86_400_000)
    await inTransaction(database.app, system(null), async (tx) => {
      const expired = await expireRounds(tx, before)
      if (expired.length === 0) return
      await appendToLedger(tx, {
        commandId: newId(),
        name,
        program: null,
        person: null,
        account: null,
        device: null,
        occurredAt: now,
        receivedAt: now,
        inputHash: keyedHash(keys, 'ledger.input', name),
        outputSealed: null,
        topics: ['screening'],
        changes: expired.map(({ person, round }) => ({ person, kind: 'round', key: round })),
      })
    })
  },
}
