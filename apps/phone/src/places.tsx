import { loadChooseHour } from '@ayni/modules/appointments/phone'
import { loadTellWorry } from '@ayni/modules/concerns/phone'
import { loadWriteToTeam } from '@ayni/modules/correspondence/phone'
import {
  loadContactMe,
  loadMyConsents,
  loadMyHours,
  loadMyPost,
  loadNoSignal,
  loadTrustedPerson,
} from '@ayni/modules/enrollment/phone'
import { loadCodeEntry, loadEmptyPhone, loadMyPhones, loadMyPin, loadWhoSaw } from '@ayni/modules/identity/phone'
import { loadMyCopy, loadMyData } from '@ayni/modules/my-data/phone'
import { loadInvite } from '@ayni/modules/outreach/phone'
import { newestAlert } from '@ayni/modules/crisis/phone'
import { helpIcon, LiveRegion, learnIcon, personIcon, Tabs, todayIcon, UndoHost, useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { useFrame } from './frame.tsx'
import { Help } from './help.tsx'
import { settle } from './joining.ts'
import { Learn } from './learn.tsx'
import { MyPlace } from './my-place.tsx'
import { part } from './part.tsx'
import { HistoryRoom, ResultRoom } from './result-room.tsx'
import { Router } from './router.tsx'
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

/** A screen of a module under Yo, or under another place: it goes back there. */
const deep = (load: () => Promise<ComponentType<DeepProps>>, back: string = hrefs.mine) => {
  const Inside = part(load)
  return () => {
    const house = useHouse()
    return <Inside {...house} frame={useFrame()} hasOpenAlert={hasOpenAlert(house)} onDone={() => go(back)} />
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
  worry: deep(loadTellWorry, hrefs.help),
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

/** Every address after the way in. What stands in them is neutral: they stay in the browser's history. */
const addresses = {
  '/ayuda': rooms.help,
  '/ayuda/escribir': Letters,
  '/ayuda/alguien': rooms.worry,
  '/aprender': rooms.learn,
  '/yo': rooms.mine,
  '/yo/permisos': rooms.consents,
  '/yo/persona': rooms.trusted,
  '/yo/horarios': rooms.hours,
  '/yo/puesto': rooms.post,
  '/yo/contacto': rooms.reach,
  '/yo/sin-senal': rooms.noSignal,
  '/yo/pin': rooms.pin,
  '/yo/telefonos': rooms.phones,
  '/yo/visto': rooms.seen,
  '/yo/copia': rooms.copy,
  '/yo/datos': rooms.data,
  '/yo/vaciar': rooms.empty,
  '/yo/avisos': rooms.notices,
  '/yo/invitar': rooms.invite,
  '/yo/notas': HistoryRoom,
  '/cita': HoursRoom,
  '/cita/:id': HoursRoom,
  '/entrar': ComeBack,
  '/chequeo/fin': ResultRoom,
}

export const Places = () => (
  <>
    <Router rooms={addresses} otherwise={rooms.today} />
    <UndoHost />
    <LiveRegion />
  </>
)
