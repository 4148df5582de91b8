/** True where the browser promises not to evict what is kept. Ask when there is already something worth keeping. */
export async function keepStorage(
  manager: Pick<StorageManager, 'persist' | 'persisted'> | undefined = navigator.storage,
): Promise<boolean> {
  if (!manager?.persist) return false
  return (await manager.persisted()) || manager.persist()
}

/** The browser's word on the network; `false` is reliable, `true` only a hope. Returns how to stop. */
export function watchNetwork(heard: (online: boolean) => void, page: Window = window): () => void {
  const tell = (): void => heard(page.navigator.onLine)
  const names = ['online', 'offline'] as const
  for (const name of names) page.addEventListener(name, tell)
  tell()
  return () => {
    for (const name of names) page.removeEventListener(name, tell)
  }
}

/** Calls back when the person comes back to the app: the moment to sync, since a phone asleep runs no timers. */
export function watchReturn(back: () => void, page: Document = document): () => void {
  const tell = (): void => {
    if (page.visibilityState === 'visible') back()
  }
  page.addEventListener('visibilitychange', tell)
  return () => page.removeEventListener('visibilitychange', tell)
}

/**
 * Locks after idleness and when asked. `later` and `now` come from the shell.
 * @returns how to stop
 */
export function watchIdle(
  options: {
    readonly idleMs: number
    readonly later: (waitMs: number, work: () => void) => () => void
    readonly lock: () => void
  },
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = window,
): () => void {
  let recall = (): void => undefined
  const touched = (): void => {
    recall()
    recall = options.later(options.idleMs, options.lock)
  }
  const names = ['pointerdown', 'keydown'] as const
  for (const name of names) page.addEventListener(name, touched, { passive: true })
  touched()
  return () => {
    recall()
    for (const name of names) page.removeEventListener(name, touched)
  }
}

type LeavablePage = {
  readonly history: { readonly replaceState: (state: null, unused: string, url: string) => void }
  readonly location: { readonly replace: (url: string) => void }
}

/**
 * Someone came near: lock, and leave a neutral page where "back" does not return to what was read.
 * @param neutral a page of our own without a word of health; it must work offline
 */
export function leaveQuickly(lock: () => void, neutral: string, page: LeavablePage = window): void {
  lock()
  page.history.replaceState(null, '', neutral)
  page.location.replace(neutral)
}

type SyncRegistration = ServiceWorkerRegistration & {
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

/** Asks the browser to wake the service worker when the signal returns. Chromium only; a kindness, never relied on. */
export async function askToBeWoken(registration: SyncRegistration, tag = 'ayni-sync'): Promise<boolean> {
  if (!registration.sync) return false
  return registration.sync.register(tag).then(
    () => true,
    () => false,
  )
}
