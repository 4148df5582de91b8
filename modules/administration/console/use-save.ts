import type { AdministrationOperations } from '@ayni/modules/administration/contract'
import { announce, type Client, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { words } from './words.ts'

export type AdministrationClient = Client<AdministrationOperations>

type Saving = Extract<keyof AdministrationOperations, `administration.s${'ave' | 'et'}-${string}`>

/** Saves one setting at a time, says so aloud, and remembers why it was refused. */
export const useSave = (client: AdministrationClient) => {
  const say = useWords(words)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async <Name extends Saving>(
    name: Name,
    input: AdministrationOperations[Name]['input'],
  ): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    const answer = await client.call(name, input)
    setBusy(false)
    if (answer.ok) announce(say.saved)
    else setProblem(answer.code)
    return answer.ok
  }
  return { save, busy, problem }
}
