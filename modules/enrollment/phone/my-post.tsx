import type { Device } from '@ayni/device'
import {
  Button,
  Card,
  Check,
  dictionary,
  formatDate,
  Screen,
  type ScreenProps,
  SelectField,
  StickyAction,
  TextField,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Connectivity, PostFact } from '../contract.ts'
import { currentPost, keepPost, type Post, stillHere } from './reach-local.ts'

const words = dictionary({
  es: {
    title: 'Tu puesto.',
    lead: 'Para encontrarte si hace falta, y para proponerte centros cercanos. Tu jefatura y tu red no lo reciben de aquí.',
    facility: 'Establecimiento',
    code: 'Código RENIPRESS',
    codeHint: '8 cifras, si lo sabes',
    codeProblem: 'El código tiene 8 cifras.',
    how: 'Cómo encontrarte en una urgencia',
    howHint: 'Por ejemplo: casa azul detrás de la posta',
    head: 'Soy la jefa o el jefe del establecimiento',
    headWhy: 'Nunca escribimos al número del establecimiento, y nada tuyo pasa por una jefatura.',
    signal: 'La señal allí',
    signals: {
      sin: 'No hay',
      solo_voz: 'Solo llamadas',
      '2g': '2G',
      '3g': '3G',
      '4g': '4G',
      satelital: 'Satelital',
    },
    choose: 'Elige',
    since: 'Desde qué día',
    keep: 'Guardar',
    moved: 'Cambié de puesto',
    movedWhy: 'El anterior se cierra ese día. Tu equipo, tus citas y tus plazos siguen igual.',
    still: '¿Sigues en este puesto?',
    here: 'Sigo aquí',
    confirmed: (day: string) => `Confirmado el ${day}.`,
    kept: 'Guardado en este teléfono.',
  },
  en: {
    title: 'Your post.',
    lead: 'To find you if it is needed, and to propose centres near you. Your supervisors and your network do not get it from here.',
    facility: 'Facility',
    code: 'RENIPRESS code',
    codeHint: '8 digits, if you know it',
    codeProblem: 'The code has 8 digits.',
    how: 'How to find you in an emergency',
    howHint: 'For example: blue house behind the post',
    head: 'I am the head of the facility',
    headWhy: 'We never write to the number of the facility, and nothing of yours goes through a supervisor.',
    signal: 'The signal there',
    signals: {
      sin: 'None',
      solo_voz: 'Calls only',
      '2g': '2G',
      '3g': '3G',
      '4g': '4G',
      satelital: 'Satellite',
    },
    choose: 'Choose',
    since: 'Since which day',
    keep: 'Keep',
    moved: 'I changed post',
    movedWhy: 'The one before closes on that day. Your team, appointments and due times stay.',
    still: 'Are you still at this post?',
    here: 'Still here',
    confirmed: (day) => `Confirmed on ${day}.`,
    kept: 'Kept on this phone.',
  },
})

const signals = ['sin', 'solo_voz', '2g', '3g', '4g', 'satelital'] as const satisfies readonly Connectivity[]

const emptyPost = (today: string): Post => ({
  ...{ facilityCode: null, ubigeo: null, category: null, institution: null, isHead: false, connectivity: null },
  place: { facilityName: null, howToFind: null },
  startsOn: today,
})

/** What the list of facilities knows is asked of it again; only what was said here goes along. */
const editable = ({ endsOn: _, confirmedAt: __, ...post }: PostFact): Post => post

export type MyPostProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** Where the person works and can be found. Another post is another row: nothing of the one before is lost. */
export const MyPost = ({ frame, device, onDone }: MyPostProps) => {
  const say = useWords(words)
  const before = currentPost(device)
  const today = new Date(device.now() - 5 * 3_600_000).toISOString().slice(0, 10)
  const [id, setId] = useState<string | undefined>(before?.key)
  const [post, setPost] = useState<Post>(() => (before === null ? emptyPost(today) : editable(before.body)))
  const moving = before !== null && id === undefined
  const move = (): void => {
    setId(undefined)
    setPost(emptyPost(today))
  }
  const named = post.facilityCode !== null || post.place.facilityName !== null || post.place.howToFind !== null
  const valid = named && /^\d{4}-\d\d-\d\d$/.test(post.startsOn) && (post.facilityCode ?? '00000000').length === 8
  return (
    <Screen
      {...frame}
      title={say.title}
      back={{ onPress: onDone }}
      action={
        <StickyAction>
          <Button wide disabled={!valid} onPress={() => void keepPost(device, post, id).then(onDone)}>
            {say.keep}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.lead}</p>
      {before === null || moving ? null : <Here device={device} confirmedAt={before.body.confirmedAt} onMoved={move} />}
      {moving ? <p>{say.movedWhy}</p> : null}
      <PostFields post={post} onChange={setPost} />
    </Screen>
  )
}

type HereProps = { readonly device: Device; readonly confirmedAt: string | null; readonly onMoved: () => void }

const Here = ({ device, confirmedAt, onMoved }: HereProps) => {
  const say = useWords(words)
  return (
    <Card title={say.still}>
      {confirmedAt === null ? null : <p role="status">{say.confirmed(formatDate(confirmedAt))}</p>}
      <div class="row">
        <Button kind="quiet" onPress={() => void stillHere(device)}>
          {say.here}
        </Button>
        <Button kind="quiet" onPress={onMoved}>
          {say.moved}
        </Button>
      </div>
    </Card>
  )
}

type FieldsProps = { readonly post: Post; readonly onChange: (post: Post) => void }

const orNull = (text: string): string | null => (text.trim() === '' ? null : text)

const PostFields = ({ post, onChange }: FieldsProps) => {
  const say = useWords(words)
  const place = (said: Partial<Post['place']>): void => onChange({ ...post, place: { ...post.place, ...said } })
  const code = post.facilityCode ?? ''
  return (
    <>
      <TextField
        label={say.facility}
        value={post.place.facilityName ?? ''}
        onInput={(text) => place({ facilityName: orNull(text) })}
        maxLength={120}
        autocomplete="off"
      />
      <TextField
        label={say.code}
        hint={say.codeHint}
        inputMode="numeric"
        value={code}
        maxLength={8}
        onInput={(text) => onChange({ ...post, facilityCode: orNull(text.replaceAll(/\D/g, '')) })}
        problem={code === '' || code.length === 8 ? undefined : say.codeProblem}
        autocomplete="off"
      />
      <TextField
        label={say.how}
        hint={say.howHint}
        value={post.place.howToFind ?? ''}
        onInput={(text) => place({ howToFind: orNull(text) })}
        maxLength={300}
        lines={2}
      />
      <Check
        words={say.head}
        detail={say.headWhy}
        checked={post.isHead}
        onChange={(isHead) => onChange({ ...post, isHead })}
      />
      <SelectField<Connectivity>
        label={say.signal}
        empty={say.choose}
        choices={signals.map((value) => ({ value, words: say.signals[value] }))}
        value={post.connectivity ?? undefined}
        onChange={(connectivity) => onChange({ ...post, connectivity })}
      />
      <TextField
        label={say.since}
        type="date"
        value={post.startsOn}
        onInput={(startsOn) => onChange({ ...post, startsOn })}
      />
    </>
  )
}
