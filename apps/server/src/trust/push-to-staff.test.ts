import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from '@ayni/kernel'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { type Channel, type Channels, channelsFromEnvironment } from '@ayni/platform/messages'
import { type FakePushService, fakePushService } from '@ayni/platform/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

let house: WholeHouse
let service: FakePushService
let dataDir: string

/** Subscriptions are https only; the push service on this machine has no certificate, so its TLS ends here. */
const withoutTls = (channel: Channel): Channel => ({
  ...channel,
  send: (message, context) => {
    if (message.address.kind !== 'push') return channel.send(message, context)
    const { subscription } = message.address
    const endpoint = subscription.endpoint.replace('https:', 'http:')
    return channel.send({ ...message, address: { kind: 'push', subscription: { ...subscription, endpoint } } }, context)
  },
})

beforeAll(async () => {
  service = await fakePushService()
  dataDir = await mkdtemp(path.join(tmpdir(), 'ayni-push-'))
  const found = await channelsFromEnvironment(
    { VAPID_SUBJECT: 'mailto:avisos@ejemplo.pe', AYNI_PUSH_LOOPBACK: '1' },
    { demo: false, dataDir },
  )
  const channels: Channels = {
    ...found,
    byName: new Map([...found.byName].map(([name, one]) => [name, name === 'push' ? withoutTls(one) : one])),
  }
  house = await wholeHouse(channels)
})
afterAll(async () => {
  await house.close()
  await service.close()
  await rm(dataDir, { recursive: true })
})

const payloads = () => service.received.map(({ payload }) => JSON.parse(payload))

const alarmAfter = async (person: WholeHouse['own']): Promise<void> => {
  const set = answerSet(house.newId(), 'asq', inventedAnswers.acute.asq)
  const outcome = await house.dispatch(house.physician(person), 'screening.record-response', set)
  expect(outcome).toMatchObject({ outcome: 'accepted' })
  for (let beat = 0; beat < 4; beat += 1) {
    await house.worker.tick()
    house.clock.advance(15_000)
  }
}

test('2.4 N1: a browser that subscribed with this house’s key is woken with the neutral words and nothing else', async () => {
  const key = await house.ask(house.staff('psychiatrist'), 'identity.push-key', {})
  expect(key).toMatchObject({ output: { publicKey: expect.stringMatching(/^[\w-]{87}$/) } })
  expect(await house.ask(house.physician(house.own), 'identity.push-key', {})).toEqual(key)
  const browser = service.subscribe()
  const subscription = { ...browser, endpoint: browser.endpoint.replace('http:', 'https:') }
  for (const role of ['duty', 'psychiatrist'] as const)
    expect(await house.dispatch(house.staff(role), 'identity.push-subscribe', { subscription })).toMatchObject({
      outcome: 'accepted',
    })
  await alarmAfter(house.own)
  const urgent = z.strictObject({
    v: z.literal(1),
    id: z.string(),
    title: z.literal('AYNI'),
    body: z.literal('Tarea urgente. Abrir tablero.'),
    urgent: z.literal(true),
    // A page that opens only to whoever is signed in; an id and nothing about anybody.
    opens: z.string().regex(/^\/console\/alertas\/[0-9a-f-]{36}$/),
  })
  expect(payloads().length).toBeGreaterThan(0)
  for (const payload of payloads()) expect(urgent.parse(payload)).toBeDefined()

  await house.dispatch(house.staff('psychiatrist'), 'identity.push-unsubscribe', { endpoint: subscription.endpoint })
  const before = payloads().length
  await alarmAfter(house.assigned)
  expect(payloads()).toHaveLength(before)
})
