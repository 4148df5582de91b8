import type { DutyOperations } from '@ayni/modules/duty/contract'
import type { SuicidePreventionOperations } from '@ayni/modules/suicide-prevention/contract'
import type { Answer, Client, Refused } from '@ayni/ui'
import { useState } from 'preact/hooks'

/** The strip also answers a drill, which is of the room of the rota. */
export type AlertOperations = SuicidePreventionOperations & Pick<DutyOperations, 'duty.press-drill'>
export type AlertClient = Client<AlertOperations>

/** Does one thing at a time and keeps why it was refused. The same press sent twice is one act. */
export function useDo(client: AlertClient, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async <Name extends keyof AlertOperations & string>(
    name: Name,
    input: AlertOperations[Name]['input'],
  ): Promise<Answer<AlertOperations[Name]['output']>> => {
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
