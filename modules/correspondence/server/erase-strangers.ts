import { system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { eraseDue } from './thread-store.ts'

const AT_A_TIME = 200

/** @source services/03 §3.8: what somebody wrote who is not the person we looked for is erased after a day, number and all. */
export const eraseStrangers: Job = {
  name: 'correspondence.erase-strangers',
  everySeconds: 600,
  run: async ({ database, now }) => {
    for (;;) {
      const erased = await inTransaction(database.app, system(null), (tx) => eraseDue(tx, now, AT_A_TIME))
      if (erased < AT_A_TIME) return
    }
  },
}
