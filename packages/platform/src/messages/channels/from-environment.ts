import type { Channel } from '../channel.ts'
import { type ChannelName, channelNames } from '../classes.ts'
import { demoChannel, inAppChannel } from './demo.ts'
import { httpGatewayChannel } from './http-gateway.ts'
import { smtpChannel } from './smtp.ts'
import { twilioChannel } from './twilio.ts'
import { vapidKeys } from './vapid-keys.ts'
import { webPushChannel } from './web-push.ts'
import { whatsappCloudChannel } from './whatsapp-cloud.ts'
import { readWhatsappTemplates } from './whatsapp-templates.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export type ChannelReport = {
  readonly channel: ChannelName
  readonly provider: string | null
  readonly state: 'ready' | 'demo' | 'missing'
  /** Variables that would make it ready. */
  readonly needs: readonly string[]
}

export type Channels = {
  readonly byName: ReadonlyMap<ChannelName, Channel>
  readonly reports: readonly ChannelReport[]
  /** Application server key for browsers that subscribe; null when push is not sent for real. */
  readonly pushPublicKey: string | null
  readonly webhooks: WebhookSecrets
  /** Where staff take charge by a link; none without a public address, which an answer by SMS or key needs too. */
  readonly answerBase?: string | undefined
  readonly close: () => Promise<void>
}

export type WebhookSecrets = {
  /** Secrets of the generic gateways; a receipt may be signed with any of them. */
  readonly http: readonly string[]
  readonly twilio: { readonly authToken: string; readonly callback: string } | undefined
  readonly whatsapp: WhatsappSecrets | undefined
}

export type WhatsappSecrets = {
  readonly appSecret: string
  /** What the platform says when it first knocks. */
  readonly verifyToken: string
  /** Only what was written to this number of ours is taken in. */
  readonly phoneNumberId: string
}

export type ChannelOptions = {
  /** Demo data is invented people with invented numbers: nothing leaves the house unless `AYNI_DEMO_SEND=1`. */
  readonly demo: boolean
  readonly dataDir: string
}

type Found = { readonly channel: Channel; readonly pushPublicKey?: string } | { readonly needs: readonly string[] }

const set = (env: Environment, name: string): string | undefined =>
  env[name] === undefined || env[name] === '' ? undefined : env[name]

const publicUrl = (env: Environment): string | undefined => set(env, 'AYNI_PUBLIC_URL')?.replace(/\/$/, '')
const callbackFor = (env: Environment, provider: string): string | undefined => {
  const base = publicUrl(env)
  return base === undefined ? undefined : `${base}/api/messages/webhook/${provider}`
}

function phoneChannel(env: Environment, name: 'sms' | 'voice' | 'whatsapp'): Found {
  const prefix = name.toUpperCase()
  const url = set(env, `${prefix}_GATEWAY_URL`)
  const secret = set(env, `${prefix}_GATEWAY_SECRET`)
  if (url !== undefined && secret !== undefined)
    return { channel: httpGatewayChannel({ name, url, secret, callback: callbackFor(env, 'http') }) }
  const accountSid = set(env, 'TWILIO_ACCOUNT_SID')
  const authToken = set(env, 'TWILIO_AUTH_TOKEN')
  const from = set(env, name === 'whatsapp' ? 'TWILIO_WHATSAPP_FROM' : 'TWILIO_FROM')
  if (accountSid !== undefined && authToken !== undefined && from !== undefined) {
    const baseUrl = set(env, 'TWILIO_BASE_URL') ?? 'https://api.twilio.com'
    return {
      channel: twilioChannel({ name, accountSid, authToken, from, baseUrl, callback: callbackFor(env, 'twilio') }),
    }
  }
  return { needs: [`${prefix}_GATEWAY_URL`, `${prefix}_GATEWAY_SECRET`] }
}

function emailChannel(env: Environment): Found {
  const url = set(env, 'SMTP_URL')
  const from = set(env, 'AYNI_MAIL_FROM')
  if (url !== undefined && from !== undefined) return { channel: smtpChannel({ url, from }) }
  return { needs: [...(url === undefined ? ['SMTP_URL'] : []), ...(from === undefined ? ['AYNI_MAIL_FROM'] : [])] }
}

async function pushChannel(env: Environment, dataDir: string): Promise<Found> {
  const from = set(env, 'AYNI_MAIL_FROM')?.replace(/^.*<|>.*$/g, '')
  const subject = set(env, 'VAPID_SUBJECT') ?? (from === undefined ? publicUrl(env) : `mailto:${from}`)
  if (subject === undefined || !/^(mailto:|https:)/.test(subject)) return { needs: ['VAPID_SUBJECT'] }
  const publicKey = set(env, 'VAPID_PUBLIC_KEY')
  const privateKey = set(env, 'VAPID_PRIVATE_KEY')
  const given = publicKey === undefined || privateKey === undefined ? {} : { publicKey, privateKey }
  const keys = await vapidKeys(dataDir, given)
  const allowLoopback = env.AYNI_PUSH_LOOPBACK === '1'
  return { channel: webPushChannel({ keys, subject, allowLoopback }), pushPublicKey: keys.publicKey }
}

