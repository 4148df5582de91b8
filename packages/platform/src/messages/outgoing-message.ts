import type { AccountId, Instant, Language, PersonId, ProgramId } from '@ayni/kernel'
import type { Address } from './address.ts'
import type { ChannelName } from './classes.ts'
import type { RecipientHours } from './recipient-hours.ts'
import type { ClassOf, TemplateName, TemplateParams } from './templates.ts'

type Envelope = {
  /** The same key is the same message: see `messageKey` and `ladderKey`. At most 300 characters, nothing sensitive. */
  readonly key: string
  readonly programId: ProgramId
  readonly channel: ChannelName
  /** In clear here; sealed before it is stored. */
  readonly address: Address
  /** Safety only: tried at once, in order, when this channel refuses or does not answer. */
  readonly fallback?: readonly { readonly channel: ChannelName; readonly address: Address }[]
  readonly language?: Language
  /** What it is about, `alert:<uuid>`, for counting and stopping; never shown. */
  readonly subjectRef?: string
  /** Not before this; ignored for N0–N2. */
  readonly notBefore?: Instant
  /** After this it is not sent any more; ignored for N1 and N2. */
  readonly expiresAt?: Instant
  /** The recipient's own hours; `physicianHours` unless given, `staffHours` for staff. */
  readonly hours?: RecipientHours
  /** N3: when the appointment is. */
  readonly appointmentAt?: Instant
}

type Written<T extends TemplateName> = {
  readonly class: ClassOf<T>
  readonly template: T
  readonly params: TemplateParams[T]
}

/**
 * One message to one member of staff by one channel. The class must be the template's own. Physicians are written to by
 * `queueToPeople`, which asks the book and the policy.
 */
export type OutgoingMessage = {
  readonly [T in TemplateName]: Envelope &
    Written<T> & { readonly to: { readonly accountId: AccountId; readonly personId?: PersonId } }
}[TemplateName]

/**
 * A code that a physician asked for this minute, to an address that is not in the book yet; or public material, back to the
 * very number that asked for help.
 */
export type CodeToPerson = Envelope &
  (Written<'contact-check'> | Written<'public-material'>) & { readonly to: { readonly personId: PersonId } }

/** @source services/00-shared-model.md §2.4: recipient + template + subject + day, so that a flapping link cannot repeat it. */
export const messageKey = (
  recipient: string,
  template: TemplateName,
  subject: string,
  day: string,
  channel: ChannelName,
): string => [recipient, template, subject, day, channel].join('|')

/** The ladder calls the same people again on purpose: alert + rung + person + channel + occurrence. */
export const ladderKey = (
  alertId: string,
  rung: number,
  person: string,
  channel: ChannelName,
  occurrence: number,
): string => ['ladder', alertId, rung, person, channel, occurrence].join('|')
