import { useRef, useState } from 'preact/hooks'
import type { Client, Operations, Refused } from './create-client.ts'

export type DoingOnce<Ops extends Operations> = {
  readonly act: <Name extends keyof Ops & string>(
    name: Name,
    input: Ops[Name]['input'],
  ) => Promise<Ops[Name]['output'] | undefined>
  readonly busy: boolean
  readonly refused: Refused | null
  /** Nobody answered: the very same command goes again, with the same id, so that one press stays one act. */
  readonly again: (() => void) | null
}

/** One thing at a time. What could not be sent is kept whole and may be sent again; it is never done twice. */
export function useDoOnce<Ops extends Operations>(
  client: Client<Ops>,
  newId: () => string,
  onDone: (done: keyof Ops & string) => void,
): DoingOnce<Ops> {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const unsent = useRef<(() => void) | null>(null)
  const send = async <Name extends keyof Ops & string>(
    name: Name,
    input: Ops[Name]['input'],
    id: string,
  ): Promise<Ops[Name]['output'] | undefined> => {
    setBusy(true)
    setRefused(null)
    const answer = await client.call(name, input, { id })
    setBusy(false)
    if (answer.ok) {
      unsent.current = null
      onDone(name)
      return answer.output
    }
    const unanswered = answer.code.startsWith('network.') || answer.code === 'server.unavailable'
    unsent.current = unanswered ? () => void send(name, input, id) : null
    setRefused(answer)
    return undefined
  }
  return { act: (name, input) => send(name, input, newId()), busy, refused, again: unsent.current }
}
