import { LiveRegion, Loading, UndoHost, useShortcuts, useWords } from '@ayni/ui'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso'
import type { CarriedCallProps } from './call-place.tsx'
import { followFeed } from './connection.ts'
import { Door } from './door.tsx'
import { noteDutyPhone } from './duty-phone.ts'
import { useFirstSession } from './first-session.ts'
import { KeysHelp } from './keys-help.tsx'
import { NoSignal } from './no-signal.tsx'
import { mayGoOn, type OpenCall, openCallAt } from './open-call.ts'
import { Page } from './pages.tsx'
import { part } from './part.tsx'
import { placesOf } from './places.ts'
import { ended, mayWork, session } from './session.ts'
import { words } from './words.ts'
import { startWorker } from './worker.ts'

const focusSearch = (): void => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()

const Desk = ({ carried }: { readonly carried: boolean }) => {
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
  useEffect(() => startWorker(route), [route])
  const phone = current?.program.dutyPhone
  useEffect(() => {
    if (phone !== undefined) noteDutyPhone(phone)
  }, [phone])
  if (!mayWork(current)) return null
  return (
    <>
      {carried ? null : <Page session={current} path={path} />}
      {help ? <KeysHelp places={places} onClose={() => setHelp(false)} /> : null}
    </>
  )
}

const CarriedCall = part<CarriedCallProps>(async () => (await import('./call-place.tsx')).CarriedCall)

/** A call of this very tab, taken up without a signal; it stays where it is when the signal comes and with it who sits here. */
function useCarried(cut: boolean): { readonly call: OpenCall | undefined; readonly looked: boolean } {
  const { path } = useLocation()
  const [found, setFound] = useState<{ readonly call: OpenCall | undefined } | null>(null)
  const waits = cut && session.value === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the signal is missed.
  useEffect(() => {
    if (!waits || found !== null) return
    const call = openCallAt(path)
    if (call === undefined) setFound({ call })
    else void mayGoOn(call, Date.now()).then((may) => setFound({ call: may ? call : undefined }))
  }, [waits])
  const current = session.value
  const call = found?.call
  const mine = current === undefined || (mayWork(current) && current.account === call?.account)
  return { call: call?.path === path && mine ? call : undefined, looked: found !== null }
}

/** The door, or the desk; the desk waits hidden behind the door when a session ends. */
const Rooms = () => {
  const say = useWords(words)
  const cut = useFirstSession()
  const { call, looked } = useCarried(cut)
  const current = session.value
  const open = mayWork(current)
  const unknown = current === undefined && call === undefined
  return (
    <>
      {unknown ? cut && looked ? <NoSignal /> : <Loading words={say.opening} /> : null}
      <div hidden={ended.value}>
        {call === undefined ? null : <CarriedCall call={call} known={open} />}
        {open ? <Desk carried={call !== undefined} /> : null}
      </div>
      {current !== undefined && (!open || ended.value) ? <Door /> : null}
    </>
  )
}

export const App = () => (
  <LocationProvider scope="/console">
    <Rooms />
    <UndoHost />
    <LiveRegion />
  </LocationProvider>
)