const whatsappVariables = [
  'WHATSAPP_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const

/** All four or none: a channel that sends and cannot hear who asks it to stop is not ready. */
function whatsappChannel(env: Environment): Found {
  const missing = whatsappVariables.filter((variable) => set(env, variable) === undefined)
  if (missing.length === whatsappVariables.length) {
    const other = phoneChannel(env, 'whatsapp')
    return 'channel' in other ? other : { needs: missing }
  }
  const [token = '', phoneNumberId = ''] = whatsappVariables.map((variable) => set(env, variable))
  const templates = readWhatsappTemplates(set(env, 'WHATSAPP_TEMPLATES'))
  if (missing.length > 0 || templates === undefined)
    return { needs: [...missing, ...(templates === undefined ? ['WHATSAPP_TEMPLATES'] : [])] }
  const baseUrl = set(env, 'WHATSAPP_BASE_URL') ?? 'https://graph.facebook.com'
  return { channel: whatsappCloudChannel({ token, phoneNumberId, baseUrl, templates }) }
}

function whatsappSecrets(env: Environment): WhatsappSecrets | undefined {
  const [, phoneNumberId, appSecret, verifyToken] = whatsappVariables.map((variable) => set(env, variable))
  if (phoneNumberId === undefined || appSecret === undefined || verifyToken === undefined) return undefined
  return { phoneNumberId, appSecret, verifyToken }
}

async function find(name: ChannelName, env: Environment, options: ChannelOptions): Promise<Found> {
  if (name === 'in_app') return { channel: inAppChannel }
  if (options.demo && env.AYNI_DEMO_SEND !== '1') return { channel: demoChannel(name) }
  if (name === 'push') return pushChannel(env, options.dataDir)
  if (name === 'whatsapp') return whatsappChannel(env)
  return name === 'email' ? emailChannel(env) : phoneChannel(env, name)
}

/** Reads what is configured. In a demo, what is not configured is recorded instead; elsewhere it is missing and says so. */
export async function channelsFromEnvironment(env: Environment, options: ChannelOptions): Promise<Channels> {
  const found = await Promise.all(channelNames.map(async (name) => ({ name, is: await find(name, env, options) })))
  const settled = found.map(({ name, is }) => ({
    name,
    is: 'needs' in is && options.demo ? { channel: demoChannel(name) } : is,
  }))
  const twilioToken = set(env, 'TWILIO_AUTH_TOKEN')
  const twilioCallback = callbackFor(env, 'twilio')
  return {
    ...fixedChannels(settled.flatMap(({ is }) => ('channel' in is ? [is.channel] : []))),
    reports: settled.map(({ name, is }) => reportOf(name, is)),
    pushPublicKey:
      settled
        .map(({ is }) => ('pushPublicKey' in is ? is.pushPublicKey : undefined))
        .find((key) => key !== undefined) ?? null,
    answerBase: publicUrl(env) === undefined ? undefined : `${publicUrl(env)}/voy`,
    webhooks: {
      http: ['SMS', 'VOICE', 'WHATSAPP'].flatMap((p) => set(env, `${p}_GATEWAY_SECRET`) ?? []),
      twilio:
        twilioToken === undefined || twilioCallback === undefined
          ? undefined
          : { authToken: twilioToken, callback: twilioCallback },
      whatsapp: whatsappSecrets(env),
    },
  }
}

const reportOf = (channel: ChannelName, is: Found): ChannelReport =>
  'channel' in is
    ? { channel, provider: is.channel.provider, state: is.channel.provider === 'demo' ? 'demo' : 'ready', needs: [] }
    : { channel, provider: null, state: 'missing', needs: is.needs }

/** A set of channels made by hand: tests, benches. */
export function fixedChannels(list: readonly Channel[]): Channels {
  return {
    byName: new Map(list.map((channel) => [channel.name, channel])),
    reports: list.map((channel) => reportOf(channel.name, { channel })),
    pushPublicKey: null,
    webhooks: { http: [], twilio: undefined, whatsapp: undefined },
    close: async () => {
      await Promise.all(list.map((channel) => channel.close?.()))
    },
  }
}

/** One line a channel for `ayni doctor`: what is ready, what only records, what is missing and which variables it wants. */
export const describeChannels = (channels: Channels): readonly ChannelReport[] => channels.reports
