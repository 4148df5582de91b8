import { loadCodeEntry, loadUnlock } from '@ayni/modules/identity/phone'
import { Loading, useWords } from '@ayni/ui'
import { useFrame } from './frame.tsx'
import { part } from './part.tsx'
import { type House, useHouse } from './shell.ts'
import { words } from './words.ts'

/** Everything that is not needed before the first question, each in its own file and kept by the service worker. */
export const Crisis = part(async () => (await import('./crisis-room.tsx')).CrisisRoom)
export const Places = part(async () => (await import('./places.tsx')).Places)
export const Left = part(async () => (await import('./left.tsx')).Left)
export const Wiped = part(async () => (await import('./wiped.tsx')).Wiped)

export const CodeEntry = part(loadCodeEntry)

export const WithSomeone = part(async () => (await import('./with-someone.tsx')).WithSomeone)

const Locked = part(loadUnlock)
export const Unlock = () => <Locked frame={useFrame()} device={useHouse().device} />

export const Looking = () => <Loading words={useWords(words).looking} />

/** Sync, the service worker and the rest. Resolves after the first round of sync, or when it cannot be had now. */
export const restOfTheHouse = async (house: House): Promise<void> => {
  try {
    await (await import('./rest-of-the-house.ts')).beginRest(house)
  } catch {
    // No signal for the files themselves: the next visit tries again, and nothing on screen waits for them.
    return
  }
}
