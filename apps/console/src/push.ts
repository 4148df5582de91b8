import type { PushHere } from '@ayni/modules/identity/console'
import { scope } from './worker.ts'

const able = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const registered = async (): Promise<ServiceWorkerRegistration | undefined> =>
  able() ? navigator.serviceWorker.getRegistration(scope) : undefined

const current = async (): Promise<PushSubscription | null> =>
  (await (await registered())?.pushManager.getSubscription()) ?? null

const stateNow: PushHere['state'] = async () => {
  if ((await registered()) === undefined) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return (await current()) === null ? 'off' : 'on'
}

const written = (made: PushSubscription): Awaited<ReturnType<PushHere['turnOn']>> => {
  const { endpoint, keys } = made.toJSON()
  return endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined
    ? null
    : { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
}

/** This browser's notices; the server's key is the module's to ask. */
export const pushHere: PushHere = {
  state: stateNow,
  turnOn: async (publicKey) => {
    if ((await Notification.requestPermission()) !== 'granted') return null
    const made = await (await registered())?.pushManager
      .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
      .catch(() => undefined)
    return made === undefined ? null : written(made)
  },
  turnOff: async () => {
    const made = await current()
    await made?.unsubscribe()
    return made?.endpoint ?? null
  },
  subscription: async () => {
    const made = await current()
    return made === null ? null : written(made)
  },
}
