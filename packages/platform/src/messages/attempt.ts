import { type Instant, plusSeconds, toMs } from '@ayni/kernel'
import { type KeyRing, seal } from '../crypto/index.ts'
import { maskAddress } from './address.ts'
import { answerToken } from './answer-token.ts'
import { backoffSeconds, maxAttempts } from './backoff.ts'
import type { Channel, SendResult } from './channel.ts'
import { sendFailures } from './channel.ts'
import { isSafety } from './classes.ts'
import type { Way } from './draft-message.ts'
import type { Fallback } from './fallback-row.ts'
import type { Judgement } from './judge-recipient.ts'
import type { AttemptEnd, ClaimedMessage } from './outbox-store.ts'
import { decide } from './policy.ts'
import { recipientHours } from './recipient-hours.ts'
import { checkedRender, type Rendered, render } from './render.ts'
import { openEnvelope, type SealedEnvelope, sealContext } from './sealed-envelope.ts'
import { isTemplateName } from './templates.ts'

export type AttemptContext = {
  readonly now: Instant
  readonly keys: KeyRing
  readonly channel: Channel | undefined
  /** Chance in [0, 1). */
  readonly fraction: () => number
  /** What the book says about a physician; absent for staff. */
  readonly judgement?: Judgement | undefined
  /** Numbers that wrote to us by WhatsApp within the day. */
  readonly windows?: ReadonlySet<string> | undefined
  /** Where the links of `answer-token` lead; none where the house has no public address. */
  readonly answerBase?: string | undefined
}

export type Attempt = {
  readonly message: ClaimedMessage
  readonly end: AttemptEnd
  /** Where to try at once instead: after any failure of safety, and after the last one of the rest. */
  readonly fallback: Fallback
  /** The row goes on to another channel of the same person. */
  readonly moved: boolean
  /** Safety left for a physician inside their own hours of rest or work. */
  readonly outsideHours: boolean
}

type Prepared =
  | {
      readonly go: true
      readonly rendered: Rendered
      readonly envelope: SealedEnvelope
      readonly ways: readonly Way[]
    }
  | { readonly go: false; readonly end: Partial<AttemptEnd> & Pick<AttemptEnd, 'state'> }

const nowhere: Fallback = { ways: [], envelope: undefined }

/** One message, one attempt: policy again, words, channel, and what follows from the answer. Never throws. */
export async function attempt(claimed: ClaimedMessage, ctx: AttemptContext): Promise<Attempt> {
  const to = ctx.judgement?.do === 'send' ? ctx.judgement.to : null
  const message = to === null ? claimed : { ...claimed, contact_id: to.id }
  const reached = { contact_id: to?.id ?? null, address_hint: to === null ? null : maskAddress(to.address) }
  const prepared = prepare(message, ctx)
  const base = { message, fallback: nowhere, moved: false, outsideHours: false }
  if (!prepared.go) {
    const over = prepared.end.state === 'failed' || prepared.end.state === 'expired'
    const counted = over ? message.attempts : message.attempts - 1
    const end = { ...blank(message, ctx), attempts: counted, ended_at: over ? ctx.now : null, ...prepared.end }
    return { ...base, end, moved: end.channel !== null }
  }
  const result = await send(message, prepared, ctx)
  if (result.ok) {
    const provider = ctx.channel?.provider ?? null
    const outsideHours = ctx.judgement?.do === 'send' && ctx.judgement.outsideHours
    const end = { ...blank(message, ctx), state: 'sent' as const, provider, provider_id: result.providerId }
    return { ...base, outsideHours, end: { ...end, ...reached, handed_at: ctx.now } }
  }
  const end = { ...endOfFailure(message, result.code, ctx), ...reached }
  const next = isSafety(message.class) || end.state === 'failed' ? prepared.ways : []
  return { ...base, end, fallback: { ways: next, envelope: prepared.envelope } }
}

