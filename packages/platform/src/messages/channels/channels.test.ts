import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { instant } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { falseClock } from '../../clock/index.ts'
import {
  type FakePushService,
  type FakeSmsGateway,
  type FakeSmtp,
  type FakeTwilio,
  fakePushService,
  fakeSmsGateway,
  fakeSmtp,
  fakeTwilio,
} from '../../testing/fake-gateways/index.ts'
import type { Address } from '../address.ts'
import type { Channel, MessageToSend, SendResult } from '../channel.ts'
import { render } from '../render.ts'
import { channelsFromEnvironment, describeChannels } from './from-environment.ts'
import { httpGatewayChannel } from './http-gateway.ts'
import { publicLookup } from './public-lookup.ts'
import { smtpChannel } from './smtp.ts'
import { twilioChannel, twiml } from './twilio.ts'
import { vapidKeys } from './vapid-keys.ts'
import { webPushChannel } from './web-push.ts'

const clock = falseClock(instant.parse('2026-11-24T04:40:00.000Z'))
const id = '0193a000-0000-7000-8000-000000000001'
const phone: Address = { kind: 'phone', number: '+51900000321' }
const alarm = (address: Address, over: Partial<MessageToSend> = {}): MessageToSend => ({
  id,
  class: 'N1',
  address,
  language: 'es',
  template: 'staff-alert',
  params: {},
  rendered: render('staff-alert', { alias: 'AY-7K4Q', class: 'A' }, 'es'),
  ...over,
})
const send = (channel: Channel, message: MessageToSend, timeoutMs = channel.timeoutMs): Promise<SendResult> =>
  channel.send(message, { now: clock.now(), signal: AbortSignal.timeout(timeoutMs) })

let gateway: FakeSmsGateway
let twilio: FakeTwilio
let smtp: FakeSmtp
let push: FakePushService
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ayni-messages-'))
  gateway = await fakeSmsGateway({ clock })
  twilio = await fakeTwilio()
  smtp = await fakeSmtp()
  push = await fakePushService()
})
afterAll(async () => {
  await Promise.all([gateway.close(), twilio.close(), smtp.close(), push.close()])
  await rm(dataDir, { recursive: true })
})

const sms = () => httpGatewayChannel({ name: 'sms', url: gateway.url, secret: gateway.secret })

