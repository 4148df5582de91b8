import type { Instant } from '@ayni/kernel'
import { type KeyRing, seal } from '../crypto/index.ts'
import { maskAddress } from './address.ts'
import type { ClaimedMessage } from './outbox-store.ts'
import { messageId } from './queue-message.ts'
import { type SealedEnvelope, sealContext } from './sealed-envelope.ts'
import type { NewMessage } from './store.ts'

export type FailedMessage = Pick<
  ClaimedMessage,
  | 'id'
  | 'program_id'
  | 'key'
  | 'class'
  | 'to_account'
  | 'to_person'
  | 'template'
  | 'params'
  | 'language'
  | 'subject_ref'
>

/** The same message by its next channel, due now. Its key is the first one's with the channel behind it, so it is made once. */
export function fallbackRow(
  message: FailedMessage,
  fallback: SealedEnvelope['fallback'],
  { now, keys }: { readonly now: Instant; readonly keys: KeyRing },
): NewMessage | undefined {
  const [next, ...others] = fallback
  if (next === undefined) return undefined
  const key = `${message.key}>${next.channel}`.slice(-300)
  const id = messageId(message.program_id, key)
  const { program_id, to_account, to_person, template, params, language, subject_ref } = message
  return {
    id,
    program_id,
    key,
    class: message.class,
    channel: next.channel,
    to_account,
    to_person,
    template,
    params,
    language,
    subject_ref,
    sealed: seal(keys, sealContext(id), { address: next.address, fallback: others, secret: {} }),
    address_hint: maskAddress(next.address),
    hours: null,
    appointment_at: null,
    expires_at: null,
    state: 'queued',
    reason: null,
    due_at: now,
    fallback_of: message.id,
    queued_at: now,
  }
}
