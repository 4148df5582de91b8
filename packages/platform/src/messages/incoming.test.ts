import { randomBytes, randomUUID } from 'node:crypto'
import { personId, plusMinutes, plusSeconds, programId, toMs } from '@ayni/kernel'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type FakeSmsGateway,
  type FakeTwilio,
  type FakeWhatsapp,
  fakeSmsGateway,
  fakeTwilio,
  fakeWhatsapp,
} from '../testing/fake-gateways/index.ts'
import { type TestRuntime, testRuntime } from '../testing/index.ts'
import { fixedChannels } from './channels/from-environment.ts'
import { whatsappCloudChannel } from './channels/whatsapp-cloud.ts'
import { signatureHeader, signBody, timestampHeader } from './gateway-signature.ts'
import {
  deliverDue,
  type IncomingMessage,
  physicianHours,
  queueToPerson,
  type RecipientBook,
  registerWebhooks,
} from './index.ts'
import { openWindows } from './whatsapp-window.ts'

let house: TestRuntime
let gateway: FakeSmsGateway
let twilio: FakeTwilio
let graph: FakeWhatsapp
let app: FastifyInstance
let taken: IncomingMessage[] = []
let failing = 0
const callback = 'https://ayni.example/api/messages/webhook/twilio'
const number = '+51900000321'

beforeAll(async () => {
  house = await testRuntime([], { start: '2026-11-24T23:30:00.000Z' })
  gateway = await fakeSmsGateway({ clock: house.clock })
  ;[twilio, graph] = [await fakeTwilio(), await fakeWhatsapp()]
  app = Fastify()
  await registerWebhooks(app, {
    db: house.runtime.database.app,
    clock: house.clock,
    keys: house.runtime.keys,
    secrets: { http: [gateway.secret], twilio: { authToken: twilio.authToken, callback }, whatsapp: graph },
    onIncoming: async (message) => {
      if (failing > 0) {
        failing -= 1
        throw new Error('invented: the database went away')
      }
      taken.push(message)
    },
  })
})
beforeEach(() => {
  taken = []
})
afterAll(async () => {
  await app.close()
  await Promise.all([gateway.close(), twilio.close(), graph.close(), house.close()])
})

type Signed = { readonly headers: Record<string, string>; readonly body: string }
const post = (url: string, { headers, body }: Signed) => app.inject({ method: 'POST', url, headers, payload: body })
const byWhatsapp = (given: Signed) => post('/api/messages/webhook/whatsapp', given)
const said = (text: string, over: object = {}) =>
  graph.said({ id: `wamid.${randomUUID()}`, from: number, text, at: toMs(house.clock.now()), ...over })
const viaGateway = (value: object): Signed => {
  const body = JSON.stringify(value)
  const timestamp = toMs(house.clock.now())
  const signed = { [timestampHeader]: String(timestamp), [signatureHeader]: signBody(gateway.secret, timestamp, body) }
  return { body, headers: { 'content-type': 'application/json', ...signed } }
}
const isOpen = async () => {
  const at = { now: house.clock.now(), keys: house.runtime.keys }
  return (await openWindows(house.runtime.database.app, [number], at)).has(number)
}

test('the platform’s first question is answered only to who knows the token', async () => {
  const ask = (query: string) => app.inject({ method: 'GET', url: `/api/messages/webhook/whatsapp?${query}` })
  const good = await ask(`hub.mode=subscribe&hub.verify_token=${graph.verifyToken}&hub.challenge=1158201444`)
  expect([good.statusCode, good.body, good.headers['content-type']]).toEqual([200, '1158201444', 'text/plain'])
  const wrong = ['hub.mode=subscribe&hub.verify_token=no&hub.challenge=1', '', 'hub.mode=subscribe&hub.challenge=1']
  for (const query of wrong) expect((await ask(query)).statusCode).toBe(403)
  const script = await ask(
    `hub.mode=subscribe&hub.verify_token=${graph.verifyToken}&hub.challenge=${encodeURIComponent('<script>')}`,
  )
  expect(script.statusCode).toBe(403)
})

test('COR-01 what somebody writes by WhatsApp is handed over whole, unknown numbers too', async () => {
  const at = plusSeconds(house.clock.now(), -20)
  const answer = await byWhatsapp(
    said('Quiero saber más, señorita', { at: toMs(at), from: '+51911111111', id: 'wamid.1' }),
  )
  expect(answer.statusCode).toBe(200)
  expect(taken).toEqual([
    {
      provider: 'whatsapp',
      providerId: 'wamid.1',
      channel: 'whatsapp',
      from: '+51911111111',
      text: 'Quiero saber más, señorita',
      at,
      program: null,
    },
  ])
})

test('a forged notice, one for another number and nonsense are not taken in', async () => {
  const good = said('hola')
  expect((await byWhatsapp({ ...good, body: good.body.replace('hola', 'chau') })).statusCode).toBe(403)
  expect((await byWhatsapp({ ...good, headers: { 'content-type': 'application/json' } })).statusCode).toBe(403)
  expect((await byWhatsapp(graph.signed(good.body.replace(graph.phoneNumberId, '999')))).statusCode).toBe(200)
  expect((await byWhatsapp(graph.signed('{"object":"page"}'))).statusCode).toBe(400)
  expect((await byWhatsapp(graph.signed('nonsense'))).statusCode).toBe(400)
  expect(taken).toEqual([])
})

test('a notice signed over its escaped text is as good', async () => {
  const { body } = said('mañana')
  const escaped = body.replace('ñ', '\\u00f1')
  expect((await byWhatsapp({ ...graph.signed(escaped), body })).statusCode).toBe(200)
  expect(taken.map(({ text }) => text)).toEqual(['mañana'])
})