function prepare(message: ClaimedMessage, ctx: AttemptContext): Prepared {
  const { now, keys, judgement } = ctx
  if (!isSafety(message.class) && message.expires_at !== null && toMs(message.expires_at) <= toMs(now))
    return { go: false, end: { state: 'expired', reason: 'message.expired' } }
  const held = judgement === undefined ? heldByHours(message, now) : heldByBook(judgement)
  if (held !== undefined) return { go: false, end: held }
  if (!isTemplateName(message.template))
    return { go: false, end: { state: 'failed', reason: 'message.template-unknown' } }
  const envelope = openEnvelope(keys, message.id, message.sealed)
  if (envelope === undefined) return { go: false, end: { state: 'failed', reason: 'message.unreadable' } }
  if (judgement?.do === 'move') return { go: false, end: movedTo(message, judgement, envelope, ctx) }
  const rendered = wordsOf(message, envelope, ctx)
  if (rendered === undefined) return { go: false, end: { state: 'failed', reason: 'message.refused' } }
  if (judgement?.do !== 'send') return { go: true, envelope, rendered, ways: envelope.fallback }
  const address = judgement.to?.address ?? envelope.address
  return { go: true, envelope: { ...envelope, address }, rendered, ways: judgement.others }
}

function heldByHours(message: ClaimedMessage, now: Instant): Extract<Prepared, { go: false }>['end'] | undefined {
  const hours = recipientHours.safeParse(message.hours)
  const decision = decide({
    class: message.class,
    now,
    hours: hours.success ? hours.data : undefined,
    appointmentAt: message.appointment_at ?? undefined,
  })
  return decision.do === 'hold'
    ? { state: 'held', reason: `policy.${decision.because}`, due_at: decision.until }
    : undefined
}

function heldByBook(says: Judgement): Extract<Prepared, { go: false }>['end'] | undefined {
  if (says.do === 'hold') return { state: 'held', reason: says.reason, due_at: says.until }
  return says.do === 'end' ? { state: says.state, reason: says.reason } : undefined
}

/** The address that the book has now, on its own channel, at once. */
function movedTo(
  message: ClaimedMessage,
  { to, others }: Extract<Judgement, { do: 'move' }>,
  envelope: SealedEnvelope,
  { keys }: AttemptContext,
): Extract<Prepared, { go: false }>['end'] {
  const sealed = seal(keys, sealContext(message.id), { ...envelope, address: to.address, fallback: others })
  const address_hint = maskAddress(to.address)
  return { state: 'queued', reason: null, channel: to.channel, contact_id: to.id, sealed, address_hint }
}

/** A programme's own words when they are fit to be sent, ours otherwise; without parameters rather than no alarm. */
function wordsOf(
  message: ClaimedMessage,
  envelope: SealedEnvelope,
  { keys, answerBase }: AttemptContext,
): Rendered | undefined {
  const { template, language, words } = message
  if (!isTemplateName(template)) return undefined
  const params = { ...message.params, ...envelope.secret }
  const link = answerBase === undefined ? undefined : `${answerBase}/${answerToken(keys, message.id)}`
  const own = words === null ? undefined : checkedRender(template, params, language, words, link)
  if (own?.ok === true) return own.rendered
  const ours = checkedRender(template, params, language, undefined, link)
  if (ours.ok) return ours.rendered
  return isSafety(message.class) ? render(template, {}, language) : undefined
}

/** Where the console opens when a notice to staff is touched: the very alert. */
const openingOf = ({ subject_ref, template }: ClaimedMessage): string | undefined =>
  template === 'staff-alert' && subject_ref?.startsWith('alert:') === true
    ? `/console/alertas/${subject_ref.slice(6)}`
    : undefined

const abandoned = (signal: AbortSignal): Promise<SendResult> =>
  new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve({ ok: false, code: 'gateway.timeout' }), { once: true }),
  )

/** Waits no longer than the channel's patience, even for a channel that forgets to look at its signal. */
async function send(
  message: ClaimedMessage,
  { rendered, envelope }: Extract<Prepared, { go: true }>,
  { channel, now, windows }: AttemptContext,
): Promise<SendResult> {
  if (channel === undefined) return { ok: false, code: 'channel.not-configured' }
  const signal = AbortSignal.timeout(channel.timeoutMs)
  const { id, language, template } = message
  const params = { ...message.params, ...envelope.secret }
  const { address, calendar } = envelope
  const windowOpen = address.kind === 'phone' && windows?.has(address.number) === true
  const opens = openingOf(message)
  const toSend = {
    id,
    class: message.class,
    template,
    params,
    address,
    rendered,
    language,
    calendar,
    windowOpen,
    opens,
  }
  const sending = channel
    .send(toSend, { now, signal })
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
  channel: null,
  contact_id: null,
  sealed: null,
  address_hint: null,
})
