import { loadCodeEntry, loadUnlock } from '@ayni/modules/identity/phone'
import { loadJoinUs } from '@ayni/modules/outreach/phone'
import { Button, useWords } from '@ayni/ui'
import { useFrame } from './frame.tsx'
import { goOn } from './joining.ts'
import { CrisisMeanwhile } from './no-storage.tsx'
import { part, Waiting } from './part.tsx'
import { useHouse } from './shell.ts'
import { words } from './words.ts'

/** Everything that is not needed before the first question, each in its own file and kept by the service worker. */
export const Crisis = part(async () => (await import('./crisis-room.tsx')).CrisisRoom, CrisisMeanwhile)
export const Plan = part(async () => (await import('./plan-room.tsx')).PlanRoom)
export const Places = part(async () => (await import('./places.tsx')).Places)
export const Left = part(async () => (await import('./left.tsx')).Left)
export const Wiped = part(async () => (await import('./wiped.tsx')).Wiped)

export const CodeEntry = part(loadCodeEntry)
export const JoinUs = part(loadJoinUs)

export const WithSomeone = part(async () => (await import('./with-someone.tsx')).WithSomeone)

const Locked = part(loadUnlock)
export const Unlock = () => <Locked frame={useFrame()} device={useHouse().device} />

/** The records of somebody who was here before are on the way; whoever is tired of waiting goes on, and they come by themselves. */
export const Looking = () => (
  <Waiting>
    <Button kind="quiet" onPress={goOn}>
      {useWords(words).goOn}
    </Button>
  </Waiting>
)
