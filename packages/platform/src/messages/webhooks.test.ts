import { randomBytes, randomUUID } from 'node:crypto'
import { accountId, instant, isRefusal, programId } from '@ayni/kernel'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeSmsGateway, type FakeTwilio, fakeSmsGateway, fakeTwilio } from '../testing/fake-gateways/index.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { fixedChannels } from './channels/from-environment.ts'
import { httpGatewayChannel } from './channels/http-gateway.ts'
import { twilioChannel } from './channels/twilio.ts'
import { deliverDue, type OutgoingMessage, queueMessage, registerWebhooks } from './index.ts'

let house: TestRuntime
let gateway: FakeSmsGateway
let twilio: FakeTwilio
let app: FastifyInstance
const program = programId.parse(randomUUID())
const callback = 'https://ayni.example/api/messages/webhook/twilio'

beforeAll(async () => {
  house = await testRuntime([], { start: '2026-11-24T04:40:00.000Z' })
  gateway = await fakeSmsGateway({ clock: house.clock })
  twilio = await fakeTwilio()
  app = Fastify()
  const secrets = {
    http: ['another secret', gateway.secret],
    twilio: { authToken: twilio.authToken, callback },
    whatsapp: undefined,
  }
  await registerWebhooks(app, {
    db: house.runtime.database.app,
    clock: house.clock,
    keys: house.runtime.keys,
    secrets,
    onIncoming: async () => undefined,
  })
})
afterAll(async () => {
  await app.close()
  await Promise.all([gateway.close(), twilio.close(), house.close()])
})

const phone = { kind: 'phone', number: '+51900000321' } as const
async function sendOne(via: 'http' | 'twilio', fallback: OutgoingMessage['fallback'] = []): Promise<string> {
  const message: OutgoingMessage = {
    key: randomUUID(),
    programId: program,
    class: 'N1',
    channel: 'sms',
    to: { accountId: accountId.parse(randomUUID()) },
    address: phone,
    fallback,
    template: 'staff-alert',
    params: { alias: 'AY-7K4Q' },
  }
  const now = house.clock.now()
  const queued = await house.asSystem((tx) => queueMessage(tx, message, { now, keys: house.runtime.keys }))
  const channel =
    via === 'http'
      ? httpGatewayChannel({ name: 'sms', url: gateway.url, secret: gateway.secret })
      : twilioChannel({
          name: 'sms',
          accountSid: twilio.accountSid,
          authToken: twilio.authToken,
          from: '+15005550006',
          baseUrl: twilio.baseUrl,
          callback,
        })
  await deliverDue({
    db: house.runtime.database.app,
    now,
    channels: fixedChannels([channel]),
    keys: house.runtime.keys,
    recipients: house.runtime.recipients,
    random: (n) => randomBytes(n),
    log: { warn: () => undefined },
  })
  if (isRefusal(queued)) throw new Error(queued.refused)
  return queued.id
}
const row = (id: string) =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{
          state: string
          reason: string | null
          read_at: string | null
          delivered_at: string | null
          provider_id: string
        }>`select * from messages.outbox where id = ${id}`.execute(tx)
      ).rows[0],
  )
const post = (url: string, { headers, body }: { headers: Record<string, string>; body: string }) =>
  app.inject({ method: 'POST', url, headers, payload: body })
const receipt = (id: string, status: string) => post('/api/messages/webhook/http', gateway.receipt(id, status))

test('a signed receipt moves the message forward; again, or late, it changes nothing', async () => {
  const id = await sendOne('http')
  expect(await row(id)).toMatchObject({ state: 'sent', provider_id: `gw-${id.slice(0, 13)}` })
  expect((await receipt(id, 'delivered')).statusCode).toBe(204)
  const delivered = await row(id)
  house.clock.advance(1000)
  expect((await receipt(id, 'delivered')).statusCode).toBe(204)
  expect((await receipt(id, 'failed')).statusCode).toBe(204)
  expect(await row(id)).toEqual(delivered)
  expect((await receipt(id, 'read')).statusCode).toBe(204)
  expect(await row(id)).toMatchObject({ state: 'delivered', read_at: house.clock.now() })
})

