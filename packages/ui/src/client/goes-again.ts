import { useEffect, useRef } from 'preact/hooks'

/** A dead link says nothing at all: after this it is asked again, with the same id. */
export const SILENCE_MS = 30_000
const AGAIN_MS = 15_000

/** Without an answer nobody knows what the server did, and whoever must sign in anew has done nothing yet: the same command goes again. */
const unanswered: ReadonlySet<string> = new Set(['server.unavailable', 'rate.limited', 'auth.required'])
export const goesAgain = (code: string): boolean =>
  code.startsWith('network.') || code === 'auth.second-factor-required' || unanswered.has(code)

/** What waits goes again by itself: every few seconds, at once when the signal is back, and when it is known who sits here. */
export function useAgain(waits: boolean, client: object, again: () => void): void {
  const newest = useRef(again)
  newest.current = again
  useEffect(() => {
    if (!waits) return undefined
    const go = (): void => newest.current()
    const timer = setInterval(go, AGAIN_MS)
    addEventListener('online', go)
    return () => {
      clearInterval(timer)
      removeEventListener('online', go)
    }
  }, [waits])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client is another chance.
  useEffect(() => {
    if (waits) newest.current()
  }, [client])
}
