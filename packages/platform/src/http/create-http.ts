import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { replyWithErrors } from './errors.ts'
import { registerHealth } from './health.ts'
import type { HttpDeps } from './http-deps.ts'
import { registerLive } from './live-route.ts'
import { registerOperations } from './operations.ts'
import { registerFaces } from './static.ts'
import { registerSync } from './sync-route.ts'

const KIB = 1024

/** Scripts and styles come from this host alone; nothing may frame it; nothing is referred to others. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
}

export async function createHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 64 * KIB,
    trustProxy: deps.trustProxy,
    logger: false,
    routerOptions: { ignoreTrailingSlash: true },
  })
  replyWithErrors(app, deps.runtime.log)
  await app.register(helmet, {
    contentSecurityPolicy,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(rateLimit, {
    max: deps.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
  })
  registerHealth(app, deps.health)
  registerOperations(app, deps)
  registerSync(app, deps)
  registerLive(app, deps)
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(deps.openapi()),
  )
  for (const register of deps.more) await register(app)
  await registerFaces(app, deps.faces)
  return app
}
