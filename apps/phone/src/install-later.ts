/** After the page is quiet: the files for a visit without a signal, and the right to stand on the home screen. */
export function installLater(): void {
  const begin = (): void => {
    const manifest = document.createElement('link')
    manifest.rel = 'manifest'
    manifest.href = '/manifest.webmanifest'
    document.head.append(manifest)
    // A new version waits until every window of the old one is closed: nobody is moved in the middle of a question.
    void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)
  }
  const whenIdle = (): void => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(begin, { timeout: 5000 })
    else setTimeout(begin, 1500)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}
