import { useState } from 'preact/hooks'
import type { Answer, Client, Operations, Refused } from './create-client.ts'

export type Doing<Ops extends Operations> = {
  readonly act: <Name extends keyof Ops & string>(
    name: Name,
    input: Ops[Name]['input'],
  ) => Promise<Answer<Ops[Name]['output']>>
  readonly busy: boolean
  /** Why it was refused, or that it has not been sent. */
  readonly refused: Refused | null
}

/** Does one thing at a time and keeps why it was refused. The same press sent twice is one act. */
export function useDo<Ops extends Operations>(client: Client<Ops>, onDone: () => void): Doing<Ops> {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act: Doing<Ops>['act'] = async (name, input) => {
    setBusy(true)
    setRefused(null)
    const answer = await client.call(name, input)
    setBusy(false)
    if (answer.ok) onDone()
    else setRefused(answer)
    return answer
  }
  return { act, busy, refused }
}
