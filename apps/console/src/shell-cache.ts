const assets = '/console/assets/'

/** The files of this console that this page has needed so far; never an answer of the server. */
const needed = (): readonly string[] => [
  '/console/',
  ...performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith(assets))
    .map(({ pathname }) => pathname),
]

/** Hands the worker what must open without a signal; what a page fetched before the worker was there is asked for again. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ keep: needed() })
}
