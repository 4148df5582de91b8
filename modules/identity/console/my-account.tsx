import type { IdentityOperations, StaffSession } from '@ayni/modules/identity/contract'
import { Button, Card, DefinitionList, ErrorNotice, Notice, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { SetUpFactor } from './second-factor.tsx'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { roleWords, words } from './words.ts'

export type MyAccountProps = {
  readonly client: IdentityClient
  readonly session: StaffSession
  /** Asks the browser for leave; null when it gives none. The shell knows the service worker and the server's key. */
  readonly askPush: () => Promise<IdentityOperations['identity.push-subscribe']['input']['subscription'] | null>
  readonly onChanged: () => void
  readonly onSignedOut: () => void
}

const PushCard = ({ client, askPush }: Pick<MyAccountProps, 'client' | 'askPush'>) => {
  const say = useWords(words)
  const [state, setState] = useState<'unknown' | 'on' | 'denied'>('unknown')
  const { ask, busy, problem } = useAsk(client)
  const turnOn = async (): Promise<void> => {
    const subscription = await askPush()
    if (subscription === null) return setState('denied')
    const answer = await ask('identity.push-subscribe', { subscription })
    if (answer.ok) setState('on')
  }
  return (
    <Card title={say.push}>
      <p>{say.pushWhy}</p>
      {state === 'on' ? <Notice tone="done" title={say.pushDone} live="polite" /> : null}
      {state === 'denied' ? <Notice tone="attend" title={say.pushNo} live="polite" /> : null}
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <Button kind="quiet" onPress={() => void turnOn()} busy={busy ? say.adding : undefined}>
        {say.pushOn}
      </Button>
    </Card>
  )
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
export const MyAccount = ({ client, session, askPush, onChanged, onSignedOut }: MyAccountProps) => {
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
      <PushCard client={client} askPush={askPush} />
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
