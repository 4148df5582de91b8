import { Button, Notice, Screen, StickyAction, useWords } from '@ayni/ui'
import { useFrame } from './frame.tsx'
import { leavingWords } from './leaving-words.ts'
import { useHouse } from './shell.ts'

/** The phone was emptied from elsewhere: what went with it is said in numbers, never passed over. */
export const Wiped = () => {
  const { device } = useHouse()
  const say = useWords(leavingWords)
  const { onQuickExit: _nothingToHide, ...frame } = useFrame()
  const unsent = device.sync.wiped?.unsent ?? 0
  return (
    <Screen
      {...frame}
      title={say.wipedTitle}
      action={
        <StickyAction>
          <Button wide onPress={() => void device.saveSync({ ...device.sync, wiped: null })}>
            {say.enter}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.wiped}</p>
      <Notice tone={unsent > 0 ? 'attend' : 'inform'} title={unsent > 0 ? say.wipedLost(unsent) : say.wipedNone} />
      <p>{say.wipedNext}</p>
    </Screen>
  )
}
