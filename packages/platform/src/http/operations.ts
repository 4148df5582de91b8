import { isRefusal, toMs, uuidv7 } from '@ayni/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ask, dispatch } from '../commands/index.ts'
import { sendRefusal } from './errors.ts'
import type { HttpDeps } from './http-deps.ts'

type Named = { readonly module: string; readonly operation: string }

/** What needs no sign-in may be tried this much more rarely from one address. */
const STRANGERS_SHARE = 20

/** A page of another origin cannot act with somebody's cookie: browsers say where a request comes from. */
const fromElsewhere = (headers: Readonly<Record<string, string | string[] | undefined>>): boolean => {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

const send = (reply: FastifyReply, body: object): FastifyReply => reply.header('cache-control', 'no-store').send(body)

async function operate(
  deps: HttpDeps,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { runtime } = deps
  if (fromElsewhere(request.headers)) return sendRefusal(reply, { code: 'auth.required' })
  const actor = await deps.authenticate(request)
  if (isRefusal(actor)) return sendRefusal(reply, { code: actor.refused })
  const input = request.body ?? {}
  if (runtime.registry.queries.has(name)) {
    const result = await ask(runtime, { name, input, actor })
    return result.outcome === 'answered' ? send(reply, { output: result.output ?? null }) : sendRefusal(reply, result)
  }
  const now = runtime.clock.now()
  const given = request.headers['idempotency-key']
  const commandId = typeof given === 'string' ? given : uuidv7(toMs(now), runtime.random(10))
  const result = await dispatch(runtime, { name, input, commandId, actor, receivedAt: now })
  if (result.outcome === 'refused') return sendRefusal(reply, result)
  return send(reply, { output: result.output ?? null, receipt: result.receipt, outcome: result.outcome })
}

/** Every operation is `POST /api/<module>/<operation>` with a JSON body: nothing about a person stands in a URL. */
export function registerOperations(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: Named }>('/api/:module/:operation', (request, reply) =>
    operate(deps, `${request.params.module}.${request.params.operation}`, request, reply),
  )
  const max = Math.ceil(deps.requestsPerMinute / STRANGERS_SHARE)
  for (const { definition } of deps.runtime.registry.commands.values()) {
    if (!definition.allow.includes('anyone')) continue
    const config = { rateLimit: { max, timeWindow: 60_000 } }
    app.post(`/api/${definition.name.replace('.', '/')}`, { config }, (request, reply) =>
      operate(deps, definition.name, request, reply),
    )
  }
}
