import type { Instant, Language } from '@ayni/kernel'
import type { Address } from './address.ts'
import type { ChannelName, MessageClass } from './classes.ts'
import type { Rendered } from './render.ts'

/** What can go wrong outside the house, in our words: a provider's own sentence may quote an address. */
export const sendFailures = {
  /** Nobody configured this channel. */
  'channel.not-configured': 'final',
  /** Our own defect; the message is tried again. */
  'channel.crashed': 'retry',
  'gateway.timeout': 'retry',
  'gateway.unreachable': 'retry',
  'gateway.busy': 'retry',
  'gateway.down': 'retry',
  /** Wrong credentials: an administrator can mend it while the message waits. */
  'gateway.unauthorized': 'retry',
  'gateway.answer-malformed': 'retry',
  'gateway.refused': 'final',
  'address.invalid': 'final',
  /** The subscription or mailbox does not exist any more. */
  'address.gone': 'final',
  'address.opted-out': 'final',
  /** WhatsApp has not approved this template in this language, or has it with other placeholders. */
  'template.not-approved': 'final',
  /** WhatsApp: more than a day since the person wrote. */
  'window.closed': 'retry',
} as const
export type SendFailure = keyof typeof sendFailures

export type SendResult =
  | { readonly ok: true; readonly providerId: string | null }
  | { readonly ok: false; readonly code: SendFailure }

export type MessageToSend = {
  /** Same at every attempt: idempotency key where the provider knows one. */
  readonly id: string
  readonly class: MessageClass
  readonly address: Address
  readonly rendered: Rendered
  /** For a channel that sends templates approved beforehand instead of our words. */
  readonly template: string
  readonly params: Readonly<Record<string, unknown>>
  /** WhatsApp: the person wrote within the day, so that plain words may answer. */
  readonly windowOpen?: boolean | undefined
  /** Text of an iCalendar invitation; e-mail only. */
  readonly calendar?: string | undefined
  readonly language: Language
  /** Staff, by push: the place in the console that a touch opens. */
  readonly opens?: string | undefined
}

export type SendContext = { readonly now: Instant; readonly signal: AbortSignal }

/** One way out of the house. `send` may throw; whoever calls it counts that as `channel.crashed`. */
export type Channel = {
  readonly name: ChannelName
  readonly provider: string
  /** How many at once. */
  readonly concurrency: number
  /** After this the attempt is given up and tried again. */
  readonly timeoutMs: number
  readonly send: (message: MessageToSend, ctx: SendContext) => Promise<SendResult>
  readonly close?: () => Promise<void>
}

export const sent = (providerId: string | null): SendResult => ({ ok: true, providerId })
export const failed = (code: SendFailure): SendResult => ({ ok: false, code })

const printable = /^[\x21-\x7e]{1,100}$/
/** A provider's id is kept only when it looks like one. */
export const providerIdOf = (value: unknown): string | null =>
  typeof value === 'string' && printable.test(value) ? value : null
