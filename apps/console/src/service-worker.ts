declare const self: ServiceWorkerGlobalScope

/** What the server sends: a neutral sentence and an id, nothing about anybody. */
type Notice = {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly urgent: boolean
  /** A page of the console: the very alert. */
  readonly opens?: string | undefined
}

/** A browser that wakes without words must still show something, or it takes the leave away. */
const bare: Notice = { id: 'ayni', title: 'AYNI', body: 'Abrir tablero.', urgent: true }

const textIn = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise)

/** Only a page of this console, whatever a message says. */
const pageIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/console\/[\w/-]*$/.test(value) ? value : undefined

function read(data: PushMessageData | null): Notice {
  try {
    const said: Record<string, unknown> = data?.json() ?? {}
    return {
      id: textIn(said.id, bare.id),
      title: textIn(said.title, bare.title),
      body: textIn(said.body, bare.body),
      urgent: said.urgent !== false,
      opens: pageIn(said.opens),
    }
  } catch {
    return bare
  }
}

const placeOf = ({ urgent, opens }: Notice): string => opens ?? (urgent ? '/console/alertas' : '/console/')

/** @safety exactly the neutral words of the message; an urgent one stays on the screen until somebody touches it. */
self.addEventListener('push', (event) => {
  const notice = read(event.data)
  const shown = self.registration.showNotification(notice.title, {
    body: notice.body,
    tag: notice.id,
    requireInteraction: notice.urgent,
    data: placeOf(notice),
  })
  event.waitUntil(shown)
})

/** The desk that is open comes forward at the right place; a place it cannot be moved to is opened anew. */
async function open(place: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const desk = windows.find(({ url }) => new URL(url).pathname.startsWith('/console'))
  if (desk === undefined) {
    await self.clients.openWindow(place)
    return
  }
  // Moving within the page keeps what was half written; a page that does not answer is only brought forward.
  desk.postMessage({ go: place })
  await desk.focus()
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(textIn(event.notification.data, '/console/')))
})

// Files of this console alone are kept, so that a call that was being written opens without a signal. Never an answer of the server.
const SHELL = 'ayni-shell-1'
const shellPage = '/console/'
const isAsset = (path: string): boolean => /^\/console\/assets\/[\w.-]+$/.test(path)
/** More than any build has; older builds leave first. */
const MOST_FILES = 120

async function trim(cache: Cache): Promise<void> {
  const kept = await cache.keys()
  const assets = kept.filter(({ url }) => isAsset(new URL(url).pathname))
  await Promise.all(assets.slice(0, Math.max(0, assets.length - MOST_FILES)).map((one) => cache.delete(one)))
}

async function keep(paths: readonly unknown[]): Promise<void> {
  const cache = await caches.open(SHELL)
  for (const path of paths) {
    if (typeof path !== 'string' || !(path === shellPage || isAsset(path))) continue
    if (isAsset(path) && (await cache.match(path)) !== undefined) continue
    const response = await fetch(path, { credentials: 'omit' }).catch(() => undefined)
    if (response?.ok === true) await cache.put(path, response)
  }
  await trim(cache)
}

self.addEventListener('message', (event) => {
  const said: { readonly keep?: unknown } | null = event.data
  if (Array.isArray(said?.keep)) event.waitUntil(keep(said.keep))
})

/** A page comes from the server; only where nobody answers, the kept shell opens and says so by itself. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    return (await (await caches.open(SHELL)).match(shellPage)) ?? Response.error()
  }
}

/** An asset never changes under its name. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith('/console')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (isAsset(pathname)) event.respondWith(asset(request))
})

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
