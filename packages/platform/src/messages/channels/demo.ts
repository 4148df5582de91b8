import type { Channel } from '../channel.ts'
import { sent } from '../channel.ts'
import type { ChannelName } from '../classes.ts'

/** Sends nothing: the row in the outbox is the record, and the console lists it. */
export const demoChannel = (name: ChannelName): Channel => ({
  name,
  provider: 'demo',
  concurrency: 48,
  timeoutMs: 1000,
  send: async () => sent(null),
})

/** What the recipient reads in the app itself: being stored is being handed over. */
export const inAppChannel: Channel = {
  name: 'in_app',
  provider: 'app',
  concurrency: 48,
  timeoutMs: 1000,
  send: async () => sent(null),
}
