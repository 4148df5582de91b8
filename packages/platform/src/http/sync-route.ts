import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { isRefusal, type PersonId } from '@ayni/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problemsOf } from '../commands/index.ts'
import { handleSync, syncRequestShape } from '../sync/index.ts'
import { sendRefusal } from './errors.ts'
import type { HttpDeps } from './http-deps.ts'
import { sendPacked } from './lighter-answer.ts'

const MAX_SENT_BYTES = 128 * 1024
/** Unpacked: a hostile archive stops here. */
const MAX_BODY_BYTES = 512 * 1024

const unzip = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)

async function parsed(request: FastifyRequest): Promise<unknown> {
  if (!Buffer.isBuffer(request.body)) return undefined
  const bytes =
    request.headers['content-encoding'] === 'gzip'
      ? await unzip(request.body, { maxOutputLength: MAX_BODY_BYTES })
      : request.body
  return JSON.parse(bytes.toString('utf8'))
}

const nodeCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** `POST /sync`: JSON, plain or gzip; answered as small as the phone can read it. 413 when it is too large, so that the phone halves its batch. */
export function registerSync(app: FastifyInstance, deps: HttpDeps): void {
  void app.register(async (room) => {
    room.removeAllContentTypeParsers()
    room.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_SENT_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    room.post('/sync', { bodyLimit: MAX_SENT_BYTES }, async (request, reply) => {
      const actor = await deps.authenticate(request)
      if (isRefusal(actor)) return sendRefusal(reply, { code: actor.refused })
      const { personId } = actor
      if (actor.kind !== 'physician' || personId === null) return sendRefusal(reply, { code: 'device.unknown' })
      let body: unknown
      try {
        body = await parsed(request)
      } catch (error) {
        return sendRefusal(reply, {
          code: nodeCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'input.too-large' : 'input.malformed',
        })
      }
      const shaped = syncRequestShape.safeParse(body)
      if (!shaped.success) return sendRefusal(reply, { code: 'input.malformed', problems: problemsOf(shaped.error) })
      const person: PersonId = personId
      const answer = await handleSync(
        { runtime: deps.runtime, meetDevice: deps.meetDevice },
        { ...actor, personId: person },
        shaped.data,
      )
      return sendPacked(request, reply, answer)
    })
  })
}
