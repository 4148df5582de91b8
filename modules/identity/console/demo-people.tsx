import type { IdentityOperations } from '@ayni/modules/identity/contract'
import { ErrorNotice, ListRow, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { Entering } from './enter-code.tsx'
import { errors } from './error-words.ts'
import { useAsk } from './use-ask.ts'
import { roleWords, words } from './words.ts'

type Invented = IdentityOperations['identity.demo-accounts']['output'][number]

/** One click to be an invented person. Where the demo is off there is nothing here. */
export const DemoPeople = ({ client, onEntered }: Entering) => {
  const say = useWords(words)
  const sayRole = useWords(roleWords)
  const [people, setPeople] = useState<readonly Invented[]>([])
  const { ask, problem } = useAsk(client)
  useEffect(() => {
    void client.call('identity.demo-accounts', {}).then((answer) => answer.ok && setPeople(answer.output))
  }, [client])
  if (people.length === 0) return null
  const enter = async (one: Invented): Promise<void> => {
    const answer = await ask('identity.demo-sign-in', { account: one.account })
    if (answer.ok) onEntered(answer.output)
  }
  return (
    <section class="card demo">
      <h2>{say.demoTitle}</h2>
      <p>{say.demoWhy}</p>
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <ul class="rows">
        {people.map((one) => (
          <ListRow
            key={one.account}
            title={one.displayName}
            detail={one.roles.map((role) => sayRole[role]).join(', ')}
            onPress={() => void enter(one)}
          />
        ))}
      </ul>
    </section>
  )
}
