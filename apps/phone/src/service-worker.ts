declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
}

/** Every file of this build; a revision where the name itself does not change with the content. */
const files = self.__WB_MANIFEST.map(({ url, revision }) => ({
  url: new URL(url, self.location.href).pathname,
  revision,
}))
const paths = new Set(files.map(({ url }) => url))
const page = '/index.html'
const notThePhone = /^\/(console|api|health|sync)(\/|$)|^\/nota\.html$/

/** FNV-1a over names and revisions: one build, one cache. */
const build = files.reduce(
  (hash, { url, revision }) =>
    [...`${url}${revision}`].reduce((h, sign) => Math.imul(h ^ sign.charCodeAt(0), 16_777_619), hash),
  2_166_136_261,
)
const cacheName = `ayni-${(build >>> 0).toString(36)}`

/** What an earlier build already brought is not fetched again: a new version costs only what is new. */
async function bring(cache: Cache, { url, revision }: (typeof files)[number]): Promise<void> {
  const had = revision === null ? await caches.match(url) : undefined
  const response = had ?? (await fetch(new Request(url, { cache: revision === null ? 'default' : 'no-cache' })))
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  await cache.put(url, response)
}

/** At once, at most: on a thin link the page itself needs a way to what it is asked to show now. */
const lanes = 3

async function bringAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  const left = files.values()
  const lane = async (): Promise<void> => {
    for (const file of left) await bring(cache, file)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/**
 * A version is kept whole or not at all. A new one waits: it takes over when the last window of the old one is closed, so that
 * nobody is moved in the middle of a question.
 */
self.addEventListener('install', (event) => {
  event.waitUntil(bringAll())
})

async function takeOver(): Promise<void> {
  // The console of the same house keeps its own: a telephone on call may be a physician's too.
  const ours = (await caches.keys()).filter((name) => !name.startsWith('consola-'))
  for (const name of ours) if (name !== cacheName) await caches.delete(name)
  await self.clients.claim()
}
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && !notThePhone.test(pathname)) event.respondWith(kept(page, request))
  else if (paths.has(pathname)) event.respondWith(kept(pathname, request))
})

/** @safety a notice on a locked screen says nothing: not who, not what. */
self.addEventListener('push', (event) => {
  event.waitUntil(
    self.registration.showNotification('Ayni', { body: 'Hay algo para ti.', tag: 'ayni', icon: '/icon-192.png' }),
  )
})

async function showPhone(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' })
  if (open === undefined) await self.clients.openWindow('/#/hoy')
  else await open.focus()
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(showPhone())
})
