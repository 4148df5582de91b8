import { type Clock, toMs, z } from '@ayni/kernel'
import { checkSignature, signatureHeader, signBody, timestampHeader } from '../../messages/gateway-signature.ts'
import { type FakeAnswer, type FakeRequest, fakeHttp } from './listen-low.ts'

const shape = z.object({
  id: z.uuid(),
  channel: z.enum(['sms', 'voice', 'whatsapp']),
  to: z.string(),
  text: z.string().optional(),
  say: z.object({ once: z.string(), times: z.number(), closing: z.string() }).optional(),
})

/** What a telephone received. */
export type FakeDelivery = {
  readonly id: string
  readonly channel: 'sms' | 'voice' | 'whatsapp'
  readonly to: string
  readonly text: string
}

export type GatewayMood = 'ok' | 'down' | 'busy' | 'unauthorized' | 'refuse' | 'bad-number' | 'garbage' | 'hang'

export type FakeSmsGateway = {
  /** For `SMS_GATEWAY_URL`, `VOICE_GATEWAY_URL`; holds `{channel}`. */
  readonly url: string
  readonly secret: string
  /** Delivered to telephones: a repeated idempotency key is delivered once. */
  readonly delivered: readonly FakeDelivery[]
  /** Every request that came with a good signature, repeats included. */
  readonly requests: () => number
  /** How often one message was handed over, whatever came of it. */
  readonly requestsOf: (id: string) => number
  readonly forged: () => number
  /** How it behaves from now on, for every channel or for one. */
  readonly behave: (mood: GatewayMood, channel?: FakeDelivery['channel']) => void
  /** Anything that this gateway says, signed: a message, a pressed key. */
  readonly signed: (what: object) => { readonly headers: Record<string, string>; readonly body: string }
  /** A signed receipt as this gateway would post it: headers and body for the webhook. */
  readonly receipt: (
    reference: string,
    status: string,
  ) => { readonly headers: Record<string, string>; readonly body: string }
  readonly close: () => Promise<void>
}

const moods: Readonly<Record<Exclude<GatewayMood, 'ok'>, FakeAnswer>> = {
  down: { status: 503 },
  busy: { status: 429 },
  unauthorized: { status: 401 },
  refuse: { status: 400 },
  'bad-number': { status: 422 },
  garbage: { status: 200, body: '<html>', type: 'text/html' },
  hang: 'hang',
}

/** A gateway of the generic kind: checks the signature, forgets nothing, fails when told to. */
export async function fakeSmsGateway({
  clock,
  secret = 'invented-gateway-secret',
}: {
  readonly clock: Clock
  readonly secret?: string
}): Promise<FakeSmsGateway> {
  const delivered: FakeDelivery[] = []
  const seen = new Set<string>()
  const handed = new Map<string, number>()
  const mood = new Map<string, GatewayMood>()
  let requests = 0
  let forged = 0

  function answer({ url, headers, body }: FakeRequest): FakeAnswer {
    const text = body.toString('utf8')
    const given = {
      timestamp: String(headers[timestampHeader] ?? ''),
      signature: String(headers[signatureHeader] ?? ''),
      body: text,
    }
    if (checkSignature(secret, given, clock.now()) !== 'good') {
      forged += 1
      return { status: 401 }
    }
    requests += 1
    const channel = url.split('/')[1] ?? ''
    const now = mood.get(channel) ?? mood.get('all') ?? 'ok'
    if (now !== 'ok') return moods[now]
    const message = shape.parse(JSON.parse(text))
    if (headers['idempotency-key'] !== message.id) return { status: 400 }
    handed.set(message.id, (handed.get(message.id) ?? 0) + 1)
    if (!seen.has(message.id)) {
      seen.add(message.id)
      const { id, to } = message
      const spoken = message.say === undefined ? '' : `${message.say.once} ${message.say.once} ${message.say.closing}`
      delivered.push({ id, channel: message.channel, to, text: message.text ?? spoken })
    }
    return { status: 202, body: JSON.stringify({ id: `gw-${message.id.slice(0, 13)}` }) }
  }

  const { origin, close } = await fakeHttp(answer)
  const signed = (what: object): { readonly headers: Record<string, string>; readonly body: string } => {
    const body = JSON.stringify(what)
    const timestamp = toMs(clock.now())
    return {
      body,
      headers: {
        'content-type': 'application/json',
        [timestampHeader]: String(timestamp),
        [signatureHeader]: signBody(secret, timestamp, body),
      },
    }
  }
  return {
    url: `${origin}/{channel}/send`,
    secret,
    delivered,
    requests: () => requests,
    requestsOf: (id) => handed.get(id) ?? 0,
    forged: () => forged,
    behave: (next, channel) => {
      mood.set(channel ?? 'all', next)
    },
    signed,
    receipt: (reference, status) => signed({ reference, status }),
    close,
  }
}
