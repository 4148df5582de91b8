import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import type { Client, Refused } from '@ayni/ui'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type CallDraft, type CallInput, emptyDraft, inputOf } from './call-draft.ts'
import type { KeptDrafts } from './kept-drafts.ts'

export type EpisodeClient = Client<SafetyEpisodeOperations>
export type CallOutcome = SafetyEpisodeOperations['safety-episode.record-call']['output']

/** Where a call is: being written, on its way, waiting for a signal, received, or refused with its reason. */
export type Sending =
  | { readonly is: 'writing' | 'sending' | 'waiting' }
  | { readonly is: 'received'; readonly receipt: number | null; readonly output: CallOutcome }
  | { readonly is: 'refused'; readonly refused: Refused }

/** Without an answer nobody knows what the server did: the same call goes again with the same id. */
const goesAgain = ({ code }: Refused): boolean => code.startsWith('network.') || code === 'server.unavailable'
const AGAIN_MS = 15_000

export type CallSource = {
  readonly client: EpisodeClient
  readonly episode: string
  readonly contact: string | null
  readonly drafts: KeptDrafts
  readonly newId: () => string
  readonly now: () => CallInput['spokeAt']
  readonly instant: (text: string) => CallInput['spokeAt']
}

export type Call = {
  /** Null while it is looked for on this device. */
  readonly draft: CallDraft | null
  /** It was begun earlier on this device and is taken up again. */
  readonly takenUp: boolean
  readonly sending: Sending
  readonly change: (part: Partial<CallDraft>) => void
  readonly finish: () => void
  readonly writeOn: () => void
}

const isDraft = (value: unknown, episode: string): value is CallDraft =>
  typeof value === 'object' && value !== null && 'episode' in value && value.episode === episode && 'step' in value

async function readKept(drafts: KeptDrafts, episode: string): Promise<CallDraft | null> {
  try {
    const text = await drafts.read(episode)
    const value: unknown = text === null ? null : JSON.parse(text)
    return isDraft(value, episode) ? value : null
  } catch {
    // Storage that cannot be read must not stop a call: it begins anew, in memory.
    return null
  }
}

/** What waits goes again by itself: every few seconds, and at once when the signal is back. */
function useAgain(waiting: CallDraft | null, send: (finished: CallDraft) => Promise<void>): void {
  useEffect(() => {
    if (waiting === null) return undefined
    const again = (): void => void send(waiting)
    const timer = setInterval(again, AGAIN_MS)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [waiting, send])
}

/** A guided call: what is written is kept at once; what is finished is sent until the server says that it has it. */
export function useCall(source: CallSource): Call {
  const { client, episode, contact, drafts, newId, now, instant } = source
  const [draft, setDraft] = useState<CallDraft | null>(null)
  const [takenUp, setTakenUp] = useState(false)
  const [sending, setSending] = useState<Sending>({ is: 'writing' })
  const busy = useRef(false)

  const change = (part: Partial<CallDraft>): void => {
    if (draft === null) return
    const next = { ...draft, ...part }
    setDraft(next)
    void drafts.keep(episode, JSON.stringify(next)).catch(() => undefined)
  }

  const send = useCallback(
    async (finished: CallDraft): Promise<void> => {
      if (busy.current) return
      busy.current = true
      setSending({ is: 'sending' })
      const answer = await client.call('safety-episode.record-call', inputOf(finished, instant), { id: finished.id })
      busy.current = false
      if (answer.ok) {
        await drafts.forget(episode).catch(() => undefined)
        setSending({ is: 'received', receipt: answer.receipt ?? null, output: answer.output })
      } else if (goesAgain(answer)) setSending({ is: 'waiting' })
      else setSending({ is: 'refused', refused: answer })
    },
    [client, drafts, episode, instant],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each episode.
  useEffect(() => {
    void readKept(drafts, episode).then((kept) => {
      setTakenUp(kept !== null)
      setDraft(kept ?? emptyDraft(newId(), episode, contact, now()))
      // It was finished before this page was loaded: it goes at once, under the same id.
      if (kept?.endedAt != null) void send(kept)
    })
  }, [episode])

  const finish = (): void => {
    if (draft === null) return
    const finished = { ...draft, endedAt: draft.endedAt ?? now() }
    change({ endedAt: finished.endedAt })
    void send(finished)
  }

  useAgain(sending.is === 'waiting' ? draft : null, send)

  /** A refused call is corrected: what changes is another command, so its id changes too. */
  const writeOn = (): void => {
    setSending({ is: 'writing' })
    change({ id: newId(), endedAt: null })
  }
  return { draft, takenUp, sending, change, finish, writeOn }
}
