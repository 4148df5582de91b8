import type { IdentityOperations } from '@ayni/modules/identity/contract'
import type { Answer, Client } from '@ayni/ui'
import { useState } from 'preact/hooks'

export type IdentityClient = Client<IdentityOperations>

/** Asks one thing at a time and remembers why it was refused. */
export const useAsk = (client: IdentityClient) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async <Name extends keyof IdentityOperations & string>(
    name: Name,
    input: IdentityOperations[Name]['input'],
  ): Promise<Answer<IdentityOperations[Name]['output']>> => {
    setBusy(true)
    setProblem(null)
    const answer = await client.call(name, input)
    setBusy(false)
    if (!answer.ok) setProblem(answer.code)
    return answer
  }
  return { ask, busy, problem }
}
