import { appointmentPolicy } from '@ayni/clinical/appointments'
import { plusMinutes, system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { settle } from '../contract.ts'
import { toSettle } from './store.ts'

const BATCH = 200
const MOST_BATCHES = 20

export const settleJob: Job = {
  name: 'appointments.settle',
  everySeconds: 60,
  run: async ({ database, now, give, newId }) => {
    const heldBefore = plusMinutes(now, -appointmentPolicy.undoMinutes)
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const rows = await inTransaction(database.app, system(null), (tx) => toSettle(tx, heldBefore, now, BATCH))
      if (rows.length === 0) return
      for (const [program, own] of Map.groupBy(rows, (row) => row.program)) {
        const ids = own.map(({ id }) => id)
        const given = await give({ name: settle.name, input: { ids }, commandId: newId(), program })
        if (given.outcome === 'refused') return
      }
    }
  },
}
