import { type Kept, useAgain } from '@ayni/ui'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type CallDraft, type CallInput, type CallStep, emptyDraft } from './call-draft.ts'
import { type CallParts, readKept, type Sent, sendCall } from './send-call.ts'

/** Where a call is: being written, on its way, waiting for a signal, received, or refused with its reason. */
export type Sending =
  | { readonly is: 'writing' | 'sending' }
  | (Exclude<Sent, { readonly is: 'received' }> & { readonly again?: boolean })
  | (Extract<Sent, { readonly is: 'received' }> & { readonly at: string })

export type CallSource = CallParts & {
  readonly episode: string
  readonly contact: string | null
  readonly newId: () => string
  readonly now: () => CallInput['spokeAt']
  readonly onReceived?: (() => void) | undefined
}

export type Call = {
  /** Null while it is looked for on this device. */
  readonly draft: CallDraft | null
  /** It was begun earlier on this device and is taken up again. */
  readonly takenUp: boolean
  readonly kept: Kept
  readonly sending: Sending
  readonly change: (part: Partial<CallDraft>) => void
  readonly finish: () => void
  readonly sendNow: () => void
  /** At the step that has to change. */
  readonly writeOn: (step: CallStep) => void
}

/** A guided call: what is written is kept at once; what is finished is sent until the server says that it has it. */
export function useCall(source: CallSource): Call {
  const { client, episode, contact, drafts, before, newId, now, instant, onReceived } = source
  const [draft, setDraft] = useState<CallDraft | null>(null)
  const [takenUp, setTakenUp] = useState(false)
  const [kept, setKept] = useState<Kept>('nothing')
  const [sending, setSending] = useState<Sending>({ is: 'writing' })
  const busy = useRef(false)

  const change = (part: Partial<CallDraft>): void => {
    if (draft === null) return
    const next = { ...draft, ...part }
    setDraft(next)
    void drafts.keep(episode, JSON.stringify(next)).then(
      () => setKept({ at: now() }),
      () => setKept('cannot'),
    )
  }

  const send = useCallback(
    async (finished: CallDraft): Promise<void> => {
      if (busy.current) return
      busy.current = true
      // While it goes again the words on the screen stay: nothing jumps every few seconds.
      setSending((before) => (before.is === 'waiting' ? { ...before, again: true } : { is: 'sending' }))
      const sent = await sendCall({ client, drafts, instant, before }, finished)
      busy.current = false
      if (sent.is === 'received') {
        onReceived?.()
        setSending({ ...sent, at: now() })
      } else setSending(sent)
    },
    [client, drafts, instant, before, now, onReceived],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each episode.
  useEffect(() => {
    void readKept(drafts, episode).then((found) => {
      setTakenUp(found !== null)
      setDraft(found ?? emptyDraft(newId(), episode, contact, now()))
      // It was finished before this page was loaded: it goes at once, under the same id.
      if (found?.endedAt != null) void send(found)
    })
  }, [episode])

  const finish = (): void => {
    if (draft === null) return
    const finished = { ...draft, endedAt: draft.endedAt ?? now() }
    change({ endedAt: finished.endedAt })
    void send(finished)
  }
  const sendNow = (): void => void (draft !== null && send(draft))
  useAgain(sending.is === 'waiting', client, sendNow)

  /** A refused call is corrected: what changes is another command, so its id changes too. */
  const writeOn = (step: CallStep): void => {
    setSending({ is: 'writing' })
    change({ id: newId(), endedAt: null, step })
  }
  return { draft, takenUp, kept, sending, change, finish, sendNow, writeOn }
}
