import { command, instant, refuse, z } from '@ayni/kernel'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { falseClock } from '../clock/index.ts'
import { door, registerDoors } from './door.ts'

const knockShape = command('porch.knock', {
  summary: 'Knocks',
  allow: ['anyone'],
  input: z.strictObject({ word: z.string() }),
  output: z.strictObject({ heard: z.string() }),
  errors: { 'porch.closed': 403 },
})
const porch = door(knockShape, async ({ word }, { now, ip }) => {
  if (word === 'closed') return refuse('porch.closed', { until: now })
  if (word === 'often') return refuse('rate.limited')
  return { output: { heard: `${word} ${ip} ${now}` }, cookies: ['a=1; Path=/', 'b=2; Path=/'] }
})

const knocking = async (payload: unknown, headers: Record<string, string> = {}) => {
  const app = Fastify()
  registerDoors(app, [porch], falseClock(instant.parse('2026-06-01T15:00:00.000Z')))
  const answer = await app.inject({
    method: 'POST',
    url: '/api/porch/knock',
    payload: JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  })
  await app.close()
  return {
    status: answer.statusCode,
    body: answer.json(),
    cookies: answer.headers['set-cookie'],
    cache: answer.headers['cache-control'],
  }
}

test('answers with its output and every cookie, and is kept by no cache', async () => {
  expect(await knocking({ word: 'hola' })).toEqual({
    status: 200,
    body: { output: { heard: 'hola 127.0.0.1 2026-06-01T15:00:00.000Z' } },
    cookies: ['a=1; Path=/', 'b=2; Path=/'],
    cache: 'no-store',
  })
})

test.each([
  [{ word: 'closed' }, 403, { code: 'porch.closed', details: { until: '2026-06-01T15:00:00.000Z' } }],
  [{ word: 'often' }, 429, { code: 'rate.limited' }],
  [{ word: 1 }, 400, { code: 'input.malformed', problems: [{ path: 'word', rule: 'invalid_type' }] }],
  [{ word: 'x', more: 1 }, 400, { code: 'input.malformed', problems: [{ path: 'more', rule: 'unrecognized_keys' }] }],
])('%j is refused with %d', async (payload, status, body) => {
  expect(await knocking(payload)).toMatchObject({ status, body, cookies: undefined })
})

test.each(['cross-site', 'same-site'])('a page elsewhere (%s) cannot knock', async (site) => {
  expect(await knocking({ word: 'hola' }, { 'sec-fetch-site': site })).toMatchObject({
    status: 401,
    body: { code: 'auth.required' },
  })
})
