import { toMs, z } from '@ayni/kernel'
import { type Channel, failed, type MessageToSend, providerIdOf, type SendResult, sent } from '../channel.ts'
import { signatureHeader, signBody, timestampHeader } from '../gateway-signature.ts'
import { failureOf, failureOfStatus, httpPost, parsedJson } from './http-post.ts'

export type HttpGateway = {
  readonly name: 'sms' | 'voice' | 'whatsapp'
  /** May hold `{channel}` and `{id}`. */
  readonly url: string
  readonly secret: string
  /** Where delivery receipts come back to; none when the house has no public address. */
  readonly callback?: string | undefined
  readonly timeoutMs?: number
}

const e164 = /^\+[1-9]\d{7,14}$/
const accepted = z.object({ id: z.string().optional() })

function bodyOf(gateway: HttpGateway, { id, address, rendered, language }: MessageToSend): string | undefined {
  if (address.kind !== 'phone' || !e164.test(address.number)) return undefined
  const say = { once: rendered.spoken.once, times: rendered.spoken.times, closing: rendered.spoken.closing }
  return JSON.stringify({
    id,
    channel: gateway.name,
    to: address.number,
    language: language === 'es' ? 'es-PE' : 'en-US',
    ...(gateway.name === 'voice' ? { say, keypress: say.closing === '' ? 0 : 1 } : { text: rendered.short }),
    ...(gateway.callback === undefined ? {} : { callback: gateway.callback }),
  })
}

/**
 * Any gateway that takes a signed JSON POST: `{ id, channel, to, text | say }`, answered 2xx with `{ id }`. The same `id`
 * goes in `idempotency-key` at every attempt.
 */
export function httpGatewayChannel(gateway: HttpGateway): Channel {
  return {
    name: gateway.name,
    provider: 'http',
    concurrency: 48,
    timeoutMs: gateway.timeoutMs ?? 10_000,
    send: async (message, { now, signal }): Promise<SendResult> => {
      const body = bodyOf(gateway, message)
      if (body === undefined) return failed('address.invalid')
      const timestamp = toMs(now)
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        [timestampHeader]: timestamp,
        [signatureHeader]: signBody(gateway.secret, timestamp, body),
      }
      const url = new URL(gateway.url.replaceAll('{channel}', gateway.name).replaceAll('{id}', message.id))
      const answer = await httpPost(url, { headers, body, signal }).catch(() => undefined)
      if (answer === undefined) return failureOf(signal)
      if (answer.status === 422) return failed('address.invalid')
      if (answer.status < 200 || answer.status > 299) return failureOfStatus(answer.status)
      const parsed = accepted.safeParse(parsedJson(answer.body))
      return parsed.success ? sent(providerIdOf(parsed.data.id)) : failed('gateway.answer-malformed')
    },
  }
}
