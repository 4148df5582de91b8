import { type PlatformError, platformErrors } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import type { Refused } from '../commands/index.ts'

const isPlatformError = (code: string): code is PlatformError => code in platformErrors

/** One shape for everything that is refused: a code, where it went wrong, never a value and never a stack. */
export function sendRefusal(reply: FastifyReply, refused: Pick<Refused, 'code'> & Partial<Refused>): FastifyReply {
  const status = refused.status ?? (isPlatformError(refused.code) ? platformErrors[refused.code] : 400)
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({
      code: refused.code,
      ...(refused.problems !== undefined && refused.problems.length > 0 ? { problems: refused.problems } : {}),
      ...(refused.details !== undefined ? { details: refused.details } : {}),
    })
}

const byFastify: Readonly<Record<string, PlatformError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'input.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'input.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'input.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'input.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'input.malformed',
}

/** @safety an error is told by code; its message may hold what somebody wrote and stays out of the answer. */
export function replyWithErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, _request, reply) => {
    const fastifyCode = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    const known = byFastify[fastifyCode]
    if (known !== undefined) return sendRefusal(reply, { code: known })
    if (status === 429) return sendRefusal(reply, { code: 'rate.limited' })
    if (status >= 400 && status < 500) return sendRefusal(reply, { code: 'input.malformed', status })
    log.error({ err: error }, 'a request failed')
    return sendRefusal(reply, { code: 'server.unavailable' })
  })
}
