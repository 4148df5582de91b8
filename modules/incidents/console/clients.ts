import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { IncidentsOperations } from '../contract.ts'

export type IncidentsClient = Client<IncidentsOperations>

/** Does one thing at a time and keeps why it was refused. */
export function useDo(client: IncidentsClient, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async <Name extends keyof IncidentsOperations & string>(
    name: Name,
    input: IncidentsOperations[Name]['input'],
  ): Promise<Answer<IncidentsOperations[Name]['output']>> => {
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
