import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[]
}

/**
 * Keeps every file of the phone. A new version is fetched whole and waits: it takes over when the last window of the old one is
 * closed, so that nobody is moved in the middle of a question.
 */
precacheAndRoute([...self.__WB_MANIFEST], { directoryIndex: null, cleanURLs: false })
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/console/, /^\/api\//, /^\/health/, /^\/nota\.html/],
  }),
)

/** @safety a notice on a locked screen says nothing: not who, not what. */
self.addEventListener('push', (event) => {
  event.waitUntil(self.registration.showNotification('Ayni', { body: 'Hay algo para ti.', tag: 'ayni', icon: '/icon-192.png' }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(showPhone())
})

async function showPhone(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window' })
  if (open === undefined) await self.clients.openWindow('/#/hoy')
  else await open.focus()
}
