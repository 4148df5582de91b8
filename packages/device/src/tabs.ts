export type TabWord = 'changed' | 'lock'

export type Tabs = {
  readonly tell: (word: TabWord) => void
  readonly listen: (hear: (word: TabWord) => void) => void
}

/** The same phone in two tabs. Where the browser has no channel, each tab reads the disk when it opens. */
export function tabs(name: string): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, listen: () => undefined }
  const channel = new BroadcastChannel(name)
  return {
    tell: (word) => channel.postMessage(word),
    listen: (hear) => channel.addEventListener('message', ({ data }) => hear(data === 'lock' ? 'lock' : 'changed')),
  }
}

/** Runs the work in one tab at a time; answers false where another tab is already at it. */
export async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  if (!locks) return work().then(() => true)
  return locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
}
