import { system } from '@ayni/kernel'
import { inTransaction } from '../database/index.ts'
import type { Job } from '../jobs/job.ts'
import type { Channels } from './channels/from-environment.ts'
import type { Lane } from './classes.ts'
import { deliverDue } from './deliver-due.ts'
import { forgetAddresses } from './forget-addresses.ts'

const job = (name: string, lane: Lane, everySeconds: number, channels: Channels): Job => ({
  name,
  everySeconds,
  wake: 'messages',
  run: async ({ database, now, keys, random, log }) => {
    await deliverDue({ db: database.app, now, channels, keys, random, log, lane })
  },
})

const forget: Job = {
  name: 'messages.forget-addresses',
  everySeconds: 6 * 3600,
  run: async ({ database, now }) => {
    await inTransaction(database.app, system(null), (tx) => forgetAddresses(tx, now))
  },
}

/** Two lanes, two jobs: an alarm never waits for the mail before it. Both wake when something is queued. */
export const messageJobs = (channels: Channels): readonly Job[] => [
  job('messages.deliver-urgent', 'urgent', 2, channels),
  job('messages.deliver-rest', 'rest', 15, channels),
  forget,
]
