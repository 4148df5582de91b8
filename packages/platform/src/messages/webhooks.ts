import { type Clock, type Language, system } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction } from '../database/index.ts'
import type { WebhookSecrets } from './channels/from-environment.ts'
import { parsedJson } from './channels/http-post.ts'
import { checkSignature, sameText, signatureHeader, timestampHeader } from './gateway-signature.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { readHttpIncoming, readTwilioIncoming } from './read-incoming.ts'
import { type PressedKey, readHttpKey, readHttpReceipt, readTwilioKey, readTwilioReceipt } from './read-receipt.ts'
import { readWhatsappNotice } from './read-whatsapp.ts'
import { applyReceipt, type Receipt, type ReceiptOutcome } from './receipt.ts'
import { twilioSignature } from './twilio-signature.ts'
import { isSignedByWhatsapp } from './whatsapp-signature.ts'
import { openWindow } from './whatsapp-window.ts'

export type WebhookDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly keys: KeyRing
  readonly secrets: WebhookSecrets
  /** Takes in what somebody wrote; it is answered only when this has committed, and comes again when it throws. */
  readonly onIncoming: (message: IncomingMessage) => Promise<void>
  /** A key was pressed in a call of ours. What it answers is said aloud. */
  readonly onKey?: (pressed: PressedKey) => Promise<Spoken | undefined>
}
export type Spoken = { readonly text: string; readonly language: Language }

/** What a notice may be refused for, and the HTTP status of each. */
export const webhookErrors = {
  'messages.webhook-provider-unknown': 404,
  'messages.webhook-signature': 403,
  'messages.webhook-stale': 403,
  'messages.webhook-malformed': 400,
  'messages.webhook-message-unknown': 404,
} as const
export type WebhookError = keyof typeof webhookErrors

type Notice = {
  readonly receipts: readonly Receipt[]
  readonly messages: readonly IncomingMessage[]
  readonly pressed?: PressedKey | undefined
}
type Read = Notice | { readonly refused: WebhookError }

/** The WhatsApp platform gathers notices; the others post one at a time. */
const MAX_BODY_BYTES = 262_144
const malformed: Read = { refused: 'messages.webhook-malformed' }

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

const noticeOf = (receipt: Receipt | null | undefined): Read =>
  receipt === undefined ? malformed : { receipts: receipt === null ? [] : [receipt], messages: [] }

/** Somebody was at the phone; whether they take charge is decided by the key. */
const heardOf = ({ message, provider }: PressedKey): Receipt => ({
  ...{ id: message, provider, what: 'read', reason: 'receipt.failed' },
})

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Twilio reads the answer to a pressed key or a message as instructions. */
const instructions = (spoken: Spoken | undefined): string =>
  spoken === undefined
    ? '<Response/>'
    : `<Response><Say language="${spoken.language === 'es' ? 'es-MX' : 'en-US'}">${escaped(spoken.text)}</Say></Response>`

function readHttp(request: FastifyRequest, body: string, { secrets, clock }: WebhookDeps): Read {
  const given = { timestamp: headerOf(request, timestampHeader), signature: headerOf(request, signatureHeader), body }
  const checks = secrets.http.map((secret) => checkSignature(secret, given, clock.now()))
  if (!checks.some((check) => check !== 'forged')) return { refused: 'messages.webhook-signature' }
  if (!checks.includes('good')) return { refused: 'messages.webhook-stale' }
  const json = parsedJson(body)
  const pressed = readHttpKey(json)
  if (pressed !== undefined) return { receipts: [heardOf(pressed)], messages: [], pressed }
  const message = readHttpIncoming(json, clock.now())
  return message === undefined ? noticeOf(readHttpReceipt(json)) : { receipts: [], messages: [message] }
}

function readTwilio(request: FastifyRequest, body: string, { secrets, clock }: WebhookDeps): Read {
  if (secrets.twilio === undefined) return { refused: 'messages.webhook-provider-unknown' }
  const search = new URL(request.url, 'http://localhost').search
  const params = Object.fromEntries(new URLSearchParams(body))
  const expected = twilioSignature(secrets.twilio.authToken, `${secrets.twilio.callback}${search}`, params)
  if (!sameText(expected, headerOf(request, 'x-twilio-signature') ?? ''))
    return { refused: 'messages.webhook-signature' }
  const about = new URLSearchParams(search).get('m')
  const message = about === null ? readTwilioIncoming(params, clock.now()) : undefined
  if (message !== undefined) return { receipts: [], messages: [message] }
  const notice = noticeOf(readTwilioReceipt(about, params))
  return 'refused' in notice ? notice : { ...notice, pressed: readTwilioKey(about, params) }
}

