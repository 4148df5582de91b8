import { type Clock, system } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { KeyRing } from '../crypto/index.ts'
import { type Db, inTransaction } from '../database/index.ts'
import type { WebhookSecrets } from './channels/from-environment.ts'
import { parsedJson } from './channels/http-post.ts'
import { checkSignature, sameText, signatureHeader, timestampHeader } from './gateway-signature.ts'
import { readHttpReceipt, readTwilioReceipt } from './read-receipt.ts'
import { applyReceipt, type Receipt } from './receipt.ts'
import { twilioSignature } from './twilio-signature.ts'

export type WebhookDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly keys: KeyRing
  readonly secrets: WebhookSecrets
}

/** What a receipt may be refused for, and the HTTP status of each. */
export const webhookErrors = {
  'messages.webhook-provider-unknown': 404,
  'messages.webhook-signature': 403,
  'messages.webhook-stale': 403,
  'messages.webhook-malformed': 400,
  'messages.webhook-message-unknown': 404,
} as const
export type WebhookError = keyof typeof webhookErrors

type Read = { readonly receipt: Receipt | null } | { readonly refused: WebhookError }

const MAX_BODY_BYTES = 16_384

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

function readHttp(request: FastifyRequest, body: string, { secrets, clock }: WebhookDeps): Read {
  const given = { timestamp: headerOf(request, timestampHeader), signature: headerOf(request, signatureHeader), body }
  const checks = secrets.http.map((secret) => checkSignature(secret, given, clock.now()))
  if (!checks.some((check) => check !== 'forged')) return { refused: 'messages.webhook-signature' }
  if (!checks.includes('good')) return { refused: 'messages.webhook-stale' }
  const receipt = readHttpReceipt(parsedJson(body))
  return receipt === undefined ? { refused: 'messages.webhook-malformed' } : { receipt }
}

function readTwilio(request: FastifyRequest, body: string, { secrets }: WebhookDeps): Read {
  if (secrets.twilio === undefined) return { refused: 'messages.webhook-provider-unknown' }
  const search = new URL(request.url, 'http://localhost').search
  const params = Object.fromEntries(new URLSearchParams(body))
  const expected = twilioSignature(secrets.twilio.authToken, `${secrets.twilio.callback}${search}`, params)
  if (!sameText(expected, headerOf(request, 'x-twilio-signature') ?? ''))
    return { refused: 'messages.webhook-signature' }
  const receipt = readTwilioReceipt(new URLSearchParams(search).get('m'), params)
  return receipt === undefined ? { refused: 'messages.webhook-malformed' } : { receipt }
}

async function answer(
  request: FastifyRequest<{ Params: { provider: string } }>,
  reply: FastifyReply,
  deps: WebhookDeps,
): Promise<FastifyReply> {
  const { provider } = request.params
  const body = typeof request.body === 'string' ? request.body : ''
  const refuseWith = (code: WebhookError): FastifyReply => reply.code(webhookErrors[code]).send({ code })
  if (provider !== 'http' && provider !== 'twilio') return refuseWith('messages.webhook-provider-unknown')
  const read = provider === 'http' ? readHttp(request, body, deps) : readTwilio(request, body, deps)
  if ('refused' in read) return refuseWith(read.refused)
  const { receipt } = read
  if (receipt !== null) {
    const context = { now: deps.clock.now(), keys: deps.keys }
    const outcome = await inTransaction(deps.db, system(null), (tx) => applyReceipt(tx, receipt, context))
    if (outcome === 'unknown') return refuseWith('messages.webhook-message-unknown')
  }
  // Twilio reads the answer to a pressed key as instructions: none.
  return provider === 'twilio' ? reply.type('text/xml').send('<Response/>') : reply.code(204).send()
}

/**
 * `POST /api/messages/webhook/:provider`: delivery receipts, signed by the provider over the bytes they sent, which is why
 * this corner of the server reads bodies as text.
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
  })
}
