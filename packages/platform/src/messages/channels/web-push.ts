import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { toMs } from '@ayni/kernel'
import webpush from 'web-push'
import type { PushSubscriptionKeys } from '../address.ts'
import { type Channel, failed, type MessageToSend, type SendResult, sent } from '../channel.ts'
import { failureOf, failureOfStatus, httpPost } from './http-post.ts'
import { isInside, publicLookup } from './public-lookup.ts'
import type { VapidKeys } from './vapid-keys.ts'

export type WebPush = {
  readonly keys: VapidKeys
  /** `mailto:` or `https:` of whoever answers for this server. */
  readonly subject: string
  /** Tests only: a push service on this machine, without TLS. */
  readonly allowLoopback?: boolean
  readonly timeoutMs?: number
}

/** An alarm that could not be shown for an hour is not shown: the ladder has called again by then. */
const TTL_S = { urgent: 3600, rest: 86_400 } as const
const TOKEN_LIFE_MS = 6 * 3_600_000

/** What wakes the service worker: our own neutral sentence and an id, nothing about anybody. */
const payloadOf = ({ id, rendered, class: of, opens }: MessageToSend): string =>
  JSON.stringify({
    ...{ v: 1, id, title: rendered.push.title, body: rendered.push.body, urgent: of === 'N1' || of === 'N2' },
    ...(opens === undefined ? {} : { opens }),
  })

function endpointOf(subscription: PushSubscriptionKeys, allowLoopback: boolean): URL | undefined {
  const url = URL.parse(subscription.endpoint)
  if (url === null) return undefined
  if (allowLoopback) return url
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && !(isIP(host) > 0 && isInside(host)) ? url : undefined
}

export function webPushChannel(settings: WebPush): Channel {
  const tokens = new Map<string, { readonly authorization: string; readonly until: number }>()
  /** Signing takes longer than sending: one token an origin lasts six hours. */
  const authorizationFor = (origin: string, nowMs: number): string => {
    const kept = tokens.get(origin)
    if (kept !== undefined && kept.until > nowMs) return kept.authorization
    const { publicKey, privateKey } = settings.keys
    const { Authorization } = webpush.getVapidHeaders(origin, settings.subject, publicKey, privateKey, 'aes128gcm')
    if (tokens.size > 100) tokens.clear()
    tokens.set(origin, { authorization: Authorization, until: nowMs + TOKEN_LIFE_MS })
    return Authorization
  }
  return {
    name: 'push',
    provider: 'web-push',
    concurrency: 48,
    timeoutMs: settings.timeoutMs ?? 10_000,
    send: async (message, { now, signal }) => {
      if (message.address.kind !== 'push') return failed('address.invalid')
      const { subscription } = message.address
      const endpoint = endpointOf(subscription, settings.allowLoopback === true)
      if (endpoint === undefined) return failed('address.invalid')
      const body = encrypted(message, subscription)
      if (body === undefined) return failed('address.invalid')
      const urgent = message.class === 'N1' || message.class === 'N2'
      const headers = {
        authorization: authorizationFor(endpoint.origin, toMs(now)),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        ttl: urgent ? TTL_S.urgent : TTL_S.rest,
        urgency: urgent ? 'high' : 'normal',
        // The push service keeps one message a topic: an attempt repeated after a timeout replaces the first.
        topic: createHash('sha256').update(message.id).digest('base64url').slice(0, 32),
      }
      const lookup = settings.allowLoopback === true ? undefined : publicLookup
      const answer = await httpPost(endpoint, { headers, body, signal, lookup }).catch(() => undefined)
      return answer === undefined ? failureOf(signal) : resultOf(answer.status)
    },
  }
}

function encrypted(message: MessageToSend, { keys }: PushSubscriptionKeys): Buffer | undefined {
  try {
    return webpush.encrypt(keys.p256dh, keys.auth, payloadOf(message), 'aes128gcm').cipherText
  } catch {
    // The library throws where a browser's keys are not on the curve: the subscription is useless, not the server.
    return undefined
  }
}

function resultOf(status: number): SendResult {
  if (status >= 200 && status <= 299) return sent(null)
  if (status === 404 || status === 410) return failed('address.gone')
  if (status === 413) return failed('gateway.refused')
  return failureOfStatus(status)
}
