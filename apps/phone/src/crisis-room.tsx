import { hasPlan } from '@ayni/modules/safety-plan/phone'
import { loadAlertTruth, loadCrisisScreen } from '@ayni/modules/crisis/phone'
import { useFrame } from './frame.tsx'
import { CrisisMeanwhile } from './no-storage.tsx'
import { part } from './part.tsx'
import { hrefs, useHouse, useStatus } from './shell.ts'

const CrisisScreen = part(loadCrisisScreen, CrisisMeanwhile)
const Truth = part(loadAlertTruth)

const useOnline = (): boolean => useStatus()?.online ?? navigator.onLine

/**
 * Opens locked, without a signal, before any consent.
 * @safety A locked phone always offers the way to the plan, behind its PIN or not: whether there is one is nobody's to learn (EC-11).
 */
export const CrisisRoom = () => {
  const { device } = useHouse()
  return (
    <CrisisScreen
      device={device}
      online={useOnline()}
      back={{ href: hrefs.today }}
      planHref={device.locked || hasPlan(device) ? hrefs.plan : undefined}
      onQuickExit={useFrame().onQuickExit}
    />
  )
}

/** For Hoy: who knows about an open alert. */
export const AlertTruth = () => <Truth device={useHouse().device} online={useOnline()} helpHref={hrefs.crisis} />
