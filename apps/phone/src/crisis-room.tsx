import { loadAlertTruth, loadCrisisScreen } from '@ayni/modules/suicide-prevention/phone'
import { useFrame } from './frame.tsx'
import { CrisisMeanwhile } from './no-storage.tsx'
import { part } from './part.tsx'
import { hrefs, useHouse, useStatus } from './shell.ts'

const CrisisScreen = part(loadCrisisScreen, CrisisMeanwhile)
const Truth = part(loadAlertTruth)

const useOnline = (): boolean => useStatus()?.online ?? navigator.onLine

/** Opens locked, without a signal, before any consent. */
export const CrisisRoom = () => (
  <CrisisScreen
    device={useHouse().device}
    online={useOnline()}
    back={{ href: hrefs.today }}
    onQuickExit={useFrame().onQuickExit}
  />
)

/** For Hoy: who knows about an open alert. */
export const AlertTruth = () => <Truth device={useHouse().device} online={useOnline()} helpHref={hrefs.crisis} />
