import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { ChannelName } from './classes.ts'
import type { ClassOf, TemplateName, TemplateParams } from './templates.ts'

/** What is said to physicians: everything but alarms to staff and codes, which go to an address and not to a person. */
export type PersonTemplate = {
  readonly [T in TemplateName]: ClassOf<T> extends 'N1'
    ? never
    : T extends 'sign-in-code' | 'sign-in-link' | 'contact-check' | 'staff-task' | 'staff-digest'
      ? never
      : T
}[TemplateName]

type Envelope = {
  readonly person: PersonId
  readonly programId: ProgramId
  /** The same key is the same message. At most 250 characters, nothing sensitive. */
  readonly key: string
  /** What it is about, `appointment:<uuid>`, for counting, stopping and reading; never shown. */
  readonly subjectRef?: string | undefined
  /** Not before this; ignored for N0–N2. */
  readonly notBefore?: Instant | undefined
  /** After this it is not sent any more; ignored for N2. */
  readonly expiresAt?: Instant | undefined
  /** N3: when the appointment is. */
  readonly appointmentAt?: Instant | undefined
  /** Text of an iCalendar invitation; it travels with an e-mail, beside the chosen channel if that is another. */
  readonly calendar?: string | undefined
  /** N0: which message of the person this answers, at most 30 minutes later; it goes back by the same channel. */
  readonly answering?: { readonly channel: ChannelName; readonly at: Instant } | undefined
}

/** A message to a physician: who and what, never where or when. The class must be the template's own. */
export type PersonMessage = {
  readonly [T in PersonTemplate]: Envelope & {
    readonly class: ClassOf<T>
    readonly template: T
    readonly params: TemplateParams[T]
  }
}[PersonTemplate]
