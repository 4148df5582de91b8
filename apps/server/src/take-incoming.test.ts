import { toMs } from '@ayni/kernel'
import { registerWebhooks } from '@ayni/platform/messages'
import { type FakeWhatsapp, fakeWhatsapp } from '@ayni/platform/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeIncoming } from './take-incoming.ts'
import { type WholeHouse, wholeHouse } from './trust/whole-house.ts'

let house: WholeHouse
let graph: FakeWhatsapp
let app: FastifyInstance
beforeAll(async () => {
  house = await wholeHouse()
  graph = await fakeWhatsapp()
  app = Fastify()
  const { runtime, clock } = house
  const secrets = { http: [], twilio: undefined, whatsapp: graph }
  const onIncoming = takeIncoming(runtime)
  await registerWebhooks(app, { db: runtime.database.app, clock, keys: runtime.keys, secrets, onIncoming })
})
afterAll(async () => {
  await app.close()
  await Promise.all([graph.close(), house.close()])
})

const write = (id: string, text: string, from = '+51900000555') => {
  const { headers, body } = graph.said({ id, from, text, at: toMs(house.clock.now()) })
  return app.inject({ method: 'POST', url: '/api/messages/webhook/whatsapp', headers, payload: body })
}
const kept = () =>
  house.asSystem(
    async (tx) =>
      (await sql<{ n: number }>`select count(*)::int as n from correspondence.message`.execute(tx)).rows[0]?.n,
  )

test('COR-01 a stranger who writes is kept once, however often the provider says it', async () => {
  const before = (await kept()) ?? 0
  expect((await write('wamid.a', 'Hola, una consulta inventada')).statusCode).toBe(200)
  expect(await kept()).toBe(before + 1)
  expect((await write('wamid.a', 'Hola, una consulta inventada')).statusCode).toBe(200)
  house.clock.advance(60_000)
  expect((await write('wamid.a', 'Hola, una consulta inventada')).statusCode).toBe(200)
  expect(await kept()).toBe(before + 1)
  expect((await write('wamid.b', 'Otra cosa')).statusCode).toBe(200)
  expect(await kept()).toBe(before + 2)
})

test('ten notices of one message at once are one message', async () => {
  const before = (await kept()) ?? 0
  const answers = await Promise.all(Array.from({ length: 10 }, () => write('wamid.c', 'A la vez', '+51900000556')))
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(0)
  expect((await write('wamid.c', 'A la vez', '+51900000556')).statusCode).toBe(200)
  expect(await kept()).toBe(before + 1)
})
