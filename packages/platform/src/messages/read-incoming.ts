import { fromMs, type Instant, instant, toMs, z } from '@ayni/kernel'
import { type IncomingMessage, MAX_INCOMING_TEXT } from './incoming-message.ts'

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/)

const fromGateway = z.object({
  incoming: z.object({
    id: z.string().min(1).max(200),
    channel: z.enum(['sms', 'whatsapp']),
    from: e164,
    text: z.string(),
    at: instant.optional(),
  }),
})

/** A message by the generic gateway: `{ incoming: { id, channel, from, text, at? } }`. Nothing when it is something else. */
export function readHttpIncoming(body: unknown, now: Instant): IncomingMessage | undefined {
  const parsed = fromGateway.safeParse(body)
  if (!parsed.success) return undefined
  const { id, channel, from, text, at = now } = parsed.data.incoming
  return {
    ...{ provider: 'http', providerId: id, channel, from, program: null },
    text: text.slice(0, MAX_INCOMING_TEXT),
    at: fromMs(Math.min(toMs(at), toMs(now))),
  }
}

const fromTwilio = z.object({
  MessageSid: z.string().regex(/^\w{10,64}$/),
  From: z.string().regex(/^(?:whatsapp:)?\+[1-9]\d{6,14}$/),
  Body: z.string(),
})

/** A message by Twilio; it says no hour, so it is now. */
export function readTwilioIncoming(
  params: Readonly<Record<string, string>>,
  now: Instant,
): IncomingMessage | undefined {
  const parsed = fromTwilio.safeParse(params)
  if (!parsed.success || params.MessageStatus !== undefined) return undefined
  const { MessageSid, From, Body } = parsed.data
  const [channel, from] = From.startsWith('whatsapp:')
    ? (['whatsapp', From.slice(9)] as const)
    : (['sms', From] as const)
  return {
    ...{ provider: 'twilio', providerId: MessageSid, channel, from, at: now, program: null },
    text: Body.slice(0, MAX_INCOMING_TEXT),
  }
}
