import type { Instant, ProgramId } from '@ayni/kernel'

export const MAX_INCOMING_TEXT = 4096

/** What somebody wrote to one of our numbers. The text is the person's: it is never logged. */
export type IncomingMessage = {
  readonly provider: 'whatsapp' | 'twilio' | 'http' | 'demo'
  /** The provider's own id of it: the same one again is the same message. */
  readonly providerId: string
  readonly channel: 'sms' | 'whatsapp'
  /** E.164, `+51987654321`. */
  readonly from: string
  readonly text: string
  /** When it was sent, as far as the provider says; never later than now. */
  readonly at: Instant
  readonly program: ProgramId | null
}
