import { type Actor, isRefusal } from '@ayni/kernel'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { inTransaction } from '../database/index.ts'
import { sendRefusal } from './errors.ts'
import type { HttpDeps } from './http-deps.ts'

const HEARTBEAT_MS = 20_000
const MAX_CATCH_UP = 500

type Missed = { readonly seq: number; readonly topics: readonly string[] }

async function missedSince(deps: HttpDeps, actor: Actor, seq: number): Promise<readonly Missed[]> {
  return inTransaction(
    deps.runtime.database.app,
    { ...actor, kind: 'system', roles: [] },
    async (tx) => {
      const { rows } = await sql<Missed>`select seq, topics from platform.ledger
      where program_id = ${actor.programId} and seq > ${seq} and cardinality(topics) > 0 order by seq limit ${MAX_CATCH_UP}`.execute(
        tx,
      )
      return rows
    },
    { readOnly: true },
  )
}

/** `GET /api/live`: server-sent events for consoles. Each says which topics changed, by sequence; content is asked for again. */
export function registerLive(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: { after?: string } }>('/api/live', async (request, reply) => {
    const actor = await deps.authenticate(request)
    if (isRefusal(actor)) return sendRefusal(reply, { code: actor.refused })
    if (actor.kind !== 'staff') return sendRefusal(reply, { code: 'auth.required' })
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const write = (seq: number, topics: readonly string[]): boolean =>
      stream.write(`id: ${seq}\nevent: change\ndata: ${JSON.stringify({ seq, topics })}\n\n`)
    const unsubscribe = deps.hub.subscribe((event) => {
      if (event.program === actor.programId) write(event.seq, event.topics)
    })
    stream.write('retry: 2000\n\n')
    const lastSeen = Number(request.headers['last-event-id'] ?? request.query.after ?? Number.NaN)
    if (Number.isSafeInteger(lastSeen))
      for (const row of await missedSince(deps, actor, lastSeen)) write(row.seq, row.topics)
    const heartbeat = setInterval(() => stream.write(': here\n\n'), HEARTBEAT_MS)
    request.raw.on('close', () => {
      clearInterval(heartbeat)
      unsubscribe()
    })
  })
}
