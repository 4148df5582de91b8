import { isRefusal, toMs, uuidv7 } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ask, dispatch } from '../commands/index.ts'
import type { HttpDeps } from './create-http.ts'
import { sendRefusal } from './errors.ts'

type Named = { readonly module: string; readonly operation: string }

/** A page of another origin cannot act with somebody's cookie: browsers say where a request comes from. */
const fromElsewhere = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean => {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** Every operation is `POST /api/<module>/<operation>` with a JSON body: nothing about a person stands in a URL. */
export function registerOperations(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps
  app.post<{ Params: Named }>('/api/:module/:operation', async (request, reply) => {
    if (fromElsewhere(request.headers)) return sendRefusal(reply, { code: 'auth.required' })
    const actor = await deps.authenticate(request)
    if (isRefusal(actor)) return sendRefusal(reply, { code: actor.refused })
    const name = `${request.params.module}.${request.params.operation}`
    if (runtime.registry.queries.has(name)) {
      const result = await ask(runtime, { name, input: request.body ?? {}, actor })
      return result.outcome === 'answered' ? send(reply, { output: result.output ?? null }) : sendRefusal(reply, result)
    }
    const now = runtime.clock.now()
    const given = request.headers['idempotency-key']
    const commandId = typeof given === 'string' ? given : uuidv7(toMs(now), runtime.random(10))
    const result = await dispatch(runtime, { name, input: request.body ?? {}, commandId, actor, receivedAt: now })
    if (result.outcome === 'refused') return sendRefusal(reply, result)
    return send(reply, { output: result.output ?? null, receipt: result.receipt, outcome: result.outcome })
  })
}

const send = (reply: FastifyReply, body: object): FastifyReply => reply.header('cache-control', 'no-store').send(body)
