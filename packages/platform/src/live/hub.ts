import { z } from '@ayni/kernel'
import type { Logger } from 'pino'
import { listenTo } from '../database/index.ts'

const liveShape = z.object({ seq: z.number(), program: z.string().nullable(), topics: z.array(z.string()) })
export type LiveEvent = z.infer<typeof liveShape>
export type Listener = (event: LiveEvent) => void

export type Hub = {
  readonly subscribe: (listener: Listener) => () => void
  readonly stop: () => Promise<void>
}

/** Hears of every commit that consoles care about, from whichever process made it. It carries topics, never content. */
export async function startHub(appUrl: string, log: Logger): Promise<Hub> {
  const listeners = new Set<Listener>()
  const hear = (payload: string): void => {
    const event = liveShape.safeParse(JSON.parse(payload))
    if (event.success) for (const listener of listeners) listener(event.data)
  }
  const listening = await listenTo(appUrl, 'ayni_live', hear, (error) =>
    log.warn({ err: error }, 'live connection lost'),
  )
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: listening.stop,
  }
}
