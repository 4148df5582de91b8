/** What changed, by topic; the content is asked for again, so that nothing about a person rides on the stream. */
export type LiveChange = { readonly seq: number; readonly topics: readonly string[] }
export type LiveState = 'open' | 'broken'

/** What is used of an `EventSource`. */
export type LiveSource = EventTarget & { readonly readyState: number; readonly close: () => void }

export type LiveOptions = {
  readonly baseUrl: string
  readonly onEvent: (change: LiveChange) => void
  /** The board prints its age while this is `broken`. */
  readonly onState?: (state: LiveState) => void
  /** Sequence number to go on from. */
  readonly after?: number
  readonly open?: (address: string) => LiveSource
  /** Seconds before trying again when the browser itself gave up. */
  readonly againInS?: number
}

const closed = 2

/** Follows `GET /api/live` until the returned function is called. A cut is mended from the last number seen. */
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

  const read = (message: Event): void => {
    if (!(message instanceof MessageEvent)) return
    const change: LiveChange = JSON.parse(message.data)
    if (last !== undefined && change.seq <= last) return
    last = change.seq
    onEvent(change)
  }

  const begin = (): void => {
    const opened = open(last === undefined ? `${baseUrl}/api/live` : `${baseUrl}/api/live?after=${last}`)
    source = opened
    opened.addEventListener('open', () => onState?.('open'))
    opened.addEventListener('change', read)
    opened.addEventListener('error', () => {
      onState?.('broken')
      // While it is connecting the browser tries again by itself, with the last number; a closed one is left to us.
      if (opened.readyState === closed) timer = setTimeout(begin, againInS * 1000)
    })
  }

  begin()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
