import type { Instant } from '@ayni/kernel'
import { type KeyRing, seal } from '../crypto/index.ts'
import { maskAddress } from './address.ts'
import { type Way, wayKey } from './draft-message.ts'
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
  | 'channel'
  | 'to_account'
  | 'to_person'
  | 'template'
  | 'params'
  | 'language'
  | 'subject_ref'
  | 'contact_id'
  | 'tried'
  | 'root_id'
  | 'appointment_at'
  | 'expires_at'
>

/** Columns of a failed message that its next one needs. */
export type Fallback = { readonly ways: readonly Way[]; readonly envelope: SealedEnvelope | undefined }

/**
 * The same message by its next address, due now; the policy is asked when it goes. Its key is the first one's with the
 * channel behind it, so it is made once.
 */
export function fallbackRow(
  message: FailedMessage,
  { ways, envelope }: Fallback,
  { now, keys }: { readonly now: Instant; readonly keys: KeyRing },
): NewMessage | undefined {
  const [next, ...others] = ways
  if (next === undefined) return undefined
  const key = `${message.key}>${next.channel}`.slice(-300)
  const id = messageId(message.program_id, key)
  const { program_id, to_account, to_person, template, params, language, subject_ref, contact_id, tried } = message
  const calendar = envelope?.calendar
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
    sealed: seal(keys, sealContext(id), {
      address: next.address,
      fallback: others,
      secret: envelope?.secret ?? {},
      ...(calendar === undefined ? {} : { calendar }),
    }),
    address_hint: maskAddress(next.address),
    hours: null,
    appointment_at: message.appointment_at,
    expires_at: message.expires_at,
    state: 'queued',
    reason: null,
    due_at: now,
    fallback_of: message.id,
    queued_at: now,
    contact_id: next.id ?? null,
    tried: contact_id === null ? tried : [...tried, wayKey({ channel: message.channel, id: contact_id })],
    root_id: message.root_id ?? message.id,
    after_id: null,
  }
}
