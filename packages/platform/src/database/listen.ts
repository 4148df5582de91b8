import pg from 'pg'

const RECONNECT_MS = 1000

export type Listening = { readonly stop: () => Promise<void> }

/**
 * Hears NOTIFY on a channel for as long as it is wanted; a lost connection is made again every second. What was said in
 * between is not heard: whoever listens must have a slower way to find out too.
 */
export async function listenTo(
  appUrl: string,
  channel: 'ayni_live' | 'ayni_wake',
  hear: (payload: string) => void,
  onTrouble: (error: unknown) => void,
): Promise<Listening> {
  let client: pg.Client | undefined
  let again: NodeJS.Timeout | undefined
  let stopped = false

  function lose(lost: pg.Client, error: unknown): void {
    if (stopped || client !== lost) return
    client = undefined
    onTrouble(error)
    retryLater()
  }

  function retryLater(): void {
    clearTimeout(again)
    again = setTimeout(
      () =>
        void connect().catch((error: unknown) => {
          onTrouble(error)
          if (!stopped) retryLater()
        }),
      RECONNECT_MS,
    )
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: appUrl })
    next.on('error', (error) => lose(next, error))
    next.on('end', () => lose(next, new Error('the connection ended')))
    next.on('notification', ({ payload }) => hear(payload ?? ''))
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
  }

  await connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(again)
      const last = client
      client = undefined
      await last?.end()
    },
  }
}
