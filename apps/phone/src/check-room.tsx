import { CheckScreen, checkState } from '@ayni/modules/screening/phone'
import { useEffect } from 'preact/hooks'
import { useFrame } from './frame.tsx'
import { restOfTheHouse } from './rooms.tsx'
import { go, hrefs, useHouse } from './shell.ts'

/** The questions. Sync and the other files wait until the first one stands on the screen. */
export const CheckRoom = () => {
  const house = useHouse()
  const asking = checkState(house.device).is === 'open'
  useEffect(() => {
    if (asking) requestAnimationFrame(() => void restOfTheHouse(house))
  }, [asking])
  return (
    <CheckScreen
      device={house.device}
      frame={useFrame()}
      onCrisis={() => go(hrefs.crisis)}
      onDone={() => go(hrefs.result, true)}
      onLater={() => go(hrefs.today, true)}
    />
  )
}