test('the generic gateway gets a signed SMS; the same message again reaches the telephone once', async () => {
  gateway.behave('ok')
  expect(await send(sms(), alarm(phone))).toMatchObject({ ok: true })
  expect(await send(sms(), alarm(phone))).toMatchObject({ ok: true })
  expect(gateway.delivered).toEqual([
    { id, channel: 'sms', to: '+51900000321', text: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.' },
  ])
})

test('a call through the generic gateway says the sentence twice and asks for a key', async () => {
  const voice = httpGatewayChannel({ name: 'voice', url: gateway.url, secret: gateway.secret })
  expect(await send(voice, alarm(phone, { id: '0193a000-0000-7000-8000-000000000002' }))).toMatchObject({ ok: true })
  const call = gateway.delivered.find((d) => d.channel === 'voice')
  expect(call?.text.match(/A, Y, 7, K, 4, Q/g)).toHaveLength(2)
  expect(call?.text).toContain('Marca 4')
})

test.each([
  ['down', 'gateway.down'],
  ['busy', 'gateway.busy'],
  ['unauthorized', 'gateway.unauthorized'],
  ['refuse', 'gateway.refused'],
  ['bad-number', 'address.invalid'],
  ['garbage', 'gateway.answer-malformed'],
] as const)('a gateway that is %s is told as %s', async (mood, code) => {
  gateway.behave(mood)
  expect(await send(sms(), alarm(phone))).toEqual({ ok: false, code })
  gateway.behave('ok')
})

test('a gateway that never answers is given up in time', async () => {
  gateway.behave('hang')
  expect(await send(sms(), alarm(phone), 60)).toEqual({ ok: false, code: 'gateway.timeout' })
  gateway.behave('ok')
})

test('a wrong secret is refused by the gateway, and nobody listening is told apart', async () => {
  const wrong = httpGatewayChannel({ name: 'sms', url: gateway.url, secret: 'another' })
  expect(await send(wrong, alarm(phone))).toEqual({ ok: false, code: 'gateway.unauthorized' })
  expect(gateway.forged()).toBe(1)
  const nobody = httpGatewayChannel({ name: 'sms', url: 'http://127.0.0.1:1/', secret: 'x' })
  expect(await send(nobody, alarm(phone))).toEqual({ ok: false, code: 'gateway.unreachable' })
})

test.each([[{ kind: 'phone', number: '987654321' }], [{ kind: 'email', mailbox: 'inventada@ejemplo.pe' }]] satisfies [
  Address,
][])('%j is no telephone', async (address) => {
  expect(await send(sms(), alarm(address))).toEqual({ ok: false, code: 'address.invalid' })
})

const viaTwilio = (name: 'sms' | 'voice') =>
  twilioChannel({
    name,
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    from: '+15005550006',
    baseUrl: twilio.baseUrl,
    callback: 'https://ayni.example/api/messages/webhook/twilio',
  })

test('Twilio gets a form with the callback, and a call with its words', async () => {
  expect(await send(viaTwilio('sms'), alarm(phone))).toMatchObject({
    ok: true,
    providerId: expect.stringMatching(/^SM/),
  })
  expect(await send(viaTwilio('voice'), alarm(phone))).toMatchObject({ ok: true })
  const [text, call] = twilio.calls
  expect(text).toMatchObject({
    kind: 'Messages',
    form: {
      To: '+51900000321',
      Body: 'AYNI: tarea urgente AY-7K4Q. Abrir tablero.',
      StatusCallback: `https://ayni.example/api/messages/webhook/twilio?m=${id}`,
    },
  })
  expect(call?.kind).toBe('Calls')
  expect(call?.form.Twiml).toMatch(
    /^<Response><Gather numDigits="1".*<Say language="es-MX">.*<Pause.*<Say.*Marca 4.*<\/Gather><\/Response>$/,
  )
})

test('words in a call cannot become instructions', () => {
  const rendered = {
    ...render('staff-alert', {}, 'es'),
    spoken: { once: '<Hangup/>&', times: 2 as const, closing: '' },
  }
  expect(twiml(alarm(phone, { rendered }), undefined)).not.toContain('<Hangup/>')
})

test.each([
  [{ status: 400, body: '{"code":21211}' }, 'address.invalid'],
  [{ status: 400, body: '{"code":21610}' }, 'address.opted-out'],
  [{ status: 429, body: '{"code":20429}' }, 'gateway.busy'],
  [{ status: 500, body: 'oops' }, 'gateway.down'],
  [{ status: 400, body: '{"code":99999,"message":"+51900000321 is odd"}' }, 'gateway.refused'],
  [{ status: 200, body: '[]' }, 'gateway.answer-malformed'],
] as const)('Twilio answering %j is told as a code: %s', async (answer, code) => {
  twilio.failNext(answer)
  expect(await send(viaTwilio('sms'), alarm(phone))).toEqual({ ok: false, code })
})

test('e-mail arrives by SMTP with a neutral subject and the same Message-ID each time', async () => {
  const channel = smtpChannel({ url: smtp.url, from: 'Ayni <avisos@ayni.example>' })
  const mail = alarm({ kind: 'email', mailbox: 'inventada@ejemplo.pe' })
  expect(await send(channel, mail)).toMatchObject({ ok: true })
  expect(await send(channel, mail)).toMatchObject({ ok: true })
  expect(smtp.inbox).toHaveLength(2)
  expect(smtp.inbox[0]).toMatchObject({
    to: ['inventada@ejemplo.pe'],
    subject: 'AYNI: tarea urgente',
    messageId: `<${id}@ayni.example>`,
  })
  expect(smtp.inbox[1]?.messageId).toBe(smtp.inbox[0]?.messageId)
  smtp.refuseRecipients(550)
  expect(await send(channel, mail)).toEqual({ ok: false, code: 'address.invalid' })
  smtp.refuseRecipients(451)
  expect(await send(channel, mail)).toEqual({ ok: false, code: 'gateway.busy' })
  smtp.refuseRecipients(undefined)
  expect(await send(channel, alarm({ kind: 'email', mailbox: 'a@b.pe, c@d.pe' }))).toEqual({
    ok: false,
    code: 'address.invalid',
  })
  await channel.close?.()
})

test('an appointment by e-mail carries its invitation, and its cancellation', async () => {
  const channel = smtpChannel({ url: smtp.url, from: 'avisos@ayni.example' })
  const to = { kind: 'email', mailbox: 'inventada@ejemplo.pe' } as const
  for (const method of ['REQUEST', 'CANCEL']) {
    const calendar = `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`
    expect(await send(channel, alarm(to, { calendar }))).toMatchObject({ ok: true })
    expect(smtp.inbox.at(-1)?.source).toMatch(new RegExp(`text/calendar; charset=utf-8; method=${method}`, 'i'))
  }
  expect(await send(channel, alarm(to))).toMatchObject({ ok: true })
  expect(smtp.inbox.at(-1)?.source).not.toContain('text/calendar')
  await channel.close?.()
})

test('e-mail with a wrong password or no server is told apart', async () => {
  const wrong = smtpChannel({ url: smtp.url.replace('invented', 'wrong'), from: 'avisos@ayni.example' })
  const mail = alarm({ kind: 'email', mailbox: 'inventada@ejemplo.pe' })
  expect(await send(wrong, mail)).toEqual({ ok: false, code: 'gateway.unauthorized' })
  const nobody = smtpChannel({ url: 'smtp://127.0.0.1:1', from: 'avisos@ayni.example' })
  expect(await send(nobody, mail)).toEqual({ ok: false, code: 'gateway.unreachable' })
  await Promise.all([wrong.close?.(), nobody.close?.()])
})

test('a push wakes the browser with nothing about anybody', async () => {
  const keys = await vapidKeys(dataDir, {})
  const channel = webPushChannel({ keys, subject: 'mailto:avisos@ayni.example', allowLoopback: true })
  const subscription = push.subscribe()
  expect(await send(channel, alarm({ kind: 'push', subscription }))).toEqual({ ok: true, providerId: null })
  const [got] = push.received
  expect(JSON.parse(got?.payload ?? '')).toEqual({
    v: 1,
    id,
    title: 'AYNI',
    body: 'Tarea urgente. Abrir tablero.',
    urgent: true,
  })
  expect(got?.headers).toMatchObject({ urgency: 'high', ttl: '3600' })
  expect(got?.headers.topic).toHaveLength(32)
  push.failNext(410, 429, 'hang')
  expect(await send(channel, alarm({ kind: 'push', subscription }))).toEqual({ ok: false, code: 'address.gone' })
  expect(await send(channel, alarm({ kind: 'push', subscription }))).toEqual({ ok: false, code: 'gateway.busy' })
  expect(await send(channel, alarm({ kind: 'push', subscription }), 60)).toEqual({ ok: false, code: 'gateway.timeout' })
  const broken = { ...subscription, keys: { p256dh: 'AAAA', auth: 'AAAA' } }
  expect(await send(channel, alarm({ kind: 'push', subscription: broken }))).toEqual({
    ok: false,
    code: 'address.invalid',
  })
})

test('a crafted push endpoint cannot reach inside', async () => {
  const channel = webPushChannel({ keys: await vapidKeys(dataDir, {}), subject: 'mailto:avisos@ayni.example' })
  const { keys } = push.subscribe()
  for (const endpoint of [
    'http://push.example/1',
    'https://127.0.0.1/1',
    'https://[::1]/1',
    'https://169.254.169.254/latest',
    'not a url',
  ]) {
    expect(await send(channel, alarm({ kind: 'push', subscription: { endpoint, keys } }))).toEqual({
      ok: false,
      code: 'address.invalid',
    })
  }
  const looked = await new Promise((resolve) => publicLookup('localhost', {}, (error) => resolve(error?.message)))
  expect(looked).toBe('not a public address')
})

test('the server’s push keys are made once, for its eyes only', async () => {
  const first = await vapidKeys(dataDir, {})
  expect(await vapidKeys(dataDir, {})).toEqual(first)
  expect((await stat(path.join(dataDir, 'keys', 'vapid.json'))).mode & 0o777).toBe(0o600)
})

test('what is missing is said, with the variables it wants', async () => {
  const channels = await channelsFromEnvironment({}, { demo: false, dataDir })
  const report = describeChannels(channels)
  expect(report.find((r) => r.channel === 'email')).toEqual({
    channel: 'email',
    provider: null,
    state: 'missing',
    needs: ['SMTP_URL', 'AYNI_MAIL_FROM'],
  })
  expect(report.find((r) => r.channel === 'sms')).toMatchObject({
    state: 'missing',
    needs: ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'],
  })
  expect(report.find((r) => r.channel === 'in_app')).toMatchObject({ state: 'ready' })
})

test('a demo sends nothing even where everything is configured, unless it is told to', async () => {
  const env = {
    SMTP_URL: smtp.url,
    AYNI_MAIL_FROM: 'Ayni <avisos@ayni.example>',
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_SECRET: gateway.secret,
  }
  const quiet = await channelsFromEnvironment(env, { demo: true, dataDir })
  expect(
    describeChannels(quiet)
      .filter((r) => r.channel !== 'in_app')
      .map((r) => r.state),
  ).toEqual(['demo', 'demo', 'demo', 'demo', 'demo'])
  const told = await channelsFromEnvironment({ ...env, AYNI_DEMO_SEND: '1' }, { demo: true, dataDir })
  expect(Object.fromEntries(describeChannels(told).map((r) => [r.channel, r.provider]))).toEqual({
    push: 'web-push',
    sms: 'http',
    voice: 'demo',
    email: 'smtp',
    whatsapp: 'demo',
    in_app: 'app',
  })
  expect(told.pushPublicKey).toMatch(/^[\w-]{80,}$/)
  await Promise.all([quiet.close(), told.close()])
})

test('Twilio and receipts are read from the environment', async () => {
  const env = {
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 't',
    TWILIO_FROM: '+15005550006',
    AYNI_PUBLIC_URL: 'https://ayni.example/',
  }
  const channels = await channelsFromEnvironment(env, { demo: false, dataDir })
  expect(channels.byName.get('voice')?.provider).toBe('twilio')
  expect(channels.webhooks.twilio).toEqual({
    authToken: 't',
    callback: 'https://ayni.example/api/messages/webhook/twilio',
  })
})
