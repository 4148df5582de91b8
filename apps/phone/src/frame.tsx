import { useWords } from '@ayni/ui'
import { type Frame, hrefs, useHouse, useStatus } from './shell.ts'
import { words } from './words.ts'

/** A page of ours that says nothing of health, and works without a signal. */
const neutralPage = '/nota.html'

/** What every screen carries: the way to help, the way out, and the connection in words when it matters. */
export const useFrame = (): Frame => {
  const { device } = useHouse()
  const status = useStatus()
  const say = useWords(words)
  const online = status?.online ?? navigator.onLine
  const waiting = status?.waiting ?? 0
  const connection = !online
    ? say.noSignal
    : status?.signedOut
      ? say.signedOut
      : waiting > 0
        ? status?.syncing
          ? say.sending
          : say.waiting(waiting)
        : undefined
  return {
    help: hrefs.crisis,
    connection,
    onQuickExit: () => {
      void device.lock()
      // In place of this page, so that "back" does not return to what was read.
      history.replaceState(null, '', neutralPage)
      location.replace(neutralPage)
    },
  }
}
