export type LiveEvent = { readonly id: string; readonly name: string; readonly data: unknown }
export type LiveState = 'open' | 'broken'

/** What is used of an `EventSource`. */
export type LiveSource = EventTarget & { readonly readyState: number; readonly close: () => void }

export type LiveOptions = {
  readonly baseUrl: string
  readonly onEvent: (event: LiveEvent) => void
  /** The board prints its age while this is `broken`. */
  readonly onState?: (state: LiveState) => void
  /** Sequence number to go on from; the stream then repeats nothing and leaves nothing out. */
  readonly after?: string
  readonly open?: (address: string) => LiveSource
  /** Seconds before trying again when the browser itself gave up. */
  readonly againInS?: number
}

/** Follows the server's feed until the returned function is called. A cut is mended from the last number seen. */
export const live = ({
  baseUrl,
  onEvent,
  onState,
  after,
  open = (address) => new EventSource(address),
  againInS = 5,
}: LiveOptions): (() => void) => {
  let last = after
  let source: LiveSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const read = (message: Event): void => {
    if (!(message instanceof MessageEvent)) return
    if (message.lastEventId !== '') last = message.lastEventId
    const data: { readonly name?: string } | null = JSON.parse(message.data)
    onEvent({ id: message.lastEventId, name: data?.name ?? message.type, data })
  }

  const begin = (): void => {
    source = open(last === undefined ? `${baseUrl}/api/live` : `${baseUrl}/api/live?after=${encodeURIComponent(last)}`)
    source.addEventListener('open', () => onState?.('open'))
    source.addEventListener('message', read)
    source.addEventListener('error', () => {
      onState?.('broken')
      // While it is `connecting` (0) the browser tries again by itself; `closed` (2) is left to us.
      if (source?.readyState !== 2 || stopped) return
      timer = setTimeout(begin, againInS * 1000)
    })
  }

  begin()
  return () => {
    stopped = true
    clearTimeout(timer)
    source?.close()
  }
}
