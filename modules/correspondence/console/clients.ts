import type { CorrespondenceOperations } from '@ayni/modules/correspondence/contract'
import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type LettersClient = Client<CorrespondenceOperations>

/** Does one thing at a time and keeps why it was refused. */
export function useDo(client: LettersClient, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async <Name extends keyof CorrespondenceOperations & string>(
    name: Name,
    input: CorrespondenceOperations[Name]['input'],
  ): Promise<Answer<CorrespondenceOperations[Name]['output']>> => {
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
