import { system } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { gather, incidentHappened } from '../contract.ts'
import { untaken } from './store.ts'

const BATCH = 100

/** The ladder and the drills write down what went wrong in their own transaction; here each becomes an incident, once. */
export const gatherHandler = handle(gather, async ({ tx }) => {
  const found = await untaken(tx, BATCH)
  return {
    output: { opened: found.length },
    events: found.map((one) => incidentHappened.of(one)),
    topics: ['incidents'],
  }
})

/** @safety killed at any line it is done again: what was not opened is still there. */
export const gatherJob: Job = {
  name: 'incidents.gather',
  everySeconds: 15,
  run: async ({ database, give, newId, log }) => {
    const [first] = await inTransaction(database.app, system(null), (tx) => untaken(tx, 1))
    if (first === undefined) return
    const given = await give({ name: gather.name, input: {}, commandId: newId(), program: null })
    if (given.outcome === 'refused') log.warn({ code: given.code }, 'incidents could not be gathered')
  },
}
