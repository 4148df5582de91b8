import type { IdentityOperations } from '@ayni/modules/identity/contract'
import { Button, Card, ErrorNotice, Loading, Notice, useAnswer, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { words } from './words.ts'

type Subscription = IdentityOperations['identity.push-subscribe']['input']['subscription']
export type PushState = 'unsupported' | 'denied' | 'on' | 'off'

/** What a browser can do with notices; the shell knows the service worker. */
export type PushHere = {
  readonly state: () => Promise<PushState>
  /** Asks the browser for leave; null where it gives none. */
  readonly turnOn: (publicKey: string) => Promise<Subscription | null>
  /** The address that ended; null where there was none. */
  readonly turnOff: () => Promise<string | null>
  readonly subscription: () => Promise<Subscription | null>
}

export type PushCardProps = { readonly client: IdentityClient; readonly push: PushHere }

const tones = { on: 'done', off: 'inform', denied: 'attend', unsupported: 'attend', silent: 'inform' } as const

/** Whether this browser rings, and the way to change it. */
export const PushCard = ({ client, push }: PushCardProps) => {
  const say = useWords(words)
  const key = useAnswer(client, 'identity.push-key', {})
  const [here, setHere] = useState<PushState | undefined>(undefined)
  const [refusedHere, setRefusedHere] = useState(false)
  const { ask, busy, problem } = useAsk(client)
  const publicKey = key.output?.publicKey
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked of the browser once, when the page opens.
  useEffect(() => {
    void push.state().then(setHere)
  }, [])
  const turnOn = async (): Promise<void> => {
    if (typeof publicKey !== 'string') return
    const subscription = await push.turnOn(publicKey)
    setRefusedHere(subscription === null)
    if (subscription === null) return setHere(await push.state())
    const answer = await ask('identity.push-subscribe', { subscription })
    // What the server did not take must not look as if it would ring.
    if (!answer.ok) await push.turnOff()
    setHere(await push.state())
  }
  const turnOff = async (): Promise<void> => {
    const subscription = await push.subscription()
    if (subscription !== null) {
      const answer = await ask('identity.push-unsubscribe', { endpoint: subscription.endpoint })
      if (!answer.ok) return
    }
    await push.turnOff()
    setHere(await push.state())
  }
  const state = publicKey === null ? 'silent' : publicKey === undefined ? undefined : here
  const code = problem ?? (key.output === undefined ? key.code : undefined)
  return (
    <Card title={say.push}>
      <p>{say.pushWhy}</p>
      {state === undefined ? (
        code === undefined ? (
          <Loading words={say.pushLooking} />
        ) : null
      ) : (
        <Notice tone={tones[state]} title={say.pushState[state]} live="polite" />
      )}
      {refusedHere && state === 'off' ? <p>{say.pushNot}</p> : null}
      {code === undefined || code === null ? null : <ErrorNotice code={code} own={errors} />}
      {state === 'off' ? (
        <Button kind="quiet" onPress={() => void turnOn()} busy={busy ? say.adding : undefined}>
          {say.pushOn}
        </Button>
      ) : null}
      {state === 'on' ? (
        <Button kind="quiet" onPress={() => void turnOff()} busy={busy ? say.adding : undefined}>
          {say.pushOff}
        </Button>
      ) : null}
    </Card>
  )
}
