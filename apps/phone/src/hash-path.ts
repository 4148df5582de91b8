import { signal } from '@preact/signals'

const read = (): string => {
  const path = location.hash.slice(1)
  return path.startsWith('/') ? path : '/'
}

/**
 * Where the person is. Behind the `#`: an invitation's secret there never reaches a server, a proxy or its log, and a page opened
 * without a signal is always the same page.
 */
export const path = signal(read())

addEventListener('hashchange', () => {
  // An invitation opened where the app already stands: begin as with any link, so that its secret leaves the address.
  if (location.hash.startsWith('#/i/')) location.reload()
  path.value = read()
})
