import type { StaffSession } from '@ayni/modules/identity/contract'
import { Button, Card, DefinitionList, ErrorNotice, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { PushCard, type PushHere } from './push-card.tsx'
import { SetUpFactor } from './second-factor.tsx'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { roleWords, words } from './words.ts'

export type MyAccountProps = {
  readonly client: IdentityClient
  readonly session: StaffSession
  readonly push: PushHere
  readonly onChanged: () => void
  readonly onSignedOut: () => void
}

const FactorCard = ({ client, session, onChanged }: Pick<MyAccountProps, 'client' | 'session' | 'onChanged'>) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  if (session.secondFactor === 'passed') return <Card title={say.factor}>{say.factorOn}</Card>
  return (
    <Card title={say.factor}>
      {open ? (
        <SetUpFactor client={client} onDone={onChanged} />
      ) : (
        <>
          <p>{say.factorOff}</p>
          <Button kind="quiet" onPress={() => setOpen(true)}>
            {say.factorSet}
          </Button>
        </>
      )}
    </Card>
  )
}

/** One's own roles, second factor, notices, and the ways out. */
export const MyAccount = ({ client, session, push, onChanged, onSignedOut }: MyAccountProps) => {
  const say = useWords(words)
  const sayRole = useWords(roleWords)
  const { ask, problem } = useAsk(client)
  const leave = (name: 'identity.sign-out' | 'identity.sign-out-everywhere') => (): void =>
    void ask(name, {}).then((answer) => answer.ok && onSignedOut())
  return (
    <>
      <DefinitionList
        items={[
          { term: say.name, detail: session.displayName },
          { term: say.roles, detail: session.roles.map((role) => sayRole[role]).join(', ') },
        ]}
      />
      <FactorCard client={client} session={session} onChanged={onChanged} />
      <PushCard client={client} push={push} />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <div class="row">
        <Button kind="quiet" onPress={leave('identity.sign-out')}>
          {say.leave}
        </Button>
        <Button kind="plain" onPress={leave('identity.sign-out-everywhere')}>
          {say.leaveEverywhere}
        </Button>
      </div>
    </>
  )
}