async function readWhatsapp(request: FastifyRequest, body: string, { secrets, clock }: WebhookDeps): Promise<Read> {
  if (secrets.whatsapp === undefined) return { refused: 'messages.webhook-provider-unknown' }
  const { appSecret, phoneNumberId } = secrets.whatsapp
  if (!(await isSignedByWhatsapp(appSecret, body, headerOf(request, 'x-hub-signature-256') ?? '')))
    return { refused: 'messages.webhook-signature' }
  return readWhatsappNotice(parsedJson(body), { phoneNumberId, now: clock.now() }) ?? malformed
}

const readers: Readonly<Record<string, (request: FastifyRequest, body: string, deps: WebhookDeps) => Promise<Read>>> = {
  http: async (request, body, deps) => readHttp(request, body, deps),
  twilio: async (request, body, deps) => readTwilio(request, body, deps),
  whatsapp: readWhatsapp,
}

/** Receipts and open windows in one transaction; then each message, in its own. All of it before anything is answered. */
async function take({ receipts, messages }: Notice, deps: WebhookDeps): Promise<readonly ReceiptOutcome[]> {
  const context = { now: deps.clock.now(), keys: deps.keys }
  const byWhatsapp = messages.filter(({ channel }) => channel === 'whatsapp')
  const outcomes = await inTransaction(deps.db, system(null), async (tx) => {
    const applied: ReceiptOutcome[] = []
    for (const receipt of receipts) applied.push(await applyReceipt(tx, receipt, context))
    for (const { from, at } of byWhatsapp) await openWindow(tx, { number: from, at, keys: deps.keys })
    return applied
  })
  for (const message of messages) await deps.onIncoming(message)
  return outcomes
}

async function answer(
  request: FastifyRequest<{ Params: { provider: string } }>,
  reply: FastifyReply,
  deps: WebhookDeps,
): Promise<FastifyReply> {
  const { provider } = request.params
  const body = typeof request.body === 'string' ? request.body : ''
  const refuseWith = (code: WebhookError): FastifyReply => reply.code(webhookErrors[code]).send({ code })
  const reader = Object.hasOwn(readers, provider) ? readers[provider] : undefined
  if (reader === undefined) return refuseWith('messages.webhook-provider-unknown')
  const read = await reader(request, body, deps)
  if ('refused' in read) return refuseWith(read.refused)
  const outcomes = await take(read, deps)
  // The WhatsApp platform repeats for days what is refused: a message of another house is passed over.
  if (provider === 'whatsapp') return reply.code(200).send()
  if (outcomes.includes('unknown')) return refuseWith('messages.webhook-message-unknown')
  const spoken = read.pressed === undefined ? undefined : await deps.onKey?.(read.pressed)
  if (provider === 'twilio') return reply.type('text/xml').send(instructions(spoken))
  return spoken === undefined
    ? reply.code(204).send()
    : reply.code(200).send({ say: spoken.text, language: spoken.language })
}

/** The platform asks once, when the address is entered there, whether it is ours. */
function verify(
  request: FastifyRequest<{ Querystring: Readonly<Record<string, unknown>> }>,
  reply: FastifyReply,
  { secrets }: WebhookDeps,
): FastifyReply {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query
  const ours = secrets.whatsapp?.verifyToken
  const good = ours !== undefined && mode === 'subscribe' && typeof token === 'string' && sameText(ours, token)
  return good && typeof challenge === 'string' && /^[\w-]{1,200}$/.test(challenge)
    ? reply.type('text/plain').send(challenge)
    : reply.code(webhookErrors['messages.webhook-signature']).send({ code: 'messages.webhook-signature' })
}

/**
 * `POST /api/messages/webhook/:provider`: delivery receipts and what people answer, signed by the provider over the bytes they
 * sent, which is why this corner of the server reads bodies as text.
 */
export async function registerWebhooks(app: FastifyInstance, deps: WebhookDeps): Promise<void> {
  await app.register(async (corner) => {
    corner.removeAllContentTypeParsers()
    corner.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    corner.post<{ Params: { provider: string } }>(
      '/api/messages/webhook/:provider',
      { config: { rateLimit: { max: 6000 } } },
      (request, reply) => answer(request, reply, deps),
    )
    corner.get<{ Querystring: Readonly<Record<string, unknown>> }>('/api/messages/webhook/whatsapp', (request, reply) =>
      verify(request, reply, deps),
    )
  })
}
