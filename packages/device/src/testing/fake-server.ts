import type { SyncRequest, SyncResponse, WireChange, WireOutcome } from '@ayni/kernel/sync'

type Ledger = { readonly seq: number; readonly change: WireChange }
/** What a command does to the facts of its person, or the code it is refused with. */
export type Handle = (
  command: readonly [id: string, name: string, input: unknown],
  facts: ReadonlyMap<string, WireChange>,
) => { readonly changes: readonly WireChange[] } | { readonly refused: string }

export type FakeServer = {
  readonly sync: (request: SyncRequest, maxCommands?: number) => SyncResponse | 'too-large'
  /** Something the team wrote about this person. */
  readonly write: (change: WireChange) => void
  /** The next exchange of every device with an older cursor is told to begin again. */
  readonly reset: () => void
  /** What a phone that knows nothing would receive. */
  readonly download: () => readonly WireChange[]
  readonly receiptOf: (id: string) => number | undefined
  readonly accepted: () => number
}

const rowId = (change: WireChange): string => `${change[0]}\n${change[1]}`

/** The server's side of `/sync` for one person: idempotent commands and a feed by sequence, in memory. */
export function createFakeServer(handle: Handle, now: () => number): FakeServer {
  const feed: Ledger[] = []
  const facts = new Map<string, WireChange>()
  const outcomes = new Map<string, WireOutcome>()
  let seq = 0
  let receipts = 0
  let readableFrom = 0

  const write = (change: WireChange): void => {
    feed.push({ seq: ++seq, change })
    facts.set(rowId(change), change)
  }
  const answer = (id: string, name: string, input: unknown): WireOutcome => {
    const before = outcomes.get(id)
    if (before) return before[1] === 'r' ? before : [id, 'd', before[2], before[3]]
    const done = handle([id, name, input], facts)
    if ('refused' in done) {
      outcomes.set(id, [id, 'r', done.refused, []])
    } else {
      done.changes.forEach(write)
      outcomes.set(id, [id, 'a', ++receipts, now()])
    }
    return outcomes.get(id) ?? [id, 'r', 'impossible', []]
  }
  const current = (): readonly WireChange[] => [...facts.values()].filter((change) => change[2] !== null)

  return {
    sync: (request, maxCommands = Number.POSITIVE_INFINITY) => {
      if (request.q.length > maxCommands) return 'too-large'
      const o = request.q.map(([id, name, , input]) => answer(id, name, input))
      if (request.c > 0 && request.c < readableFrom) return { o, f: current(), c: seq, t: now(), reset: 'reload' }
      const newest = new Map(feed.filter((row) => row.seq > request.c).map(({ change }) => [rowId(change), change]))
      return { o, f: request.c === 0 ? current() : [...newest.values()], c: seq, t: now() }
    },
    write,
    reset: () => {
      readableFrom = ++seq
    },
    download: current,
    receiptOf: (id) => {
      const outcome = outcomes.get(id)
      return outcome && outcome[1] !== 'r' ? outcome[2] : undefined
    },
    accepted: () => receipts,
  }
}