test('a forged, a tampered and a replayed receipt are refused, each with its code', async () => {
  const id = await sendOne('http')
  const good = gateway.receipt(id, 'delivered')
  const refused = async (given: typeof good) => {
    const answer = await post('/api/messages/webhook/http', given)
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }
  expect(await refused({ ...good, headers: { 'content-type': 'application/json' } })).toEqual([
    403,
    'messages.webhook-signature',
  ])
  expect(await refused({ ...good, body: good.body.replace('delivered', 'failed') })).toEqual([
    403,
    'messages.webhook-signature',
  ])
  house.clock.advance(301_000)
  expect(await refused(good)).toEqual([403, 'messages.webhook-stale'])
  expect(await row(id)).toMatchObject({ state: 'sent' })
})

test('nonsense is malformed, a stranger’s message is unknown, and so is another provider', async () => {
  expect((await receipt('not-an-id', 'delivered')).json()).toEqual({ code: 'messages.webhook-malformed' })
  expect((await receipt(randomUUID(), 'delivered')).json()).toEqual({ code: 'messages.webhook-message-unknown' })
  expect((await post('/api/messages/webhook/nobody', { headers: {}, body: '' })).json()).toEqual({
    code: 'messages.webhook-provider-unknown',
  })
  const byTwilio = await sendOne('twilio')
  expect((await receipt(byTwilio, 'failed')).json()).toEqual({ code: 'messages.webhook-message-unknown' })
  expect(await row(byTwilio)).toMatchObject({ state: 'sent' })
})

test('a safety message that the telephone network gives back goes by its next channel', async () => {
  const id = await sendOne('http', [{ channel: 'voice', address: phone }])
  expect((await receipt(id, 'no-answer')).statusCode).toBe(204)
  expect((await receipt(id, 'no-answer')).statusCode).toBe(204)
  expect(await row(id)).toMatchObject({ state: 'failed', reason: 'receipt.no-answer' })
  const next = await house.asSystem(
    async (tx) => (await sql`select channel, state from messages.outbox where fallback_of = ${id}`.execute(tx)).rows,
  )
  expect(next).toEqual([{ channel: 'voice', state: 'queued' }])
})

test('Twilio’s callbacks are checked with its signature; a key pressed is read, never taken charge of', async () => {
  const id = await sendOne('twilio')
  const url = `/api/messages/webhook/twilio?m=${id}`
  const say = (params: Record<string, string>, signedFor = `${callback}?m=${id}`) =>
    post(url, twilio.callback(signedFor, params))
  expect((await say({ MessageStatus: 'sent' })).statusCode).toBe(200)
  expect((await say({ MessageStatus: 'delivered' }, `${callback}?m=${randomUUID()}`)).json()).toEqual({
    code: 'messages.webhook-signature',
  })
  expect(await row(id)).toMatchObject({ state: 'sent' })
  const delivered = await say({ MessageStatus: 'delivered' })
  expect([delivered.headers['content-type'], delivered.body]).toEqual(['text/xml', '<Response/>'])
  await say({ Digits: '7' })
  expect(await row(id)).toMatchObject({ state: 'delivered', read_at: null })
  await say({ Digits: '4' })
  expect(await row(id)).toMatchObject({ state: 'delivered', read_at: house.clock.now() })
})

test('a receipt that comes before our own record is kept', async () => {
  const id = await sendOne('http')
  await house.asSystem((tx) =>
    sql`update messages.outbox set state = 'queued', provider = null, reason = 'gateway.timeout' where id = ${id}`.execute(
      tx,
    ),
  )
  await receipt(id, 'delivered')
  expect(await row(id)).toMatchObject({ state: 'delivered', reason: null })
  expect(instant.safeParse((await row(id))?.delivered_at).success).toBe(true)
})
