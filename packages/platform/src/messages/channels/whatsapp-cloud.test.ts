import { instant } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeWhatsapp, fakeWhatsapp } from '../../testing/fake-gateways/index.ts'
import type { Channel, MessageToSend } from '../channel.ts'
import { render } from '../render.ts'
import type { TemplateName } from '../templates.ts'
import { channelsFromEnvironment } from './from-environment.ts'
import { whatsappCloudChannel } from './whatsapp-cloud.ts'
import { readWhatsappTemplates } from './whatsapp-templates.ts'

let graph: FakeWhatsapp
let channel: Channel
beforeAll(async () => {
  graph = await fakeWhatsapp()
  channel = whatsappCloudChannel({ ...graph, templates: {} })
})
afterAll(() => graph.close())

const id = '0193a000-0000-7000-8000-000000000001'
const message = (
  template: TemplateName,
  params: Readonly<Record<string, unknown>>,
  over: Partial<MessageToSend> = {},
) => ({
  ...{ id, class: 'N3' as const, template, params, language: 'es' as const, rendered: render(template, params, 'es') },
  address: { kind: 'phone', number: '+51900000321' } as const,
  ...over,
})
const send = (given: MessageToSend, timeoutMs = 5000, by = channel) =>
  by.send(given, { now: instant.parse('2026-11-24T04:40:00.000Z'), signal: AbortSignal.timeout(timeoutMs) })

test('outside the day only the approved template leaves, its placeholders filled in our order', async () => {
  expect(await send(message('appointment', { day: 'tomorrow', hour: '18:30' }))).toMatchObject({ ok: true })
  expect(graph.posts.at(-1)).toMatchObject({
    to: '51900000321',
    type: 'template',
    biz_opaque_callback_data: id,
    template: {
      name: 'ayni_appointment',
      language: { code: 'es' },
      components: [{ type: 'body', parameters: [{ text: 'mañana' }, { text: '18:30' }] }],
    },
  })
  expect(await send(message('reminder', {}))).toMatchObject({ ok: true })
  expect(graph.posts.at(-1)?.template).toEqual({
    name: 'ayni_reminder',
    language: { code: 'es' },
  })
})

test('within the day our own words leave, and nothing else', async () => {
  expect(await send(message('news', {}, { windowOpen: true }))).toMatchObject({ ok: true })
  expect(graph.posts.at(-1)).toMatchObject({ type: 'text', text: { body: render('news', {}, 'es').short } })
})

test('a day that is over on their side is answered by the template at once', async () => {
  graph.failNext(131_047)
  expect(await send(message('news', {}, { windowOpen: true }))).toMatchObject({ ok: true })
  expect(graph.posts.at(-1)).toMatchObject({ type: 'template', template: { name: 'ayni_news' } })
})

test('a name of the configuration stands above the expected one; nonsense there is not ready', async () => {
  const templates = readWhatsappTemplates('{"reminder.es":{"name":"recordatorio_2","language":"es_PE"}}')
  const renamed = whatsappCloudChannel({ ...graph, templates: templates ?? {} })
  await send(message('reminder', {}), 5000, renamed)
  expect(graph.posts.at(-1)?.template).toMatchObject({ name: 'recordatorio_2', language: { code: 'es_PE' } })
  expect(readWhatsappTemplates('{"reminder":1}')).toBeUndefined()
  expect(readWhatsappTemplates('nonsense')).toBeUndefined()
})

test('a template that is not approved, or that lacks a value, fails for good with its own code', async () => {
  graph.approve('ayni_appointment')
  expect(await send(message('reminder', {}))).toEqual({ ok: false, code: 'template.not-approved' })
  graph.approve('ayni_appointment', 'ayni_reminder', 'ayni_news')
  const before = graph.posts.length
  expect(await send(message('appointment', { hour: '18:30' }))).toEqual({ ok: false, code: 'template.not-approved' })
  expect(graph.posts).toHaveLength(before)
})

test.each([
  [131_026, 'address.invalid'],
  [131_050, 'address.opted-out'],
  [130_429, 'gateway.busy'],
  [190, 'gateway.unauthorized'],
  [131_016, 'gateway.down'],
  [132_015, 'template.not-approved'],
  [999_999, 'gateway.refused'],
  ['garbage', 'gateway.answer-malformed'],
] as const)('the platform answering %s is told as a code: %s', async (failure, code) => {
  graph.failNext(failure)
  expect(await send(message('reminder', {}))).toEqual({ ok: false, code })
})

test('a platform that hangs, a wrong token and a number that is none are told apart', async () => {
  graph.failNext('hang')
  expect(await send(message('reminder', {}), 60)).toEqual({ ok: false, code: 'gateway.timeout' })
  const wrong = whatsappCloudChannel({ ...graph, token: 'another', templates: {} })
  expect(await send(message('reminder', {}), 5000, wrong)).toEqual({ ok: false, code: 'gateway.unauthorized' })
  expect(graph.strange()).toBe(1)
  const nobody = whatsappCloudChannel({ ...graph, baseUrl: 'http://127.0.0.1:1', templates: {} })
  expect(await send(message('reminder', {}), 5000, nobody)).toEqual({ ok: false, code: 'gateway.unreachable' })
  const local = message('reminder', {}, { address: { kind: 'phone', number: '987654321' } })
  expect(await send(local)).toEqual({ ok: false, code: 'address.invalid' })
})

test('the environment gives the platform its channel, or says what is missing', async () => {
  const env = {
    WHATSAPP_TOKEN: 't',
    WHATSAPP_PHONE_NUMBER_ID: '1',
    WHATSAPP_APP_SECRET: 's',
    WHATSAPP_VERIFY_TOKEN: 'v',
  }
  const options = { demo: false, dataDir: '/nowhere' }
  const ready = await channelsFromEnvironment(env, options)
  expect(ready.byName.get('whatsapp')?.provider).toBe('whatsapp')
  expect(ready.webhooks.whatsapp).toEqual({ phoneNumberId: '1', appSecret: 's', verifyToken: 'v' })
  const half = await channelsFromEnvironment({ ...env, WHATSAPP_VERIFY_TOKEN: '', WHATSAPP_TEMPLATES: '[' }, options)
  expect(half.reports.find(({ channel: name }) => name === 'whatsapp')).toMatchObject({
    state: 'missing',
    needs: ['WHATSAPP_VERIFY_TOKEN', 'WHATSAPP_TEMPLATES'],
  })
})
