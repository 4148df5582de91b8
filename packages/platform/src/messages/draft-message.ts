import type { AccountId, Instant, Language, PersonId, ProgramId } from '@ayni/kernel'
import type { Address } from './address.ts'
import type { ChannelName, MessageClass } from './classes.ts'
import type { RecipientHours } from './recipient-hours.ts'
import type { TemplateName } from './templates.ts'

/** One way to one recipient; `id` when the book knows it. */
export type Way = { readonly channel: ChannelName; readonly address: Address; readonly id?: string | undefined }

/** One number may have two ways: WhatsApp that fails leaves SMS to the same contact point untried. */
export const wayKey = ({ channel, id }: Pick<Way, 'channel' | 'id'>): string => `${channel}:${id ?? ''}`

/**
 * A row of the outbox before it is one. Only `queueMessages` (staff) and `queueToPeople` (physicians) make them, and this
 * type does not leave the folder, so that nobody else can name an address.
 */
export type DraftMessage = Way & {
  readonly key: string
  readonly programId: ProgramId
  readonly class: MessageClass
  readonly template: TemplateName
  readonly params: unknown
  readonly to: { readonly accountId?: AccountId | undefined; readonly personId?: PersonId | undefined }
  readonly fallback?: readonly Way[]
  readonly language?: Language
  readonly subjectRef?: string | undefined
  readonly notBefore?: Instant | undefined
  readonly expiresAt?: Instant | undefined
  readonly hours?: RecipientHours | undefined
  readonly appointmentAt?: Instant | undefined
  readonly calendar?: string | undefined
  /** The same message in the app: this one goes only if that one is unread after a day. */
  readonly afterId?: string | undefined
}
