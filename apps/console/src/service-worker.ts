import { createShell } from './shell.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
}

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

const shell = createShell({
  files: self.__WB_MANIFEST.map(({ url, revision }) => ({
    url: new URL(url, self.location.href).pathname,
    revision,
  })),
  page: '/console/index.html',
  caches,
  ask: (request) => fetch(request),
  origin: self.location.origin,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
})

/** Whoever is signed in asks for it; whoever signs out takes it away. */
self.addEventListener('message', (event) => {
  if (event.data === 'keep-shell') event.waitUntil(shell.keep().catch(() => undefined))
})

/** Only our own pages and files: an answer of the server is never looked at here, and never kept. */
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith('/console/')) return
  if (request.mode === 'navigate') event.respondWith(shell.open(request))
  else if (pathname.startsWith('/console/assets/'))
    event.respondWith(shell.file(pathname).then((kept) => kept ?? fetch(request)))
})

// A page is asked for anew at each loading and old files stay beside the new: nobody is moved in the middle of a call.
self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) =>
  event.waitUntil(self.clients.claim().then(() => shell.follow().catch(() => undefined))),
)
