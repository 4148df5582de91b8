import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { CaringOperations } from '../contract.ts'

export type CaringClient = Client<CaringOperations>

/** Does one thing at a time and keeps why it was refused. */
export function useDo(client: CaringClient, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async <Name extends keyof CaringOperations & string>(
    name: Name,
    input: CaringOperations[Name]['input'],
  ): Promise<Answer<CaringOperations[Name]['output']>> => {
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
