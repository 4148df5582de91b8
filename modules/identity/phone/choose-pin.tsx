import type { Device } from '@ayni/device'
import { Loading, PinPad, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { isEasyPin } from './pin-strength.ts'
import { pinWords } from './pin-words.ts'

export type ChoosePinProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  /** Set, or left as it was. */
  readonly onDone: () => void
}

/** Twice the same, and the phone closes with it. What may leave without it is asked in the same place. */
export const ChoosePin = ({ frame, device, onDone }: ChoosePinProps) => {
  const say = useWords(pinWords)
  const [first, setFirst] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [urgent, setUrgent] = useState(true)
  const [keeping, setKeeping] = useState(false)
  const beginAgain = (why: string): void => {
    setFirst(null)
    setPin('')
    setProblem(why)
  }
  const written = async (value: string): Promise<void> => {
    if (first === null) {
      if (isEasyPin(value)) return beginAgain(say.easy)
      setFirst(value)
      setPin('')
      return setProblem(undefined)
    }
    if (first !== value) return beginAgain(say.different)
    setKeeping(true)
    await device.setPin(value, { urgentWithoutPin: urgent })
    onDone()
  }
  return (
    <Screen {...frame} title={say.choose} back={{ onPress: onDone }}>
      <p>{say.chooseWhy}</p>
      {keeping ? (
        <Loading words={say.keeping} />
      ) : (
        <PinPad
          key={first === null ? 'first' : 'again'}
          label={first === null ? say.first : say.again}
          value={pin}
          onInput={setPin}
          onComplete={(value) => void written(value)}
          problem={problem}
        />
      )}
      <label class="answer aside">
        <input type="checkbox" checked={urgent} onChange={(event) => setUrgent(event.currentTarget.checked)} />
        <span>
          {say.urgent}
          <small>{say.urgentWhy}</small>
        </span>
      </label>
    </Screen>
  )
}
