import { once } from 'node:events'
import { connect as connectHttp2, createServer as createHttp2 } from 'node:http2'
import { createPost, pack } from '@ayni/device/post'
import type { Actor, WireCommand } from '@ayni/kernel'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import type { Page } from '@playwright/test'
import { freePort } from '../../apps/server/src/trust/killable-house.ts'
import { benchHouse } from '../bench-house.ts'
import { openBrowser, phoneSize } from '../browser.ts'
import { type Counted, type CountingProxy, countingProxy } from '../counting-proxy.ts'
import { type Figure, kb, type Part } from '../figures.ts'
import { randomId } from '../random-id.ts'

const kinds = ['calm', 'moderate', 'severe', 'lifetimeAttempt', 'refusal', 'discordant'] as const
const history = { h: 'none', t: null, p: false }

/** A whole check as the phone queues it: four questionnaires and the history, some minutes apart. */
function screening(nth: number): readonly WireCommand[] {
  const round = randomId()
  const at = Date.now() - 40 * 86_400_000 + nth * 43_261_933
  const sets = answerRound(round, inventedAnswers[kinds[nth % kinds.length] ?? 'calm'])
  const answers = sets.map(
    (set, part): WireCommand => [randomId(), 'screening.record-response', at + part * 131_071, set],
  )
  return [...answers, [randomId(), 'screening.record-history', at + 540_813, { r: round, ...history }]]
}

type Sent = { readonly status: number; readonly said: string }

/** The request as the phone's own code makes it, sent by a real browser. */
async function sendFrom(page: Page, token: string, body: object): Promise<Sent> {
  let init: RequestInit = {}
  const noting: typeof fetch = async (_url, given = {}) => {
    init = given
    return Response.json({})
  }
  await createPost('', noting)('/sync', body, { token, gzip: true })
  const { bytes } = await pack(body, true)
  return page.evaluate(
    async ({ body, headers }) => {
      const answer = await fetch('/sync', {
        method: 'POST',
        body: Uint8Array.from(body),
        headers,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      })
      return { status: answer.status, said: await answer.text() }
    },
    { body: [...bytes], headers: Object.fromEntries(new Headers(init.headers)) },
  )
}

const headersOf = (said: string): Record<string, string> =>
  Object.fromEntries(
    said
      .slice(0, said.indexOf('\r\n\r\n'))
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const at = line.indexOf(': ')
        return [line.slice(0, at).toLowerCase(), line.slice(at + 2)] as const
      }),
  )

/** The same headers over HTTP/2, on a connection where they went once before: what HPACK leaves of them, with both frames. */
async function overHttp2(said: string): Promise<number> {
  const { host = '', connection: _hop, 'content-length': length = '0', ...headers } = headersOf(said)
  const server = createHttp2()
  server.on('stream', (stream) => {
    stream.resume()
    stream.on('end', () => {
      stream.respond({ ':status': 200 })
      stream.end()
    })
  })
  const target = await freePort()
  server.listen(target, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await countingProxy(target)
  const client = connectHttp2(`http://127.0.0.1:${proxy.port}`)
  let up = 0
  for (let time = 0; time < 2; time++) {
    proxy.take()
    const stream = client.request({
      ':method': 'POST',
      ':path': '/sync',
      ':scheme': 'https',
      ':authority': host,
      ...headers,
      'content-length': length,
    })
    stream.resume()
    stream.end(Buffer.alloc(Number(length), 7))
    await once(stream, 'close')
    up = proxy.take().up
  }
  client.destroy()
  server.close()
  await proxy.close()
  return up
}

type Measured = {
  readonly counted: Counted
  readonly http2: number
  readonly cursor: number
  readonly outcomes: readonly unknown[]
  readonly changes: number
}

async function measure(page: Page, proxy: CountingProxy, token: string, body: object): Promise<Measured> {
  proxy.take()
  const { status, said } = await sendFrom(page, token, body)
  const sent = proxy.said()
  const counted = proxy.take()
  if (status !== 200) throw new Error(`/sync answered ${status}: ${said.slice(0, 300)}`)
  const answer: { o: readonly (readonly unknown[])[]; f: readonly unknown[]; c: number } = JSON.parse(said)
  const refused = answer.o.find(([, outcome]) => outcome === 'r')
  if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`)
  return { counted, http2: await overHttp2(sent), cursor: answer.c, outcomes: answer.o, changes: answer.f.length }
}

const figuresOf = (
  what: string,
  { counted, http2 }: Measured,
  budget: { readonly up?: string; readonly down?: string },
): readonly Figure[] => [
  { what: `${what}: sent over HTTP/1.1`, value: kb(counted.up) },
  {
    what: `${what}: the same over HTTP/2 after its first request`,
    value: kb(http2),
    ...(budget.up === undefined ? {} : { budget: `${budget.up} (ADR 0014)` }),
  },
  { what: `${what}: received`, value: kb(counted.down), ...(budget.down === undefined ? {} : { budget: budget.down }) },
]

/** What a screening, fifty of them, nothing, and a month away cost on the wire, as a browser sends them. */
export async function bytesSent(): Promise<Part> {
  const bench = await benchHouse(1)
  const browser = await openBrowser()
  try {
    const proxy = await countingProxy(await bench.serve())
    const [physician]: readonly (Actor | undefined)[] = bench.physicians
    if (physician === undefined) throw new Error('nobody was admitted')
    const [sender, other] = [await bench.phone(physician), await bench.phone(physician)]
    const page = await (await browser.newContext(phoneSize)).newPage()
    await page.goto(`http://127.0.0.1:${proxy.port}/nota.html`)
    const request = (c: number, q: readonly WireCommand[]) => ({ v: 1, c, t: Date.now(), q })
    const begin = await measure(page, proxy, sender, request(0, []))
    const one = await measure(page, proxy, sender, request(begin.cursor, screening(0)))
    const empty = await measure(page, proxy, sender, request(one.cursor, []))
    const fifty = await measure(
      page,
      proxy,
      sender,
      request(empty.cursor, Array.from({ length: 50 }, (_, nth) => screening(nth + 1)).flat()),
    )
    const away = await measure(page, proxy, other, request(one.cursor, []))
    return {
      title: 'Bytes on the wire',
      note: `TCP payload counted before the server, headers as Chromium ${browser.version()} sends them to a host named 127.0.0.1; a TLS record adds about 22 bytes. HTTP/2: the same headers by node:http2 on a warm connection, whose own window updates are in the count.`,
      figures: [
        ...figuresOf('one complete screening (five commands)', one, { up: '≤ 700 B' }),
        ...figuresOf(`fifty in one sync (${fifty.outcomes.length} commands)`, fifty, { up: '≤ 8 kB' }),
        ...figuresOf('an empty sync', empty, { up: '≤ 400 B', down: '≤ 400 B' }),
        ...figuresOf(`after a month away, ${away.changes} changes, one request`, away, { down: '≤ 25 kB' }),
      ],
    }
  } finally {
    await browser.close()
    await bench.close()
  }
}
