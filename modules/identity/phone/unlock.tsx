import type { Device } from '@ayni/device'
import { freshSync } from '@ayni/device'
import { Button, Notice, PinPad, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { pinWords } from './pin-words.ts'

export type UnlockProps = { readonly frame: Pick<ScreenProps, 'help' | 'connection'>; readonly device: Device }

type Trouble = { readonly wrong: boolean; readonly waitUntilMs: number }

/** The closed door. The way to help stands beside it, and wrong tries never destroy what is inside. */
export const Unlock = ({ frame, device }: UnlockProps) => {
  const say = useWords(pinWords)
  const [pin, setPin] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [forgot, setForgot] = useState(false)
  const [nowMs, setNowMs] = useState(device.now())
  const leftS = Math.ceil(Math.max(0, (trouble?.waitUntilMs ?? 0) - nowMs) / 1000)
  useEffect(() => {
    if (leftS === 0) return undefined
    const timer = setTimeout(() => setNowMs(device.now()), 1000)
    return () => clearTimeout(timer)
  }, [leftS])
  const tryPin = async (tried: string): Promise<void> => {
    const result = await device.unlock(tried)
    setPin('')
    if (result.ok) return
    setNowMs(device.now())
    setTrouble({ wrong: result.because === 'wrong-pin', waitUntilMs: device.now() + result.waitMs })
  }
  if (forgot) return <Forgotten frame={frame} device={device} onBack={() => setForgot(false)} />
  const problem = [trouble?.wrong ? say.wrong : '', leftS > 0 ? say.wait(leftS) : ''].join(' ').trim()
  return (
    <Screen {...frame} title={say.unlock}>
      <PinPad
        label={say.pin}
        value={pin}
        onInput={(value) => leftS === 0 && setPin(value)}
        onComplete={(value) => void tryPin(value)}
        problem={problem === '' ? undefined : problem}
      />
      <p class="muted small">{say.crisis}</p>
      <Button kind="plain" onPress={() => setForgot(true)}>
        {say.forgot}
      </Button>
    </Screen>
  )
}

/** Emptying is said with its price before it is offered. */
const Forgotten = ({ frame, device, onBack }: UnlockProps & { readonly onBack: () => void }) => {
  const say = useWords(pinWords)
  const unsent = device.items.filter(({ state }) => state.is !== 'received').length
  return (
    <Screen {...frame} title={say.forgotTitle} back={{ onPress: onBack }}>
      <p>{say.forgotBody}</p>
      <Notice tone={unsent > 0 ? 'attend' : 'inform'} title={say.unsent(unsent)} />
      <div class="row">
        <Button onPress={onBack}>{say.keep}</Button>
        <Button kind="quiet" onPress={() => void device.empty(freshSync)}>
          {say.empty}
        </Button>
      </div>
    </Screen>
  )
}
