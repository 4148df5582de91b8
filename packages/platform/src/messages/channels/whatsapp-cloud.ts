import { z } from '@ayni/kernel'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { BodyComponent, BodyParameter, Template, Text } from 'whatsapp-api-js/messages'
import {
  type Channel,
  failed,
  type MessageToSend,
  providerIdOf,
  type SendFailure,
  type SendResult,
  sent,
} from '../channel.ts'
import { filledWord } from '../render.ts'
import { failureOf, failureOfStatus, httpPost, type Posted, parsedJson } from './http-post.ts'
import { providerTemplate, type WhatsappTemplates } from './whatsapp-templates.ts'

export type WhatsappCloud = {
  readonly token: string
  readonly phoneNumberId: string
  /** `https://graph.facebook.com`, or a stand-in. */
  readonly baseUrl: string
  readonly templates: WhatsappTemplates
  readonly timeoutMs?: number
}

const GRAPH_VERSION = 'v24.0'
const GRAPH = 'https://graph.facebook.com'
const e164 = /^\+[1-9]\d{7,14}$/
const accepted = z.object({ messages: z.tuple([z.object({ id: z.string() })], z.unknown()) })
const refused = z.object({ error: z.object({ code: z.number() }) })

/**
 * Their numbers, our words. 132xxx: the template is not approved, paused, or has other placeholders. 131026: no WhatsApp at this
 * number. 131050: stopped us. 130429, 131056, 80007: too fast. 0, 10, 190, 200–299, 131031, 131042: an administrator can mend it.
 */
const byCode: Readonly<Record<number, SendFailure>> = {
  0: 'gateway.unauthorized',
  10: 'gateway.unauthorized',
  190: 'gateway.unauthorized',
  131031: 'gateway.unauthorized',
  131042: 'gateway.unauthorized',
  4: 'gateway.busy',
  80007: 'gateway.busy',
  130429: 'gateway.busy',
  131048: 'gateway.busy',
  131056: 'gateway.busy',
  131000: 'gateway.down',
  131016: 'gateway.down',
  131026: 'address.invalid',
  131050: 'address.opted-out',
  131047: 'window.closed',
  132000: 'template.not-approved',
  132001: 'template.not-approved',
  132005: 'template.not-approved',
  132007: 'template.not-approved',
  132012: 'template.not-approved',
  132015: 'template.not-approved',
  132016: 'template.not-approved',
}

function failureIn({ status, body }: Posted): SendResult {
  const reason = refused.safeParse(parsedJson(body))
  const code = reason.success ? byCode[reason.data.error.code] : undefined
  return code === undefined ? failureOfStatus(status) : failed(code)
}

/** The words that were approved, filled in. A missing value has no place in them: such a message is ours to mend. */
function templateOf({ template, params, language }: MessageToSend, overrides: WhatsappTemplates): Template | undefined {
  const theirs = providerTemplate(template, language, overrides)
  const values = theirs?.placeholders.map((name) => filledWord(params, name, language))
  if (theirs === undefined || values === undefined) return undefined
  const [first, ...rest] = values.flatMap((value) => (value === undefined ? [] : [new BodyParameter(value)]))
  if (rest.length + (first === undefined ? 0 : 1) !== values.length) return undefined
  return first === undefined
    ? new Template(theirs.name, theirs.language)
    : new Template(theirs.name, theirs.language, new BodyComponent(first, ...rest))
}

/** One POST through the library, which knows the shape of a request; the connection, the host and the patience are ours. */
async function post(
  account: WhatsappCloud,
  to: string,
  message: Template | Text,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): Promise<SendResult> {
  let posted: Posted | undefined
  const api = new WhatsAppAPI({
    token: account.token,
    v: GRAPH_VERSION,
    secure: false,
    ponyfill: {
      fetch: async (url, { headers, body } = {}) => {
        const at = new URL(String(url).replace(GRAPH, account.baseUrl.replace(/\/$/, '')))
        const text = typeof body === 'string' ? body : ''
        posted = await httpPost(at, { headers: Object.fromEntries(new Headers(headers)), body: text, signal })
        return new Response(posted.body, { status: posted.status })
      },
    },
  })
  // An answer that is no JSON makes the library throw: what was posted says more than that.
  await api.sendMessage(account.phoneNumberId, to, message, undefined, id).catch(() => undefined)
  if (posted === undefined) return failureOf(signal)
  if (posted.status < 200 || posted.status > 299) return failureIn(posted)
  const parsed = accepted.safeParse(parsedJson(posted.body))
  return parsed.success ? sent(providerIdOf(parsed.data.messages[0].id)) : failed('gateway.answer-malformed')
}

/**
 * The WhatsApp Business platform. Within a day of the person's own message plain words; otherwise, or when the platform says
 * that the day is over, the template that was approved. It knows no idempotency key: our id travels with the message and
 * comes back in its receipts.
 */
export function whatsappCloudChannel(account: WhatsappCloud): Channel {
  return {
    name: 'whatsapp',
    provider: 'whatsapp',
    concurrency: 24,
    timeoutMs: account.timeoutMs ?? 10_000,
    send: async (message, { signal }) => {
      const { address, id, rendered, windowOpen } = message
      if (address.kind !== 'phone' || !e164.test(address.number)) return failed('address.invalid')
      const to = address.number.slice(1)
      if (windowOpen === true) {
        const free = await post(account, to, new Text(rendered.short), { id, signal })
        if (free.ok || free.code !== 'window.closed') return free
      }
      const template = templateOf(message, account.templates)
      return template === undefined ? failed('template.not-approved') : post(account, to, template, { id, signal })
    },
  }
}
