import type { Device, Post } from '@ayni/device'

export type Notices = 'unsupported' | 'denied' | 'on' | 'off'
export type TurnedOn = 'on' | 'no-signal' | 'no-leave' | 'silent'

const able = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const manager = async (): Promise<PushManager | undefined> =>
  able() ? (await navigator.serviceWorker.getRegistration('/'))?.pushManager : undefined

export async function noticesNow(): Promise<Notices> {
  const push = await manager()
  if (push === undefined) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return (await push.getSubscription()) === null ? 'off' : 'on'
}

const isKey = (body: unknown): body is { readonly output: { readonly publicKey: string | null } } =>
  typeof body === 'object' &&
  body !== null &&
  'output' in body &&
  typeof body.output === 'object' &&
  body.output !== null &&
  'publicKey' in body.output

/** Asks the server for its key, the browser for leave, and tells the server where to ring. */
export async function turnNoticesOn(device: Device, post: Post): Promise<TurnedOn> {
  const { token } = device
  const push = await manager()
  if (token === null || push === undefined) return 'silent'
  const asked = await post('/api/identity/push-key', {}, { token })
  if (asked?.status !== 200 || !isKey(asked.body)) return 'no-signal'
  const { publicKey } = asked.body.output
  if (publicKey === null) return 'silent'
  if ((await Notification.requestPermission()) !== 'granted') return 'no-leave'
  const made = await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }).catch(() => null)
  const { endpoint, keys } = made?.toJSON() ?? {}
  if (made === null || endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined)
    return 'no-signal'
  const subscription = { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }
  const told = await post('/api/identity/push-subscribe', { subscription }, { token, id: device.newId() })
  if (told?.status === 200) return 'on'
  // What the server did not take must not look as if it would ring.
  await made.unsubscribe()
  return 'no-signal'
}

/** Off here at once; the server is told when it can be, and learns it from the push service otherwise. */
export async function turnNoticesOff(device: Device, post: Post): Promise<void> {
  const made = await (await manager())?.getSubscription()
  if (made === null || made === undefined) return
  const { token } = device
  if (token !== null)
    await post('/api/identity/push-unsubscribe', { endpoint: made.endpoint }, { token, id: device.newId() })
  await made.unsubscribe()
}
