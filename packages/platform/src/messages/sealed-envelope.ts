import { z } from '@ayni/kernel'
import { type KeyRing, open } from '../crypto/index.ts'
import { address } from './address.ts'
import { channelName } from './classes.ts'

/** What is sealed in a row: where it goes, where else if that fails, and parameters that would open a door to whoever lists it. */
export const sealedEnvelope = z.strictObject({
  address,
  fallback: z.array(z.strictObject({ channel: channelName, address, id: z.string().optional() })).readonly(),
  secret: z.record(z.string(), z.unknown()),
  /** Text of an iCalendar invitation, for an e-mail. */
  calendar: z.string().optional(),
})
export type SealedEnvelope = z.infer<typeof sealedEnvelope>

export const sealContext = (messageId: string): string => `messages.outbox.sealed:${messageId}`

/** Nothing, when the key is gone, the address was forgotten or the row was tampered with. */
export function openEnvelope(keys: KeyRing, messageId: string, sealed: string): SealedEnvelope | undefined {
  try {
    return open(keys, sealContext(messageId), sealed, sealedEnvelope)
  } catch {
    // One row that does not open fails visibly where it is used; the others go on.
    return undefined
  }
}
