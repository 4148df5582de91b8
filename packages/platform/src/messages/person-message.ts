import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { ChannelName } from './classes.ts'
import type { ClassOf, TemplateName, TemplateParams } from './templates.ts'

type Envelope = {
  readonly person: PersonId
  readonly programId: ProgramId
  /** The same key is the same message. At most 250 characters, nothing sensitive. */
  readonly key: string
  /** What it is about, `appointment:<uuid>`, for counting, stopping and reading; never shown. */
  readonly subjectRef?: string
  /** Not before this; ignored for N0–N2. */
  readonly notBefore?: Instant
  /** After this it is not sent any more; ignored for N1 and N2. */
  readonly expiresAt?: Instant
  /** N3: when the appointment is. */
  readonly appointmentAt?: Instant
  /** Text of an iCalendar invitation; travels with the e-mail. */
  readonly calendar?: string
  /** N0: which message of the person this answers, at most 30 minutes later; it goes back by the same channel. */
  readonly answering?: { readonly channel: ChannelName; readonly at: Instant }
}

/** A message to a physician: who and what, never where or when. The class must be the template's own. */
export type PersonMessage = {
  readonly [T in TemplateName]: Envelope & {
    readonly class: ClassOf<T>
    readonly template: T
    readonly params: TemplateParams[T]
  }
}[TemplateName]
