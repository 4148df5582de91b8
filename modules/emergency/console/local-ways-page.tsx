import type { LocalWay, LocalWayKind } from '@ayni/modules/emergency/contract'
import {
  Button,
  Card,
  Check,
  Empty,
  ErrorNotice,
  Loading,
  offerUndo,
  SelectField,
  TextField,
  useAnswer,
  useDo,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Doing, EmergencyClient } from './client.ts'
import { errors } from './error-words.ts'
import { WayLine } from './local-ways-list.tsx'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

const kinds = [
  'radio',
  'boat',
  'air',
  'health-centre-night',
  'ambulance',
  'police',
  'local-person',
] as const satisfies readonly LocalWayKind[]
const ubigeoShape = /^[0-9]{6}$/
const codeShape = /^[0-9]{8}$/

const hoursOf = (text: string): number | null => {
  const hours = Number(text.replace(',', '.'))
  return text.trim() === '' || Number.isNaN(hours) ? null : hours
}

type AddProps = { readonly doing: Doing; readonly newId: () => string; readonly ubigeo: string }

const AddWay = ({ doing, newId, ubigeo: first }: AddProps) => {
  const say = useSay()
  const [kind, setKind] = useState<LocalWayKind>('radio')
  const [ubigeo, setUbigeo] = useState(first)
  const [code, setCode] = useState('')
  const [who, setWho] = useState('')
  const [how, setHow] = useState('')
  const [hours, setHours] = useState('')
  const [note, setNote] = useState('')
  const [atNight, setNight] = useState(false)
  const isReady =
    ubigeoShape.test(ubigeo) && who.trim() !== '' && how.trim() !== '' && (code === '' || codeShape.test(code))
  const save = async (): Promise<void> => {
    const answer = await doing.act('emergency.save-local-way', {
      ...{ way: newId(), facilityCode: code === '' ? null : code, ubigeo, kind, who: who.trim(), how: how.trim() },
      ...{ note: note.trim() === '' ? null : note.trim(), hours: hoursOf(hours), atNight },
    })
    if (answer.ok) for (const clear of [setWho, setHow, setNote, setHours]) clear('')
  }
  return (
    <Card title={say.sheet.add}>
      <SelectField
        label={say.sheet.kind}
        value={kind}
        onChange={setKind}
        choices={kinds.map((value) => ({ value, words: say.ways.kinds[value] }))}
      />
      <TextField
        label={say.sheet.ubigeo}
        hint={say.sheet.ubigeoHint}
        inputMode="numeric"
        value={ubigeo}
        onInput={setUbigeo}
        maxLength={6}
      />
      <TextField label={say.sheet.code} inputMode="numeric" value={code} onInput={setCode} maxLength={8} />
      <TextField label={say.sheet.who} hint={say.sealedName} value={who} onInput={setWho} maxLength={200} />
      <TextField label={say.sheet.how} value={how} onInput={setHow} maxLength={200} />
      <TextField label={say.sheet.hours} inputMode="numeric" value={hours} onInput={setHours} maxLength={5} />
      <Check words={say.sheet.atNight} checked={atNight} onChange={setNight} />
      <TextField label={say.sheet.note} value={note} onInput={setNote} lines={2} maxLength={1000} />
      <NotSent refused={doing.refused} />
      <Button wide disabled={!isReady} busy={doing.busy ? say.saving : undefined} onPress={() => void save()}>
        {say.sheet.press}
      </Button>
    </Card>
  )
}

const OneWay = ({
  way,
  doing,
  now,
  mayKeep,
}: {
  readonly way: LocalWay
  readonly doing: Doing
  readonly now: string
  readonly mayKeep: boolean
}) => {
  const say = useSay()
  const retire = async (): Promise<void> => {
    const answer = await doing.act('emergency.retire-local-way', { way: way.way, retired: true })
    const back = (): void => void doing.act('emergency.retire-local-way', { way: way.way, retired: false })
    if (answer.ok) offerUndo({ message: say.sheet.retired, onUndo: back })
  }
  return (
    <Card title={`${say.ways.kinds[way.kind]}: ${way.who}`}>
      <WayLine way={way} now={now} titled />
      {mayKeep ? (
        <div class="row">
          <Button kind="quiet" onPress={() => void doing.act('emergency.verify-local-way', { way: way.way })}>
            {say.sheet.verify}
          </Button>
          <Button kind="plain" onPress={() => void retire()}>
            {say.sheet.retire}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

export type LocalWaysPageProps = {
  readonly client: EmergencyClient
  readonly now: ReadonlySignal<string>
  /** Liaison, coordinator and duty keep the sheets; everybody else reads them. */
  readonly mayKeep: boolean
  readonly newId: () => string
}

/** The sheets, kept by day so that they are there at three in the morning. */
export const LocalWaysPage = ({ client, now, mayKeep, newId }: LocalWaysPageProps) => {
  const say = useSay()
  const [ubigeo, setUbigeo] = useState('')
  const asked = ubigeoShape.test(ubigeo) ? ubigeo : null
  const { output, code, again } = useAnswer(
    client,
    'emergency.local-ways',
    { ubigeo: asked },
    { topics: ['local-ways'] },
  )
  const doing = useDo(client, again)
  return (
    <>
      <p>{say.sheet.why}</p>
      <TextField
        label={say.sheet.find}
        hint={say.sheet.ubigeoHint}
        inputMode="numeric"
        value={ubigeo}
        onInput={setUbigeo}
        maxLength={6}
      />
      {output === undefined ? (
        code === undefined ? (
          <Loading words={say.opening} />
        ) : (
          <ErrorNotice code={code} own={errors} />
        )
      ) : null}
      {output?.rows.length === 0 ? <Empty title={say.sheet.none} /> : null}
      {output?.rows.map((way) => (
        <OneWay key={way.way} {...{ way, doing, mayKeep }} now={now.value} />
      ))}
      {mayKeep ? <AddWay doing={doing} newId={newId} ubigeo={ubigeo} /> : null}
    </>
  )
}
