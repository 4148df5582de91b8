import { system } from '@ayni/kernel'
import { inTransaction } from '@ayni/platform/database'
import type { Given, Job, JobContext } from '@ayni/platform/jobs'
import { absentOwners } from '../owners-store.ts'
import { dueProposals } from './store.ts'

/** More than a programme makes in a minute; the rest waits for the next. */
const AT_ONCE = 200

/** Neither may ever be refused; if it is, somebody must read why. */
const noteRefusal = (log: JobContext['log'], name: string, given: Given): void => {
  if (given.outcome === 'refused') log.error({ name, code: given.code }, 'a command of the house was refused')
}

/** What nobody answered in its time. Each is settled in a transaction of its own, under the lock of its row. */
export const proposalsJob: Job = {
  name: 'coordination.proposals',
  everySeconds: 60,
  run: async ({ database, now, give, newId, log }) => {
    const due = await inTransaction(database.app, system(null), (tx) => dueProposals(tx, now, AT_ONCE))
    for (const { program, proposal } of due) {
      const command = { name: 'coordination.settle-proposal', input: { proposal }, commandId: newId(), program }
      noteRefusal(log, command.name, await give(command))
    }
  },
}

/** A promise does not wait behind somebody who is away, disabled or no longer let in. */
export const absentOwnersJob: Job = {
  name: 'coordination.absent-owners',
  everySeconds: 120,
  run: async ({ database, now, give, newId, log }) => {
    const absent = await inTransaction(database.app, system(null), (tx) => absentOwners(tx, now, AT_ONCE))
    for (const { program, ...input } of absent) {
      const command = { name: 'coordination.return-promises', input, commandId: newId(), program }
      noteRefusal(log, command.name, await give(command))
    }
  },
}
