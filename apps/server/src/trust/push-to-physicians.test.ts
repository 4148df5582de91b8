import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { instant } from '@ayni/kernel'
import { recipientBook } from '@ayni/modules/enrollment/server'
import { type Channel, type Channels, channelsFromEnvironment } from '@ayni/platform/messages'
import { type FakePushService, fakePushService } from '@ayni/platform/testing'
import { sql } from 'kysely'
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
  const push = found.byName.get('push')
  const channels: Channels = {
    ...found,
    byName: new Map([...found.byName, ...(push === undefined ? [] : [['push', withoutTls(push)] as const])]),
  }
  house = await wholeHouse(channels, recipientBook)
  house.clock.set(instant.parse('2026-06-02T23:30:00.000Z'))
})
afterAll(async () => {
  await house.close()
  await service.close()
  await rm(dataDir, { recursive: true })
})

const must = async (...given: Parameters<WholeHouse['dispatch']>): Promise<void> => {
  expect(await house.dispatch(...given)).toMatchObject({ outcome: 'accepted' })
}
const beats = async (): Promise<void> => {
  for (let beat = 0; beat < 6; beat += 1) {
    await house.worker.tick()
    house.clock.advance(30_000)
  }
}
const open = () =>
  house.asSystem(
    async (tx) =>
      (
        await sql`select 1 from identity.push_subscription where person_id = ${house.own} and ended_at is null`.execute(
          tx,
        )
      ).rows.length,
  )
async function answeredInTheApp(): Promise<void> {
  await must(house.physician(house.own), 'correspondence.send-message', { text: '¿puedo cambiar mi hora?' })
  await must(house.staff('coordinator'), 'correspondence.answer-thread', {
    ...{ thread: house.own, text: 'Sí (respuesta inventada).' },
  })
}

test('2.4 N4: the phone of a physician rings with neutral words; a browser that is gone is ended and not tried again', async () => {
  const browser = service.subscribe()
  const subscription = { ...browser, endpoint: browser.endpoint.replace('http:', 'https:') }
  await must(house.physician(house.own), 'identity.push-subscribe', { subscription })
  await answeredInTheApp()
  await beats()
  const rung = service.received.map(({ payload }) => payload)
  expect(rung).toHaveLength(1)
  expect(JSON.parse(rung[0] ?? '{}')).toMatchObject({ v: 1, title: 'AYNI', body: expect.any(String) })
  expect(rung.join(' ')).not.toMatch(/hora|inventada|casa|AY-/)

  service.failNext(410)
  house.clock.advance(3 * 60_000)
  await answeredInTheApp()
  await beats()
  expect([service.received.length, await open()]).toEqual([1, 0])
  house.clock.advance(3 * 60_000)
  await answeredInTheApp()
  await beats()
  expect(service.received).toHaveLength(1)
})
