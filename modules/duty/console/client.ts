import type { DutyOperations } from '@ayni/modules/duty/contract'
import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type DutyClient = Client<DutyOperations>

/** Does one thing at a time and keeps why it was refused. The same press sent twice is one act. */
export function useDo(client: DutyClient, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async <Name extends keyof DutyOperations & string>(
    name: Name,
    input: DutyOperations[Name]['input'],
  ): Promise<Answer<DutyOperations[Name]['output']>> => {
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
