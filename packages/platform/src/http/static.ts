import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sendRefusal } from './errors.ts'
import { withoutPageHeaders } from './lighter-answer.ts'

export type Faces = { readonly phone: string; readonly console: string }

const YEAR_S = 31_536_000

const isHashed = (file: string): boolean => /[\\/]assets[\\/]/.test(file)

/** Hashed files never change; pages and the service worker are asked for each time. */
const cacheFor = (file: string): string => (isHashed(file) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')

const built = (root: string): boolean => existsSync(path.join(root, 'index.html'))

const page = (reply: FastifyReply, root: string): FastifyReply =>
  reply.header('cache-control', 'no-cache').sendFile('index.html', root)

/**
 * `/` is the phone, `/console` the console: built files, already compressed (brotli, gzip), and one page for every route.
 * What is not there is said so, as JSON to programs and as a page to people.
 */
export async function registerFaces(app: FastifyInstance, faces: Faces | undefined): Promise<void> {
  const served =
    faces === undefined
      ? []
      : (
          [
            ['/console/', faces.console],
            ['/', faces.phone],
          ] as const
        ).filter(([, root]) => built(root))
  for (const [index, [prefix, root]] of served.entries()) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: index === 0,
      preCompressed: true,
      index: ['index.html'],
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        reply.header('cache-control', cacheFor(file))
        if (isHashed(file)) withoutPageHeaders(reply)
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      (request.headers.accept ?? '').includes('text/html') &&
      !request.url.startsWith('/api/')
    const face = wantsPage ? served.find(([prefix]) => request.url.startsWith(prefix)) : undefined
    return face === undefined ? sendRefusal(reply, { code: 'command.unknown' }) : page(reply, face[1])
  })
}
