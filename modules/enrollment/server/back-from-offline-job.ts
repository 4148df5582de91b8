import { system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { backFromOffline } from './state-store.ts'

/** Who said until when they had no signal stands where they stood before, once that moment has passed. */
export const returnFromOffline: Job = {
  name: 'enrollment.return-from-offline',
  everySeconds: 300,
  run: async ({ database, now, newId, give }) => {
    const back = await inTransaction(database.app, system(null), (tx) => backFromOffline(tx, now, 100))
    for (const { person, program } of back)
      await give({ name: 'enrollment.note-state', input: { person, event: 'resumed' }, commandId: newId(), program })
  },
}
