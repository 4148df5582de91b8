import { z } from '@ayni/kernel'
import {
  type Channel,
  failed,
  type MessageToSend,
  providerIdOf,
  type SendFailure,
  type SendResult,
  sent,
} from '../channel.ts'
import { failureOf, failureOfStatus, httpPost, parsedJson } from './http-post.ts'

export type TwilioAccount = {
  readonly name: 'sms' | 'voice' | 'whatsapp'
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  /** `https://api.twilio.com`, or a compatible service. */
  readonly baseUrl: string
  /** Receipts come back to this URL with `?m=<message id>`. */
  readonly callback?: string | undefined
  readonly timeoutMs?: number
}

const e164 = /^\+[1-9]\d{7,14}$/
const accepted = z.object({ sid: z.string() })
const refused = z.object({ code: z.number() })

/** Their numbers, our words. 21211 and 21614: no such number; 21610: answered STOP; 20003: credentials; 20429, 14107: too fast. */
const byCode: Readonly<Record<number, SendFailure>> = {
  21211: 'address.invalid',
  21214: 'address.invalid',
  21217: 'address.invalid',
  21614: 'address.invalid',
  21610: 'address.opted-out',
  20003: 'gateway.unauthorized',
  20429: 'gateway.busy',
  14107: 'gateway.busy',
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The call: the sentence twice, then one key as a sign that it was heard. */
export function twiml({ rendered, language }: MessageToSend, action: string | undefined): string {
  const say = (text: string): string =>
    `<Say language="${language === 'es' ? 'es-MX' : 'en-US'}">${escaped(text)}</Say>`
  const { once, times, closing } = rendered.spoken
  const words = Array.from({ length: times }, () => say(once)).join('<Pause length="1"/>')
  if (closing === '' || action === undefined)
    return `<Response>${words}${closing === '' ? '' : say(closing)}</Response>`
  return `<Response><Gather numDigits="1" timeout="8" action="${escaped(action)}">${words}${say(closing)}</Gather></Response>`
}

function formOf(account: TwilioAccount, message: MessageToSend): URLSearchParams | undefined {
  if (message.address.kind !== 'phone' || !e164.test(message.address.number)) return undefined
  const prefix = account.name === 'whatsapp' ? 'whatsapp:' : ''
  const callback = account.callback === undefined ? undefined : `${account.callback}?m=${message.id}`
  return new URLSearchParams({
    To: `${prefix}${message.address.number}`,
    From: `${prefix}${account.from}`,
    ...(account.name === 'voice'
      ? { Twiml: twiml(message, callback), Timeout: '30' }
      : { Body: message.rendered.short }),
    ...(callback === undefined ? {} : { StatusCallback: callback }),
  })
}

/**
 * Twilio's Messages and Calls, and services that speak like them. They know no idempotency key: after a timeout the same
 * message may arrive twice, which for an alarm is better than not at all.
 */
export function twilioChannel(account: TwilioAccount): Channel {
  const kind = account.name === 'voice' ? 'Calls' : 'Messages'
  const url = new URL(
    `${account.baseUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}/${kind}.json`,
  )
  const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`
  return {
    name: account.name,
    provider: 'twilio',
    concurrency: 48,
    timeoutMs: account.timeoutMs ?? 10_000,
    send: async (message, { signal }): Promise<SendResult> => {
      const form = formOf(account, message)
      if (form === undefined) return failed('address.invalid')
      const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
      const answer = await httpPost(url, { headers, body: form.toString(), signal }).catch(() => undefined)
      if (answer === undefined) return failureOf(signal)
      const said = parsedJson(answer.body)
      if (answer.status >= 200 && answer.status <= 299) {
        const parsed = accepted.safeParse(said)
        return parsed.success ? sent(providerIdOf(parsed.data.sid)) : failed('gateway.answer-malformed')
      }
      const reason = refused.safeParse(said)
      const code = reason.success ? byCode[reason.data.code] : undefined
      return code === undefined ? failureOfStatus(answer.status) : failed(code)
    },
  }
}
