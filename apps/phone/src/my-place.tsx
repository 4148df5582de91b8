import { chooseLanguage, me } from '@ayni/modules/enrollment/phone'
import {
  announce,
  Button,
  bellIcon,
  chartIcon,
  checkIcon,
  clockIcon,
  closeIcon,
  downloadIcon,
  eyeIcon,
  helpIcon,
  keyIcon,
  ListRow,
  language,
  mapIcon,
  messageIcon,
  noSignalIcon,
  peopleIcon,
  phoneIcon,
  Screen,
  useWords,
} from '@ayni/ui'
import { speak } from './english.ts'
import { placeWords } from './place-words.ts'
import { type Frame, type House, hrefs } from './shell.ts'

const rows = [
  { id: 'plan', href: hrefs.plan, icon: helpIcon },
  { id: 'history', href: '#/yo/notas', icon: chartIcon },
  { id: 'consents', href: '#/yo/permisos', icon: checkIcon },
  { id: 'seen', href: '#/yo/visto', icon: eyeIcon },
  { id: 'copy', href: '#/yo/datos', icon: downloadIcon },
  { id: 'hours', href: '#/yo/horarios', icon: clockIcon },
  { id: 'post', href: '#/yo/puesto', icon: mapIcon },
  { id: 'reach', href: '#/yo/contacto', icon: messageIcon },
  { id: 'noSignal', href: '#/yo/sin-senal', icon: noSignalIcon },
  { id: 'trusted', href: '#/yo/persona', icon: peopleIcon },
  { id: 'invite', href: '#/yo/invitar', icon: peopleIcon },
  { id: 'phones', href: '#/yo/telefonos', icon: phoneIcon },
  { id: 'notices', href: '#/yo/avisos', icon: bellIcon },
  { id: 'pin', href: '#/yo/pin', icon: keyIcon },
  { id: 'empty', href: '#/yo/vaciar', icon: closeIcon },
] as const

export type MyPlaceProps = { readonly frame: Frame; readonly house: House }

/** Everything that is the person's own: to read, to take along, to allow and to close. */
export const MyPlace = ({ frame, house: { device } }: MyPlaceProps) => {
  const say = useWords(placeWords)
  const mine = device.get(me, 'me')?.body
  const other = (): void => {
    const chosen = language.value === 'es' ? 'en' : 'es'
    void speak(chosen)
      .then(() => chooseLanguage(device, chosen))
      .catch(() => announce(say.noEnglish))
  }
  return (
    <Screen {...frame} title={say.mineTitle}>
      {mine === undefined ? null : <p>{say.alias(mine.alias)}</p>}
      <ul class="rows">
        {rows.map(({ id, href, icon }) => (
          <ListRow key={id} href={href} icon={icon} title={say.rows[id][0]} detail={say.rows[id][1]} />
        ))}
      </ul>
      <div class="row">
        <Button kind="quiet" onPress={other}>
          <span lang={language.value === 'es' ? 'en' : 'es'}>{say.otherLanguage}</span>
        </Button>
        {device.hasPin ? (
          <Button kind="quiet" onPress={() => void device.lock()}>
            {say.lock}
          </Button>
        ) : null}
      </div>
    </Screen>
  )
}
