import { Button, Loading, Notice, Screen, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { noticesWords } from './notices-words.ts'
import { noticesNow, type Notices as State, type TurnedOn, turnNoticesOff, turnNoticesOn } from './push.ts'
import type { Frame, House } from './shell.ts'

const tones = { on: 'done', off: 'inform', denied: 'attend', unsupported: 'inform' } as const

export type NoticesProps = House & { readonly frame: Frame; readonly onDone: () => void }

/** Whether this phone rings, in words that say what a locked screen will show, and the way to change it. */
export const Notices = ({ frame, device, post, onDone }: NoticesProps) => {
  const say = useWords(noticesWords)
  const [state, setState] = useState<State | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Exclude<TurnedOn, 'on'> | null>(null)
  useEffect(() => void noticesNow().then(setState), [])
  const change = async (work: () => Promise<TurnedOn | undefined>): Promise<void> => {
    setBusy(true)
    const how = await work()
    setTrouble(how === undefined || how === 'on' ? null : how)
    setState(await noticesNow())
    setBusy(false)
  }
  const off = async (): Promise<undefined> => {
    await turnNoticesOff(device, post)
  }
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <p>{say.lead}</p>
      <p>{say.hours}</p>
      {state === null ? (
        <Loading words={say.looking} />
      ) : (
        <Notice tone={tones[state]} title={say.state[state]} live="polite" />
      )}
      {trouble === null ? null : <Notice tone="attend" title={say.trouble[trouble]} live="polite" />}
      <div class="row">
        {state === 'off' ? (
          <Button busy={busy ? say.turning : undefined} onPress={() => void change(() => turnNoticesOn(device, post))}>
            {say.turnOn}
          </Button>
        ) : null}
        {state === 'on' ? (
          <Button kind="quiet" busy={busy ? say.turning : undefined} onPress={() => void change(off)}>
            {say.turnOff}
          </Button>
        ) : null}
      </div>
    </Screen>
  )
}
