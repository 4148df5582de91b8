import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { failed, type SendResult } from '../channel.ts'

export type Posted = { readonly status: number; readonly body: string }
export type PostOptions = {
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: string | Buffer
  readonly signal: AbortSignal
  readonly lookup?: LookupFunction | undefined
}

const MAX_ANSWER_BYTES = 16_384
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
}

/** One POST without redirects; the answer is cut at 16 kB. Rejects when nobody answers or the signal fires. */
export function httpPost(to: URL, { headers, body, signal, lookup }: PostOptions): Promise<Posted> {
  const secure = to.protocol === 'https:'
  const request = secure ? https.request : http.request
  return new Promise((resolve, reject) => {
    const call = request(
      to,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal,
        agent: secure ? agents['https:'] : agents['http:'],
        ...(lookup === undefined ? {} : { lookup }),
      },
      (answer) => {
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          if (size < MAX_ANSWER_BYTES) chunks.push(chunk)
          size += chunk.length
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        )
        answer.on('error', reject)
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

/** Why nobody answered, as a code. */
export const failureOf = (signal: AbortSignal): SendResult =>
  failed(signal.aborted ? 'gateway.timeout' : 'gateway.unreachable')

/** What a status outside 2xx means where the provider says no more. */
export function failureOfStatus(status: number): SendResult {
  if (status === 401 || status === 403) return failed('gateway.unauthorized')
  if (status === 408 || status === 425 || status === 429) return failed('gateway.busy')
  if (status >= 500) return failed('gateway.down')
  return failed('gateway.refused')
}

/** JSON or nothing: a gateway that answers with a page is not a crash. */
export function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