test('nothing is answered before it is kept: a house that fails gets it again', async () => {
  failing = 1
  const notice = said('una vez')
  expect((await byWhatsapp(notice)).statusCode).toBe(500)
  expect((await byWhatsapp(notice)).statusCode).toBe(200)
  expect(taken).toHaveLength(1)
})

test('a picture is handed over without words, a very long text is cut, and an hour to come is now', async () => {
  const picture = said('x').body.replace('"type":"text","text":{"body":"x"}', '"type":"image","image":{"id":"1"}')
  await byWhatsapp(graph.signed(picture))
  await byWhatsapp(said('a'.repeat(9000), { at: toMs(plusMinutes(house.clock.now(), 60)) }))
  expect(taken.map(({ text, at }) => [text.length, at])).toEqual([
    [0, house.clock.now()],
    [4096, house.clock.now()],
  ])
  expect((await byWhatsapp(said('b'.repeat(300_000)))).statusCode).toBe(413)
})

test('the generic gateway and Twilio hand over messages too, signed like their receipts', async () => {
  const incoming = { id: 'gw-in-1', channel: 'sms', from: number, text: 'NO POR AHORA' }
  expect((await post('/api/messages/webhook/http', viaGateway({ incoming }))).statusCode).toBe(204)
  const tampered = { ...viaGateway({ incoming }), body: JSON.stringify({ incoming: { ...incoming, text: 'SI' } }) }
  expect((await post('/api/messages/webhook/http', tampered)).statusCode).toBe(403)
  expect(
    (await post('/api/messages/webhook/http', viaGateway({ incoming: { ...incoming, from: '999' } }))).statusCode,
  ).toBe(400)
  const form = {
    MessageSid: 'SM00000000000000000000000000000001',
    From: `whatsapp:${number}`,
    To: 'x',
    Body: 'hola',
    SmsStatus: 'received',
  }
  const answer = await post('/api/messages/webhook/twilio', twilio.callback(callback, form))
  expect([answer.statusCode, answer.body]).toEqual([200, '<Response/>'])
  const forged = { ...twilio.callback(callback, form), body: new URLSearchParams({ ...form, Body: 'otra' }).toString() }
  expect((await post('/api/messages/webhook/twilio', forged)).statusCode).toBe(403)
  expect(
    taken.map(({ provider, providerId, channel, from, text }) => [provider, providerId, channel, from, text]),
  ).toEqual([
    ['http', 'gw-in-1', 'sms', number, 'NO POR AHORA'],
    ['twilio', form.MessageSid, 'whatsapp', number, 'hola'],
  ])
})

test('whoever writes by WhatsApp may be answered in plain words for a day, and the number is not kept', async () => {
  await byWhatsapp(said('hola'))
  expect(await isOpen()).toBe(true)
  house.clock.advance(23.5 * 3_600_000)
  expect(await isOpen()).toBe(true)
  house.clock.advance(0.6 * 3_600_000)
  expect(await isOpen()).toBe(false)
  const kept = await house.asSystem(async (tx) => (await sql`select * from messages.whatsapp_window`.execute(tx)).rows)
  expect(JSON.stringify(kept)).not.toContain('900000321')
})

test('a message goes by template, or in words to who just wrote; its receipts come back by our id', async () => {
  const person = personId.parse(randomUUID())
  const book: RecipientBook = async () =>
    new Map([
      [
        person,
        {
          ...{ person, alias: 'AY-7K4Q', language: 'es', hours: physicianHours, offlineUntil: null, silenced: null },
          ...{ noOutreach: false, addresses: [{ id: 'c', channel: 'whatsapp', address: { kind: 'phone', number } }] },
        },
      ],
    ])
  const channels = fixedChannels([whatsappCloudChannel({ ...graph, templates: {} })])
  const { keys, database } = house.runtime
  const greet = async () => {
    const now = house.clock.now()
    const message = { person, programId: programId.parse(randomUUID()), key: randomUUID() }
    const queued = await house.asSystem((tx) =>
      queueToPerson(
        tx,
        { ...message, class: 'N3', template: 'appointment-missed', params: {} },
        { now, keys, recipients: book },
      ),
    )
    const log = { warn: () => undefined }
    await deliverDue({ db: database.app, now, channels, keys, recipients: book, random: (n) => randomBytes(n), log })
    return 'refused' in queued ? '' : queued.id
  }
  // 18:36 the next day in Lima: nobody wrote within the day.
  const id = await greet()
  expect(graph.posts.at(-1)).toMatchObject({ type: 'template', biz_opaque_callback_data: id })
  await byWhatsapp(said('hola'))
  await greet()
  expect(graph.posts.at(-1)).toMatchObject({ type: 'text' })
  const stateOf = () =>
    house.asSystem(
      async (tx) =>
        (
          await sql<{
            state: string
            read_at: string | null
          }>`select state, read_at from messages.outbox where id = ${id}`.execute(tx)
        ).rows[0],
    )
  expect((await byWhatsapp(graph.status(id, 'delivered'))).statusCode).toBe(200)
  expect((await byWhatsapp(graph.status(id, 'read'))).statusCode).toBe(200)
  expect((await byWhatsapp(graph.status(id, 'failed', [131_026]))).statusCode).toBe(200)
  expect(await stateOf()).toMatchObject({ state: 'delivered', read_at: house.clock.now() })
  // A receipt about somebody else's message is passed over, or it would come for days.
  expect((await byWhatsapp(graph.status(randomUUID(), 'delivered'))).statusCode).toBe(200)
})
