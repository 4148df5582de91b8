import { loadChooseHour } from '@ayni/modules/appointments/phone'
import { loadWriteToTeam } from '@ayni/modules/correspondence/phone'
import {
  loadContactMe,
  loadMyConsents,
  loadMyHours,
  loadMyPost,
  loadNoSignal,
  loadTrustedPerson,
} from '@ayni/modules/enrollment/phone'
import {
  loadCodeEntry,
  loadEmptyPhone,
  loadMyCopy,
  loadMyPhones,
  loadMyPin,
  loadWhoSaw,
} from '@ayni/modules/identity/phone'
import { loadMyData } from '@ayni/modules/my-data/phone'
import { loadInvite } from '@ayni/modules/outreach/phone'
import { newestAlert } from '@ayni/modules/suicide-prevention/phone'
import { helpIcon, LiveRegion, learnIcon, personIcon, Tabs, todayIcon, UndoHost, useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { Route, Router } from 'preact-iso'
import { useFrame } from './frame.tsx'
import { HashLocation } from './hash-location.tsx'
import { Help } from './help.tsx'
import { settle } from './joining.ts'
import { Learn } from './learn.tsx'
import { MyPlace } from './my-place.tsx'
import { part } from './part.tsx'
import { HistoryRoom, ResultRoom } from './result-room.tsx'
import { type Frame, go, type House, hrefs, useHouse } from './shell.ts'
import { Today } from './today.tsx'
import { words } from './words.ts'

const useTabs = (current: string) => {
  const say = useWords(words)
  const places = [
    { href: hrefs.today, word: say.today, icon: todayIcon },
    { href: hrefs.help, word: say.help, icon: helpIcon },
    { href: hrefs.learn, word: say.learn, icon: learnIcon },
    { href: hrefs.mine, word: say.mine, icon: personIcon },
  ]
  return <Tabs label={say.places} places={places} current={current} />
}

type PlaceProps = { readonly frame: Frame; readonly house: House }

/** One of the four, with the bar under it. */
const place = (href: string, Inside: ComponentType<PlaceProps>) => () => {
  const frame = useFrame()
  return <Inside house={useHouse()} frame={{ ...frame, places: useTabs(href) }} />
}

type DeepProps = House & {
  readonly frame: Frame
  readonly hasOpenAlert: boolean
  readonly onDone: () => void
}

const hasOpenAlert = ({ device }: House): boolean => {
  const alert = newestAlert(device)
  return alert !== null && alert.state !== 'handled'
}

/** A screen of a module under Yo: it goes back there. */
const deep = (load: () => Promise<ComponentType<DeepProps>>) => {
  const Inside = part(load)
  return () => {
    const house = useHouse()
    return <Inside {...house} frame={useFrame()} hasOpenAlert={hasOpenAlert(house)} onDone={() => go(hrefs.mine)} />
  }
}

const rooms = {
  today: place(hrefs.today, Today),
  help: place(hrefs.help, Help),
  learn: place(hrefs.learn, Learn),
  mine: place(hrefs.mine, MyPlace),
  consents: deep(loadMyConsents),
  trusted: deep(loadTrustedPerson),
  hours: deep(loadMyHours),
  post: deep(loadMyPost),
  reach: deep(loadContactMe),
  noSignal: deep(loadNoSignal),
  pin: deep(loadMyPin),
  phones: deep(loadMyPhones),
  seen: deep(loadWhoSaw),
  copy: deep(loadMyCopy),
  data: deep(loadMyData),
  empty: deep(loadEmptyPhone),
  invite: deep(loadInvite),
  notices: deep(async () => (await import('./notices.tsx')).Notices),
}

const WriteToTeam = part(loadWriteToTeam)

/** Under Ayuda. What needs a human now opens the crisis screen at once. */
const Letters = () => (
  <WriteToTeam {...useHouse()} frame={useFrame()} onCrisis={() => go(hrefs.crisis)} onDone={() => go(hrefs.help)} />
)

const Hours = part(loadChooseHour)

/** The hour of what is owed next, or of the appointment named in the address, which moves. */
const HoursRoom = ({ id }: { readonly id?: string }) => (
  <Hours device={useHouse().device} frame={useFrame()} appointment={id ?? null} onDone={() => go(hrefs.today)} />
)

const CodeEntry = part(loadCodeEntry)

/** A phone whose rights ended comes in again; what it holds stays. */
const ComeBack = () => {
  const house = useHouse()
  return (
    <CodeEntry
      {...house}
      frame={useFrame()}
      onJoined={(joined) => void settle(house, joined).then(() => go(hrefs.today, true))}
    />
  )
}

const toTop = (): void => {
  document.querySelector('h1')?.focus({ preventScroll: true })
}

/** Every address after the way in. What stands in them is neutral: they stay in the browser's history. */
export const Places = () => (
  <HashLocation>
    <Router onRouteChange={toTop}>
      <Route path="/ayuda" component={rooms.help} />
      <Route path="/ayuda/escribir" component={Letters} />
      <Route path="/aprender" component={rooms.learn} />
      <Route path="/yo" component={rooms.mine} />
      <Route path="/yo/permisos" component={rooms.consents} />
      <Route path="/yo/persona" component={rooms.trusted} />
      <Route path="/yo/horarios" component={rooms.hours} />
      <Route path="/yo/puesto" component={rooms.post} />
      <Route path="/yo/contacto" component={rooms.reach} />
      <Route path="/yo/sin-senal" component={rooms.noSignal} />
      <Route path="/yo/pin" component={rooms.pin} />
      <Route path="/yo/telefonos" component={rooms.phones} />
      <Route path="/yo/visto" component={rooms.seen} />
      <Route path="/yo/copia" component={rooms.copy} />
      <Route path="/yo/datos" component={rooms.data} />
      <Route path="/yo/vaciar" component={rooms.empty} />
      <Route path="/yo/avisos" component={rooms.notices} />
      <Route path="/yo/invitar" component={rooms.invite} />
      <Route path="/yo/notas" component={HistoryRoom} />
      <Route path="/cita" component={HoursRoom} />
      <Route path="/cita/:id" component={HoursRoom} />
      <Route path="/entrar" component={ComeBack} />
      <Route path="/chequeo/fin" component={ResultRoom} />
      <Route default component={rooms.today} />
    </Router>
    <UndoHost />
    <LiveRegion />
  </HashLocation>
)
