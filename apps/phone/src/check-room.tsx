import type { Device } from '@ayni/device'
import { CheckScreen, checkState } from '@ayni/modules/screening/phone'
import { mayAnswerAlone } from '@ayni/modules/crisis/phone'
import { restOfTheHouse } from './begin-rest.ts'
import { useFrame } from './frame.tsx'
import { WithSomeone } from './rooms.tsx'
import { go, hrefs, useHouse } from './shell.ts'

/** The safety questions come first: while none is recorded in this check, they are still to be answered. */
const safetyIsAhead = (state: ReturnType<typeof checkState>): boolean => state.is !== 'open' || state.left === 4

/** @safety too few clinicians within reach: nobody is asked this alone. @source services/00-shared-model.md §2.5 */
export const asksWithSomeone = (device: Device): boolean => !mayAnswerAlone(device) && safetyIsAhead(checkState(device))

/** The questions. Sync and the other files wait until the first one stands on the screen. */
export const CheckRoom = () => {
  const house = useHouse()
  const frame = useFrame()
  const { device } = house
  if (asksWithSomeone(device)) return <WithSomeone />
  return (
    <CheckScreen
      device={device}
      frame={frame}
      onCrisis={() => go(hrefs.crisis)}
      onDone={() => go(hrefs.result, true)}
      onLater={() => go(hrefs.today, true)}
      onShown={() => void restOfTheHouse(house)}
    />
  )
}
