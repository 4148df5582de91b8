import { gunzipSync, gzipSync } from 'node:zlib'
import type { WireCommand } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseHttp } from './house-http.ts'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** @source quality.md, "The phone on a village link". */
const EMPTY_BYTES = 400
const MONTH_AWAY_BYTES = 25_000
const CHANGES = 200

let house: WholeHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await wholeHouse()
  app = (await houseHttp(house)).app
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const answerShape = z.object({
  c: z.int(),
  f: z.array(z.unknown()),
  o: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())),
})

async function sync(cursor: number, commands: readonly WireCommand[], reads = 'gzip') {
  const t = Date.parse(house.clock.now())
  const body = gzipSync(JSON.stringify({ v: 1, c: cursor, t, q: commands }))
  const headers = {
    'x-test-actor': 'own',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'accept-encoding': reads,
  }
  const answer = await app.inject({ method: 'POST', url: '/sync', headers, payload: body })
  expect(answer.statusCode).toBe(200)
  const packed = answer.headers['content-encoding'] === 'gzip'
  const text = packed ? gunzipSync(answer.rawPayload).toString('utf8') : answer.body
  const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`)
  const head = ['HTTP/1.1 200 OK', ...lines, 'Connection: keep-alive', 'Keep-Alive: timeout=72', '', ''].join('\r\n')
  return {
    bytes: head.length + answer.rawPayload.length,
    headers: answer.headers,
    answer: answerShape.parse(JSON.parse(text)),
  }
}

const kinds = ['calm', 'moderate', 'severe', 'lifetimeAttempt', 'refusal', 'discordant', 'acute'] as const

/** A check a day for as many days as it takes. */
function check(day: number): readonly WireCommand[] {
  const at = Date.parse(house.clock.now()) - (30 - (day % 30)) * 86_400_000 + day * 61_937
  return answerRound(house.newId(), inventedAnswers[kinds[day % kinds.length] ?? 'calm']).map((set, part) => [
    house.newId(),
    'screening.record-response',
    at + part * 95_017,
    set,
  ])
}

test('BYT-04 an empty sync is answered in 400 B with its headers, and says nothing about pages', async () => {
  const { answer } = await sync(0, [])
  const empty = await sync(answer.c, [])
  expect(empty.bytes).toBeLessThanOrEqual(EMPTY_BYTES)
  expect(empty.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  expect(Object.keys(empty.headers)).not.toContain('content-security-policy')
})

test('BYT-05 after a month away, two hundred changes come in one answer of 25 kB', async () => {
  const from = (await sync(0, [])).answer.c
  let last = await sync(from, [])
  for (let day = 0; last.answer.f.length < CHANGES && day < 200; day += 10) {
    const sent = await sync(from, Array.from({ length: 10 }, (_, nth) => check(day + nth)).flat())
    expect(sent.answer.o.filter(([, outcome]) => outcome === 'r')).toEqual([])
    last = await sync(from, [])
  }
  expect(last.answer.f.length).toBeGreaterThanOrEqual(CHANGES)
  expect(last.bytes).toBeLessThanOrEqual(MONTH_AWAY_BYTES)
})

test('BYT-06 whoever cannot unpack is answered plainly', async () => {
  const plain = await sync(0, [], 'identity')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.answer.f.length).toBeGreaterThan(0)
})

/** The request line and the headers that the phone's own code and the link need; what a browser adds is counted in bench. */
function sentBytes(commands: readonly WireCommand[]): number {
  const body = gzipSync(JSON.stringify({ v: 1, c: 184_203, t: Date.parse(house.clock.now()), q: commands }))
  const head = [
    'POST /sync HTTP/1.1',
    'Host: ayni.example.pe',
    `Authorization: Bearer ${'x'.repeat(43)}`,
    'Content-Type: application/json',
    'Content-Encoding: gzip',
    `Content-Length: ${body.length}`,
  ]
  return [...head, '', ''].join('\r\n').length + body.length
}

/** Four questionnaires and the history, as the contracts of today write them. */
function wholeScreening(day: number): readonly WireCommand[] {
  const sets = check(day)
  const [, , at = 0, set] = sets.at(-1) ?? []
  const { r } = z.object({ r: z.string() }).parse(set)
  return [...sets, [house.newId(), 'screening.record-history', at + 71_003, { r, h: 'none', t: null, p: false }]]
}

test('BYT-07 a whole screening as the contracts write it: 700 B with its headers, and fifty in 8 kB', () => {
  expect(sentBytes(wholeScreening(0))).toBeLessThanOrEqual(700)
  expect(sentBytes(Array.from({ length: 50 }, (_, day) => wholeScreening(day)).flat())).toBeLessThanOrEqual(8000)
})
