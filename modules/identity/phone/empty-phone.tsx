import { type Device, freshSync } from '@ayni/device'
import { Button, Notice, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { laterWords } from './later-words.ts'

export type EmptyPhoneProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** What is lost is said in numbers before it can be. */
export const EmptyPhone = ({ frame, device, onDone }: EmptyPhoneProps) => {
  const say = useWords(laterWords)
  const unsent = device.items.filter(({ state }) => state.is !== 'received').length
  return (
    <Screen {...frame} title={say.empty} back={{ onPress: onDone }}>
      <p>{say.emptyLead}</p>
      <Notice tone={unsent > 0 ? 'attend' : 'done'} title={unsent > 0 ? say.emptyUnsent(unsent) : say.emptySent} />
      <div class="row">
        <Button onPress={onDone}>{say.keep}</Button>
        <Button kind="quiet" onPress={() => void device.empty(freshSync)}>
          {say.emptyYes}
        </Button>
      </div>
    </Screen>
  )
}
