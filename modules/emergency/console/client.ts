import type { EmergencyOperations } from '@ayni/modules/emergency/contract'
import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type EmergencyClient = Client<EmergencyOperations>

export type Doing = {
  readonly act: <Name extends keyof EmergencyOperations & string>(
    name: Name,
    input: EmergencyOperations[Name]['input'],
  ) => Promise<Answer<EmergencyOperations[Name]['output']>>
  readonly busy: boolean
  /** Why it was refused, or that it has not been sent. */
  readonly refused: Refused | null
}

/** Does one thing at a time and keeps why it was refused. */
export function useDo(client: EmergencyClient, onDone: () => void): Doing {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act: Doing['act'] = async (name, input) => {
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
