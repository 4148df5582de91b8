import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '../apps/server/src/trust/killable-house.ts'

export type Counted = { readonly up: number; readonly down: number; readonly requests: number }
export type CountingProxy = {
  readonly port: number
  /** What passed since the last call. */
  readonly take: () => Counted
  /** Everything that was sent up since the last `take`, as text. */
  readonly said: () => string
  readonly close: () => Promise<void>
}

const requestLine = /^(?:GET|POST|HEAD|PUT|DELETE|OPTIONS) \S+ HTTP\/1\.1\r\n/gm

/** Stands before a server on the loopback and counts every byte of TCP payload each way; nothing is looked at or changed. */
export async function countingProxy(target: number): Promise<CountingProxy> {
  const sockets = new Set<Socket>()
  let up: Buffer[] = []
  let down = 0
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1')
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('data', (chunk) => up.push(Buffer.from(chunk)))
    behind.on('data', (chunk) => {
      down += chunk.length
    })
    client.pipe(behind).pipe(client)
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const said = (): string => Buffer.concat(up).toString('latin1')
  return {
    port,
    said,
    take: () => {
      const text = said()
      const counted = { up: text.length, down, requests: [...text.matchAll(requestLine)].length }
      up = []
      down = 0
      return counted
    },
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
