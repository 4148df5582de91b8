import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

export type Faces = { readonly phone: string; readonly console: string }

const YEAR_S = 31_536_000

/** Hashed files never change; pages and the service worker are asked for each time. */
function cacheFor(file: string): string {
  return /\/assets\//.test(file) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'
}

/** `/` is the phone, `/console` the console: built files, already compressed (brotli, gzip), and one page for every route. */
export async function registerFaces(app: FastifyInstance, faces: Faces): Promise<void> {
  for (const [prefix, root, decorateReply] of [
    ['/console/', faces.console, true],
    ['/', faces.phone, false],
  ] as const) {
    if (!existsSync(path.join(root, 'index.html'))) continue
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply,
      preCompressed: true,
      index: ['index.html'],
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        reply.header('cache-control', cacheFor(file))
      },
    })
  }
  app.get('/console', async (_request, reply) => reply.redirect('/console/'))
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      (request.headers.accept ?? '').includes('text/html') &&
      !request.url.startsWith('/api/')
    if (wantsPage && request.url.startsWith('/console')) return page(reply, faces.console)
    if (wantsPage) return page(reply, faces.phone)
    return reply.code(404).header('cache-control', 'no-store').send({ code: 'command.unknown' })
  })
}

const page = (reply: FastifyReply, root: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', root)
