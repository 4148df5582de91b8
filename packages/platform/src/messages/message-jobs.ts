import { system } from '@ayni/kernel'
import { inTransaction } from '../database/index.ts'
import type { Job } from '../jobs/job.ts'
import type { Channels } from './channels/from-environment.ts'
import type { ChannelName, Lane } from './classes.ts'
import { deliverDue } from './deliver-due.ts'
import { forgetAddresses } from './forget-addresses.ts'
import { tellContacts } from './tell-contacts.ts'
import { forgetWindows } from './whatsapp-window.ts'

const deliver = (
  name: string,
  everySeconds: number,
  channels: Channels,
  what: { lane: Lane; only?: readonly ChannelName[] },
): Job => ({
  name: `messages.deliver-${name}`,
  everySeconds,
  wake: 'messages',
  run: async ({ database, now, keys, recipients, random, log }) => {
    await deliverDue({ db: database.app, now, channels, keys, recipients, random, log, ...what })
  },
})

const forget: Job = {
  name: 'messages.forget-addresses',
  everySeconds: 6 * 3600,
  run: async ({ database, now }) => {
    await inTransaction(database.app, system(null), async (tx) => {
      await forgetAddresses(tx, now)
      await forgetWindows(tx, now)
    })
  },
}

/**
 * All wake when something is queued.
 * @safety each urgent channel has a run of its own: while one gateway hangs, an alarm still leaves by the others at once.
 */
export const messageJobs = (channels: Channels): readonly Job[] => [
  deliver('urgent-push', 5, channels, { lane: 'urgent', only: ['push'] }),
  deliver('urgent-sms', 5, channels, { lane: 'urgent', only: ['sms'] }),
  deliver('urgent-voice', 5, channels, { lane: 'urgent', only: ['voice'] }),
  deliver('urgent-others', 5, channels, { lane: 'urgent', only: ['email', 'whatsapp', 'in_app'] }),
  deliver('rest', 15, channels, { lane: 'rest' }),
  forget,
  tellContacts,
]
