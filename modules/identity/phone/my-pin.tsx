import { Button, Notice, Screen, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { ChoosePin, type ChoosePinProps } from './choose-pin.tsx'
import { pinWords } from './pin-words.ts'

/** Set it; or, once there is one, change it, remove it or lock. */
export const MyPin = ({ frame, device, onDone }: ChoosePinProps) => {
  const say = useWords(pinWords)
  const [had, setHad] = useState(device.hasPin)
  const [choosing, setChoosing] = useState(!device.hasPin)
  if (choosing)
    return (
      <ChoosePin
        frame={frame}
        device={device}
        onDone={() => {
          setChoosing(false)
          setHad(device.hasPin)
          if (!device.hasPin) onDone()
        }}
      />
    )
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <Notice tone={had ? 'done' : 'inform'} title={had ? say.set : say.removed} live="polite" />
      <div class="row">
        {had ? <Button onPress={() => void device.lock()}>{say.lockNow}</Button> : null}
        <Button kind="quiet" onPress={() => setChoosing(true)}>
          {had ? say.change : say.choose}
        </Button>
        {had ? (
          <Button kind="plain" onPress={() => void device.removePin().then(() => setHad(false))}>
            {say.remove}
          </Button>
        ) : null}
      </div>
    </Screen>
  )
}
