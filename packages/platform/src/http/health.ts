import type { FastifyInstance } from 'fastify'
import type { Registry as Figures } from 'prom-client'

export type Readiness = {
  readonly ready: boolean
  readonly database: boolean
  readonly migrations: boolean
  readonly worker: boolean
  readonly alerts: { readonly oldest_unacknowledged_s: number | null }
}

export type HealthDeps = {
  readonly readiness: () => Promise<Readiness>
  readonly figures: Figures
}

/** `live` says that the process answers; `ready` that database, migrations and worker are there. */
export function registerHealth(app: FastifyInstance, deps: HealthDeps): void {
  app.get('/health/live', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  app.get('/health/ready', async (_request, reply) => {
    const readiness = await deps.readiness()
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(readiness)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(deps.figures.contentType).send(await deps.figures.metrics()),
  )
}
