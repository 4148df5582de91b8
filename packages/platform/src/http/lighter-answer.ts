import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** They tell a browser how to treat a page. On a script, or an answer to a program, nobody reads them and they cross 2G. */
const aboutPages = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
] as const

type WithHeaders = Pick<FastifyReply, 'removeHeader'>

/** @safety not for pages or service workers: `nosniff`, HSTS and the resource policy stay everywhere. */
export function withoutPageHeaders<Reply extends WithHeaders>(reply: Reply): Reply {
  for (const name of aboutPages) reply.removeHeader(name)
  return reply
}

/** Below this packing costs more than it saves. */
const WORTH_PACKING = 400
/** Middle effort: a month's changes are packed in a millisecond. */
const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** JSON as small as the asker can read it. Nothing that another site could have put there is in it, so its size tells nothing. */
export async function sendPacked(request: FastifyRequest, reply: FastifyReply, answer: object): Promise<FastifyReply> {
  const bytes = Buffer.from(JSON.stringify(answer))
  const reads = String(request.headers['accept-encoding'] ?? '')
  withoutPageHeaders(reply).header('cache-control', 'no-store').type('application/json')
  if (bytes.length < WORTH_PACKING) return reply.send(bytes)
  if (/\bbr\b/.test(reads)) return reply.header('content-encoding', 'br').send(await brotli(bytes, effort))
  return /\bgzip\b/.test(reads) ? reply.header('content-encoding', 'gzip').send(await zip(bytes)) : reply.send(bytes)
}
