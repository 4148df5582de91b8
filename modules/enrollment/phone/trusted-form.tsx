import type { Device } from '@ayni/device'
import { Button, dictionary, RadioList, Screen, type ScreenProps, StickyAction, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { TrustedPerson } from '../contract.ts'
import { nameTrusted, trusted } from './local.ts'

const words = dictionary({
  es: {
    title: '¿A quién llamarías si algo pesara demasiado?',
    lead: 'Puede ser familia, una amistad, un colega. Dile que la nombraste: saberlo ayuda a las dos personas.',
    name: 'Nombre',
    relation: '¿Quién es para ti?',
    phone: 'Celular',
    phoneProblem: 'Un celular del Perú tiene 9 cifras y empieza con 9.',
    when: '¿Cuándo puede llamarle tu equipo?',
    imminent: 'Solo si mi vida está en peligro inmediato',
    always: 'Cuando no me encuentren',
    never: 'Nunca; solo la llamaré yo',
    show: 'Mostrarla en Ayuda ya, también sin PIN',
    showWhy: 'Quien tome tu teléfono vería su nombre y su número.',
    keep: 'Guardar',
    remove: 'Quitar a esta persona',
  },
  en: {
    title: 'Whom would you call if something weighed too much?',
    lead: 'It can be family, a friend, a colleague. Tell them you named them: knowing it helps you both.',
    name: 'Name',
    relation: 'Who are they to you?',
    phone: 'Mobile',
    phoneProblem: 'A mobile number of Peru has 9 digits and begins with 9.',
    when: 'When may your team call them?',
    imminent: 'Only if my life is in immediate danger',
    always: 'When they cannot find me',
    never: 'Never; only I will call',
    show: 'Show them in Help now, also without the PIN',
    showWhy: 'Whoever picks up your phone would see their name and number.',
    keep: 'Keep',
    remove: 'Remove this person',
  },
})

/** `987 654 321` becomes `+51987654321`; a number with its country stays. Null where it cannot be dialled. */
export function dialled(written: string): string | null {
  const digits = written.replaceAll(/[^\d+]/g, '')
  if (/^9\d{8}$/.test(digits)) return `+51${digits}`
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}

export type TrustedFormProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** One person to call when it matters, and when the team may. */
export const TrustedForm = ({ frame, device, onDone }: TrustedFormProps) => {
  const say = useWords(words)
  const before = device.get(trusted, 'trusted')?.body
  const [name, setName] = useState(before?.name ?? '')
  const [relation, setRelation] = useState(before?.relation ?? '')
  const [phone, setPhone] = useState(before?.phone ?? '')
  const [when, setWhen] = useState<TrustedPerson['whenMayCall']>(before?.whenMayCall ?? 'riesgo_inminente')
  const [show, setShow] = useState(before?.showWithoutPin ?? false)
  const [tried, setTried] = useState(false)
  const dial = dialled(phone)
  const keep = async (): Promise<void> => {
    setTried(true)
    if (dial === null || name.trim() === '' || relation.trim() === '') return
    const person = {
      name: name.trim(),
      relation: relation.trim(),
      phone: dial,
      whenMayCall: when,
      showWithoutPin: show,
    }
    await nameTrusted(device, person)
    onDone()
  }
  return (
    <Screen
      {...frame}
      title={say.title}
      back={{ onPress: onDone }}
      action={
        <StickyAction>
          <Button wide onPress={() => void keep()}>
            {say.keep}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.lead}</p>
      <TextField label={say.name} value={name} onInput={setName} maxLength={120} autocomplete="off" required />
      <TextField
        label={say.relation}
        value={relation}
        onInput={setRelation}
        maxLength={120}
        autocomplete="off"
        required
      />
      <TextField
        label={say.phone}
        type="tel"
        inputMode="tel"
        value={phone}
        onInput={setPhone}
        autocomplete="off"
        problem={tried && dial === null ? say.phoneProblem : undefined}
      />
      <Permissions when={when} onWhen={setWhen} show={show} onShow={setShow} />
      {before === undefined ? null : <Remove onPress={() => void nameTrusted(device, null).then(onDone)} />}
    </Screen>
  )
}

const Remove = ({ onPress }: { readonly onPress: () => void }) => (
  <Button kind="plain" onPress={onPress}>
    {useWords(words).remove}
  </Button>
)

type When = TrustedPerson['whenMayCall']

type PermissionsProps = {
  readonly when: When
  readonly onWhen: (when: When) => void
  readonly show: boolean
  readonly onShow: (show: boolean) => void
}

const Permissions = ({ when, onWhen, show, onShow }: PermissionsProps) => {
  const say = useWords(words)
  return (
    <>
      <RadioList
        question={say.when}
        value={when}
        onChange={onWhen}
        choices={[
          { value: 'riesgo_inminente', words: say.imminent },
          { value: 'siempre', words: say.always },
          { value: 'nunca', words: say.never },
        ]}
      />
      <label class="answer aside">
        <input type="checkbox" checked={show} onChange={(event) => onShow(event.currentTarget.checked)} />
        <span>
          {say.show}
          <small>{say.showWhy}</small>
        </span>
      </label>
    </>
  )
}
