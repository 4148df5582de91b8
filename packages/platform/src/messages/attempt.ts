import { type Instant, plusSeconds, toMs } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import { backoffSeconds, maxAttempts } from './backoff.ts'
import type { Channel, SendResult } from './channel.ts'
import { sendFailures } from './channel.ts'
import { isSafety } from './classes.ts'
import type { AttemptEnd, ClaimedMessage } from './outbox-store.ts'
import { decide } from './policy.ts'
import { recipientHours } from './recipient-hours.ts'
import { checkedRender, type Rendered, render } from './render.ts'
import { openEnvelope, type SealedEnvelope } from './sealed-envelope.ts'
import { isTemplateName } from './templates.ts'

export type AttemptContext = {
  readonly now: Instant
  readonly keys: KeyRing
  readonly channel: Channel | undefined
  /** Chance in [0, 1). */
  readonly fraction: () => number
}

export type Attempt = {
  readonly message: ClaimedMessage
  readonly end: AttemptEnd
  /** Where to try at once instead; empty unless a safety message just failed here. */
  readonly fallback: SealedEnvelope['fallback']
}

type Prepared =
  | { readonly go: true; readonly rendered: Rendered; readonly envelope: SealedEnvelope }
  | { readonly go: false; readonly state: 'failed' | 'expired'; readonly reason: string }
  | { readonly go: false; readonly state: 'held'; readonly reason: string; readonly until: Instant }

/** One message, one attempt: policy again, words, channel, and what follows from the answer. Never throws. */
export async function attempt(message: ClaimedMessage, ctx: AttemptContext): Promise<Attempt> {
  const prepared = prepare(message, ctx)
  if (!prepared.go) {
    const until = prepared.state === 'held' ? prepared.until : ctx.now
    const attempts = prepared.state === 'held' ? message.attempts - 1 : message.attempts
    return {
      message,
      fallback: [],
      end: {
        ...blank(message, ctx),
        state: prepared.state,
        reason: prepared.reason,
        due_at: until,
        attempts,
        ended_at: prepared.state === 'held' ? null : ctx.now,
      },
    }
  }
  const result = await send(message, prepared, ctx)
  if (result.ok) {
    const provider = ctx.channel?.provider ?? null
    return {
      message,
      fallback: [],
      end: { ...blank(message, ctx), state: 'sent', provider, provider_id: result.providerId, handed_at: ctx.now },
    }
  }
  return {
    message,
    fallback: isSafety(message.class) ? prepared.envelope.fallback : [],
    end: endOfFailure(message, result.code, ctx),
  }
}

function prepare(message: ClaimedMessage, { now, keys }: AttemptContext): Prepared {
  if (!isSafety(message.class) && message.expires_at !== null && toMs(message.expires_at) <= toMs(now))
    return { go: false, state: 'expired', reason: 'message.expired' }
  const hours = recipientHours.safeParse(message.hours)
  const decision = decide({
    class: message.class,
    now,
    hours: hours.success ? hours.data : undefined,
    appointmentAt: message.appointment_at ?? undefined,
  })
  if (decision.do === 'hold')
    return { go: false, state: 'held', reason: `policy.${decision.because}`, until: decision.until }
  if (!isTemplateName(message.template)) return { go: false, state: 'failed', reason: 'message.template-unknown' }
  const envelope = openEnvelope(keys, message.id, message.sealed)
  if (envelope === undefined) return { go: false, state: 'failed', reason: 'message.unreadable' }
  const check = checkedRender(message.template, { ...message.params, ...envelope.secret }, message.language)
  if (!check.ok && !isSafety(message.class)) return { go: false, state: 'failed', reason: 'message.refused' }
  return { go: true, envelope, rendered: check.ok ? check.rendered : render(message.template, {}, message.language) }
}

const abandoned = (signal: AbortSignal): Promise<SendResult> =>
  new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve({ ok: false, code: 'gateway.timeout' }), { once: true }),
  )

/** Waits no longer than the channel's patience, even for a channel that forgets to look at its signal. */
async function send(
  message: ClaimedMessage,
  { rendered, envelope }: Extract<Prepared, { go: true }>,
  { channel, now }: AttemptContext,
): Promise<SendResult> {
  if (channel === undefined) return { ok: false, code: 'channel.not-configured' }
  const signal = AbortSignal.timeout(channel.timeoutMs)
  const { id, language } = message
  const sending = channel
    .send({ id, class: message.class, address: envelope.address, rendered, language }, { now, signal })
    .catch((): SendResult => ({ ok: false, code: 'channel.crashed' }))
  return Promise.race([sending, abandoned(signal)])
}

function endOfFailure(message: ClaimedMessage, code: keyof typeof sendFailures, ctx: AttemptContext): AttemptEnd {
  const blankEnd = { ...blank(message, ctx), provider: ctx.channel?.provider ?? null, reason: code }
  if (sendFailures[code] === 'final' || message.attempts >= maxAttempts(message.class))
    return { ...blankEnd, state: 'failed', ended_at: ctx.now }
  return {
    ...blankEnd,
    state: 'queued',
    due_at: plusSeconds(ctx.now, backoffSeconds(message.class, message.attempts, ctx.fraction())),
  }
}

const blank = (message: ClaimedMessage, { now }: AttemptContext): AttemptEnd => ({
  id: message.id,
  state: 'failed',
  reason: null,
  due_at: now,
  attempts: message.attempts,
  provider: null,
  provider_id: null,
  handed_at: null,
  ended_at: null,
})
