import { LiveRegion, Loading, UndoHost, useShortcuts, useWords } from '@ayni/ui'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso'
import type { CallOfProps } from './call-place.tsx'
import { clients } from './clients.ts'
import { followFeed } from './connection.ts'
import { Door } from './door.tsx'
import { KeysHelp } from './keys-help.tsx'
import { openCallAt } from './open-call.ts'
import { Page } from './pages.tsx'
import { part } from './part.tsx'
import { placesOf } from './places.ts'
import { startRinging } from './push.ts'
import { ended, mayWork, session } from './session.ts'
import { words } from './words.ts'

const TRY_AGAIN_MS = 5000

const focusSearch = (): void => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()

const Desk = () => {
  const { path, route } = useLocation()
  const [help, setHelp] = useState(false)
  const current = session.value
  const roles = current?.roles
  const places = useMemo(() => placesOf(roles ?? []), [roles])
  const shortcuts = useMemo(
    () => ({
      ...Object.fromEntries(places.map((place) => [`g ${place.letter}`, () => route(place.path)])),
      '/': focusSearch,
      '?': () => setHelp(true),
    }),
    [places, route],
  )
  useShortcuts(shortcuts, !ended.value)
  const account = current?.account
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever signs in anew has a feed anew.
  useEffect(followFeed, [account])
  useEffect(() => startRinging(route), [route])
  if (!mayWork(current)) return null
  return (
    <>
      <Page session={current} path={path} />
      {help ? <KeysHelp places={places} onClose={() => setHelp(false)} /> : null}
    </>
  )
}

const useFirstSession = (): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const answer = await clients.identity.call('identity.session', {})
      if (answer.ok) session.value = answer.output
      else timer = setTimeout(() => void ask(), TRY_AGAIN_MS)
    }
    void ask()
    return () => clearTimeout(timer)
  }, [])
}

const UnsentCall = part<CallOfProps>(async () => (await import('./call-place.tsx')).UnsentCall)

/** While nobody can be asked who sits here, only a call that this very tab had open is shown again; it is sent once that is known. */
const BeforeSession = ({ words: waiting }: { readonly words: string }) => {
  const { path } = useLocation()
  const call = openCallAt(path)
  return call === undefined ? <Loading words={waiting} /> : <UnsentCall call={call} />
}

/** The door, or the desk; the desk waits hidden behind the door when a session ends. */
export const App = () => {
  const say = useWords(words)
  useFirstSession()
  const current = session.value
  const open = mayWork(current)
  return (
    <LocationProvider scope="/console">
      {current === undefined ? <BeforeSession words={say.opening} /> : null}
      {open ? (
        <div hidden={ended.value}>
          <Desk />
        </div>
      ) : null}
      {current !== undefined && (!open || ended.value) ? <Door /> : null}
      <UndoHost />
      <LiveRegion />
    </LocationProvider>
  )
}
