import { randomInt } from 'node:crypto'
import http from 'node:http'
import type { Server } from 'node:net'

type Listening = { readonly port: number }

/** Listens on a free loopback port below the ephemeral range, where a retrying client cannot meet itself. */
export async function listenLow(server: Pick<Server, 'listen' | 'once' | 'off'>): Promise<Listening> {
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(20_000, 32_000)
    const listening = await new Promise<boolean>((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => {
        if (error.code === 'EADDRINUSE') resolve(false)
        else reject(error)
      }
      server.once('error', onError)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', onError)
        resolve(true)
      })
    })
    if (listening) return { port }
  }
  throw new Error('no free loopback port between 20000 and 32000')
}

export type FakeRequest = { readonly url: string; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer }
/** `hang` never answers: for timeouts. */
export type FakeAnswer = { readonly status: number; readonly body?: string; readonly type?: string } | 'hang'

export type FakeHttp = { readonly origin: string; readonly close: () => Promise<void> }

/** A real HTTP server on the loopback with one answering function. */
export async function fakeHttp(answer: (request: FakeRequest) => FakeAnswer): Promise<FakeHttp> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const said = answer({ url: request.url ?? '/', headers: request.headers, body: Buffer.concat(chunks) })
      if (said === 'hang') return
      response.writeHead(said.status, { 'content-type': said.type ?? 'application/json' }).end(said.body ?? '')
    })
  })
  const { port } = await listenLow(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
