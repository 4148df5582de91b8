import { z } from '@ayni/kernel'
import pg from 'pg'
import type { Logger } from 'pino'

const liveShape = z.object({ seq: z.number(), program: z.string().nullable(), topics: z.array(z.string()) })
export type LiveEvent = z.infer<typeof liveShape>
export type Listener = (event: LiveEvent) => void

export type Hub = {
  readonly subscribe: (listener: Listener) => () => void
  readonly stop: () => Promise<void>
}

const RECONNECT_MS = 1000

/** Hears of every commit that consoles care about, from whichever process made it. It carries topics, never content. */
export async function startHub(appUrl: string, log: Logger): Promise<Hub> {
  const listeners = new Set<Listener>()
  let client: pg.Client | undefined
  let stopped = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: appUrl })
    next.on('error', (error) => {
      log.warn({ err: error }, 'live connection lost')
      if (!stopped)
        setTimeout(
          () => void connect().catch((again: unknown) => log.warn({ err: again }, 'live connection not back yet')),
          RECONNECT_MS,
        )
    })
    next.on('notification', ({ payload }) => {
      const event = liveShape.safeParse(JSON.parse(payload ?? 'null'))
      if (event.success) for (const listener of listeners) listener(event.data)
    })
    await next.connect()
    await next.query('listen ayni_live')
    client = next
  }

  await connect()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      await client?.end()
    },
  }
}
