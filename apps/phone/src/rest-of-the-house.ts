import {
  alone,
  createSend,
  createSync,
  factKind,
  idleLockMs,
  keepStorage,
  shouldLock,
  watchIdle,
  watchNetwork,
  watchReturn,
} from '@ayni/device'
import { loadSeen } from '@ayni/modules/correspondence/phone'
import { newestAlert } from '@ayni/modules/crisis/phone'
import { installLater } from './install-later.ts'
import { watchCard } from './keep-card.ts'
import { changed, type House, sync } from './shell.ts'

const later = (waitMs: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, waitMs)
  return () => clearTimeout(timer)
}

let begun: Promise<void> | null = null

/** Once per page: sync, lock after idleness, the crisis card, and the files for the next visit without a signal. */
export function beginRest(house: House): Promise<void> {
  begun ??= begin(house)
  return begun
}

async function begin({ device, post }: House): Promise<void> {
  const loop = createSync({
    device,
    send: createSend(post),
    chance: () => (device.random(1)[0] ?? 0) / 256,
    later,
    alone: (work) => alone('ayni-sync', work),
    // @safety a plan half written stays with whoever leaves, as the plan does.
    keepDrafts: ['this-phone', 'safety-plan'],
  })
  loop.subscribe(changed)
  sync.value = loop
  watchNetwork((online) => loop.setOnline(online))
  watchAbsence({ lock: () => void device.lock(), back: () => void loop.now(), now: device.now })
  watchCard(device)
  watchAlert(device, () => void loop.now())
  watchUnread(device)
  installLater()
  void keepStorage().catch(() => false)
  await loop.now()
}

const unread = factKind('unread')

/** What has no screen of its own is read by opening the app: then nothing follows by SMS. */
function watchUnread(device: House['device']): void {
  const opened = (): void => {
    if (document.visibilityState === 'visible' && !device.locked && device.all(unread).length > 0)
      void loadSeen().then(
        (noteOpened) => noteOpened(device),
        () => undefined,
      )
  }
  device.watch('unread', opened)
  watchReturn(opened)
  opened()
}

const alertAskedMs = 30_000

/** @safety while an alert is open somebody may answer it at any moment: the screen that says "nobody yet" must ask again. */
function watchAlert(device: House['device'], ask: () => void): void {
  setInterval(() => {
    const alert = newestAlert(device)
    if (alert !== null && alert.handledAt === null && document.visibilityState === 'visible') ask()
  }, alertAskedMs)
}

type Absence = { readonly lock: () => void; readonly back: () => void; readonly now: () => number }

/** A phone asleep runs no timers: how long it was away is measured when it comes back. */
function watchAbsence({ lock, back, now }: Absence): void {
  let lastTouchMs = now()
  watchIdle({
    idleMs: idleLockMs,
    later: (waitMs, work) => {
      lastTouchMs = now()
      return later(waitMs, work)
    },
    lock,
  })
  watchReturn(() => {
    if (shouldLock(lastTouchMs, now())) lock()
    back()
  })
}
