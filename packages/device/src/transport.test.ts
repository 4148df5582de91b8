import type { SyncRequest, SyncResponse, WireCommand } from '@ayni/kernel/sync'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import { expect, test } from 'vitest'
import { createPost, pack } from './post.ts'
import { createSend, isSyncResponse, readAnswer } from './transport.ts'

const token = 'Zm9yLXRlc3RzLW9ubHktbm90LWEtcmVhbC10b2tlbi0wMQ'
const start = Date.UTC(2026, 10, 21, 18)

/** Not compressible, as real ids are. */
let noise = 7
function random(): Uint8Array {
  return Uint8Array.from({ length: 10 }, () => {
    noise = (noise * 1103515245 + 12345) % 2 ** 31
    return noise >>> 16
  })
}

function screening(n: number): readonly WireCommand[] {
  const answers = [
    ['phq-9', '012301201'],
    ['gad-7', '0123012'],
    ['audit', '1200000000'],
    ['asq', 'nnnn'],
  ] as const
  return answers.map(([i, a], part) => {
    const at = start + n * 86_400_000 + part * 95_017
    return [
      uuidv7(at, random()),
      'screening.record-response',
      at,
      { i, a: a.replace('2', String(n % 4)), l: 'es', v: '2026.11', ms: 61_240 + n * 17 },
    ]
  })
}

const request = (q: readonly WireCommand[]): SyncRequest => ({ v: 1, c: 184_203, t: start, q })

/**
 * The request line and the headers this package and the link need. How a browser introduces itself (user agent, hints:
 * about 370 B over HTTP/1.1, a few bytes after the first request over HTTP/2) is measured in bench, not decided here.
 */
async function sentBytes(body: SyncRequest): Promise<number> {
  const { bytes, packed } = await pack(body, true)
  const lines = [
    'POST /sync HTTP/1.1',
    'Host: ayni.example.pe',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    ...(packed ? ['Content-Encoding: gzip'] : []),
    `Content-Length: ${bytes.length}`,
    'Origin: https://ayni.example.pe',
    'Accept: */*',
    '',
    '',
  ]
  return lines.join('\r\n').length + bytes.length
}

const bodyBytes = async (body: SyncRequest): Promise<number> => (await pack(body, true)).bytes.length

test('BYT-01 one complete screening: a body of at most 300 B, 700 B with its headers', async () => {
  expect(await bodyBytes(request(screening(0)))).toBeLessThanOrEqual(300)
  expect(await sentBytes(request(screening(0)))).toBeLessThanOrEqual(700)
})

test('BYT-02 fifty screenings, two hundred commands: at most 5.6 kB in one request, 8 kB with its headers', async () => {
  const fifty = Array.from({ length: 50 }, (_, n) => screening(n)).flat()
  expect(fifty).toHaveLength(200)
  expect(await bodyBytes(request(fifty))).toBeLessThanOrEqual(5_600)
  expect(await sentBytes(request(fifty))).toBeLessThanOrEqual(8_000)
})

test('BYT-03 an empty sync: a body of at most 60 B, 400 B with its headers', async () => {
  expect(await bodyBytes(request([]))).toBeLessThanOrEqual(60)
  expect(await sentBytes(request([]))).toBeLessThanOrEqual(400)
})

const good: SyncResponse = {
  o: [
    ['a', 'a', 1842, 5],
    ['b', 'r', 'x.y', []],
  ],
  f: [['k', 'x', null]],
  c: 9,
  t: 5,
}

test('NET-01 only a whole answer of ours counts as one: a captive portal, half a body or a stranger’s JSON do not', () => {
  expect(isSyncResponse(good)).toBe(true)
  for (const bad of [
    null,
    'ok',
    {},
    { ...good, o: [['a', 'a']] },
    { ...good, f: [['k']] },
    { ...good, c: '9' },
    { ...good, reset: 'now' },
  ]) {
    expect(isSyncResponse(bad)).toBe(false)
    expect(readAnswer({ status: 200, body: bad })).toEqual({ is: 'again' })
  }
})

test('NET-02 the table of statuses: same ids again, smaller, or signed out', () => {
  const is = (status: number, body: unknown = null) => readAnswer({ status, body }).is
  expect([404, 408, 429, 500, 502, 503, 504].map((status) => is(status))).toEqual(Array(7).fill('again'))
  expect([is(413), is(400), is(422)]).toEqual(['smaller', 'smaller', 'smaller'])
  expect([is(401), is(401, { code: 'device.unknown' }), is(401, { code: 'auth.required' })]).toEqual([
    'again',
    'signed-out',
    'signed-out',
  ])
  expect(readAnswer(null)).toEqual({ is: 'again' })
})

test('NET-03 the request carries no cookie and no referrer, a bearer only in its header, and survives the page when urgent', async () => {
  const seen: { url: string; init: RequestInit }[] = []
  const post = createPost('', async (url, init = {}) => {
    seen.push({ url: String(url), init })
    return Response.json(good)
  })
  const body = request(screening(0))
  const answer = await createSend(post)(body, { token, urgent: true })
  expect(answer).toEqual({ is: 'answer', response: good })
  expect(seen[0]?.url).toBe('/sync')
  expect(seen[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  })
  expect(seen[0]?.init.headers).toEqual({
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    authorization: `Bearer ${token}`,
  })
  const bytes = new Uint8Array(await new Response(seen[0]?.init.body ?? '').arrayBuffer())
  const plain = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')))
  expect(await plain.json()).toEqual(body)
})

test('NET-04 no network is an answer of null, never an exception', async () => {
  const post = createPost('', async () => {
    throw new TypeError('fetch failed')
  })
  expect(await post('/api/identity/enrol-device', {})).toBeNull()
})

test('NET-05 an operation of the API goes unpacked, with the id that makes a repeat harmless', async () => {
  const seen: RequestInit[] = []
  const post = createPost('https://ayni.example.pe', async (_url, init = {}) => {
    seen.push(init)
    return Response.json({ code: 'identity.code-used' }, { status: 410 })
  })
  const answer = await post('/api/identity/enroll-device', { secret: 'x'.repeat(400) }, { id: 'same-id' })
  expect(answer).toEqual({ status: 410, body: { code: 'identity.code-used' } })
  expect(seen[0]?.headers).toEqual({ 'content-type': 'application/json', 'idempotency-key': 'same-id' })
})
