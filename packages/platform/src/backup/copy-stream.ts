import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

type CommandComplete = { readonly text: string }
type CopyData = { readonly chunk: Buffer }

const rowsOf = ({ text }: CommandComplete): number => Number(text.split(' ')[1] ?? 0)

export type CopyOut = { readonly rows: () => number; readonly data: AsyncIterable<Buffer> }

/** `COPY … TO STDOUT` as a stream; the socket waits while the reader does, so memory does not grow with the table. */
export function copyOut(client: pg.Client, text: string): CopyOut {
  let connection: pg.Connection | undefined
  let rows = 0
  const data = new Readable({ highWaterMark: 1 << 17, read: () => void connection?.stream.resume() })
  client.query({
    submit: (on: pg.Connection) => {
      connection = on
      on.query(text)
    },
    // The parser reuses its buffer: a piece that is kept must be copied.
    handleCopyData: ({ chunk }: CopyData) => {
      if (!data.push(Buffer.from(chunk))) connection?.stream.pause()
    },
    handleCommandComplete: (message: CommandComplete) => {
      rows = rowsOf(message)
    },
    handleError: (error: Error) => void data.destroy(error),
    handleReadyForQuery: () => void data.push(null),
  })
  return { rows: () => rows, data }
}

function message(kind: 'd' | 'c' | 'f', body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

async function feed(connection: pg.Connection, source: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of source) {
    if (!connection.stream.write(message('d', piece))) await once(connection.stream, 'drain')
  }
}

/** `COPY … FROM STDIN` fed from a stream; resolves to the rows that PostgreSQL counted. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failed: Error | undefined
    client.query({
      submit: (connection: pg.Connection) => connection.query(text),
      handleCopyInResponse: (connection: pg.Connection) => {
        feed(connection, source).then(
          () => void connection.stream.write(message('c')),
          (error: unknown) => {
            failed = error instanceof Error ? error : new Error(String(error))
            connection.stream.write(message('f', Buffer.from('the archive stopped\0')))
          },
        )
      },
      handleCommandComplete: (complete: CommandComplete) => {
        rows = rowsOf(complete)
      },
      handleError: (error: Error) => {
        failed ??= error
        reject(failed)
      },
      handleReadyForQuery: () => (failed === undefined ? resolve(rows) : reject(failed)),
    })
  })
}
