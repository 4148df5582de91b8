import { shellPrefix } from './shell.ts'

export const scope = '/console/'

const able = (): boolean => 'serviceWorker' in navigator && 'caches' in window

/** Where it cannot be registered, My account says that this browser receives no notices, and a reload needs a signal. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register(`${scope}service-worker.js`, { scope })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage('keep-shell')
}

/** The worker that rings and keeps the frame, there from the first sign-in; `go` brings the desk where a notice was about. */
export function startWorker(go: (path: string) => void): () => void {
  if (!able()) return () => undefined
  const hear = ({ data }: MessageEvent<{ readonly go?: unknown } | null>): void => {
    if (typeof data?.go === 'string' && data.go.startsWith(scope)) go(data.go)
  }
  navigator.serviceWorker.addEventListener('message', hear)
  register().catch(() => undefined)
  return () => navigator.serviceWorker.removeEventListener('message', hear)
}

/** Whoever signs out leaves no page of the house behind. */
export async function forgetShell(): Promise<void> {
  if (!able()) return
  for (const name of await caches.keys()) if (name.startsWith(shellPrefix)) await caches.delete(name)
}
