import { z } from '@ayni/kernel'
import { address } from './address.ts'
import { channelName } from './classes.ts'

/** What is sealed in a row: where it goes, and where else if that fails. */
export const sealedEnvelope = z.strictObject({
  address,
  fallback: z.array(z.strictObject({ channel: channelName, address })).readonly(),
})
export type SealedEnvelope = z.infer<typeof sealedEnvelope>

export const sealContext = (messageId: string): string => `messages.outbox.sealed:${messageId}`
