import type { Instant } from '@ayni/kernel'
import {
  announce,
  Button,
  ErrorNotice,
  instantOf,
  Loading,
  Notice,
  offerUndo,
  SelectField,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { CallProps } from './clients.ts'
import { DialledNumber, dialledOf, numbersOf } from './dialled-number.tsx'
import { errors, words } from './words.ts'

export type CallOpenProps = CallProps & { readonly attempt: string }

type Result = 'respondido' | 'no_contesta' | 'equivocado' | 'rechazo' | 'error'
const results: readonly Result[] = ['respondido', 'no_contesta', 'equivocado', 'rechazo', 'error']

const Script = () => {
  const say = useWords(words)
  return (
    <>
      <h3>{say.sayTitle}</h3>
      <ul>
        {say.say.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{say.servicesTitle}</h3>
      <ul>
        {say.services.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Notice tone="attend" title={say.never} />
    </>
  )
}

type Reason = keyof (typeof words)['es']['reasons']
const noReason = 'none'

type Hour = { readonly day: string; readonly hour: string }
type LaterProps = {
  readonly later: Hour
  readonly onChange: (later: Hour) => void
  readonly onSave: (at: Instant) => void
}

/** The day and hour that the person named. */
const Later = ({ later, onChange, onSave }: LaterProps) => {
  const say = useWords(words)
  const at = instantOf(later.day, later.hour)
  return (
    <div class="row">
      <TextField label={say.laterDay} type="date" value={later.day} onInput={(day) => onChange({ ...later, day })} />
      <TextField
        label={say.laterHour}
        type="time"
        value={later.hour}
        onInput={(hour) => onChange({ ...later, hour })}
      />
      <Button disabled={at === null} onPress={() => (at === null ? undefined : onSave(at))}>
        {say.save}
      </Button>
    </div>
  )
}

const Waiting = ({ code }: { readonly code: string | undefined }) => {
  const say = useWords(words)
  return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
}

type EndProps = {
  readonly reason: Reason | typeof noReason
  readonly onReason: (reason: Reason | typeof noReason) => void
  /** Several numbers, and none is named as the one that was called. */
  readonly unsaid: boolean
  readonly onResult: (result: Result) => void
  readonly onLater: () => void
}

/** One press for how it ended. */
const HowItEnded = ({ reason, onReason, unsaid, onResult, onLater }: EndProps) => {
  const say = useWords(words)
  return (
    <>
      <SelectField
        label={say.reason}
        value={reason}
        onChange={onReason}
        choices={[
          { value: noReason, words: say.noReason },
          ...reasonKeys.map((value) => ({ value, words: say.reasons[value] })),
        ]}
      />
      <div class="choices">
        {results.map((result) => (
          <Button key={result} wide kind="quiet" disabled={unsaid} onPress={() => onResult(result)}>
            {say.result[result]}
          </Button>
        ))}
        <Button wide kind="quiet" disabled={unsaid} onPress={onLater}>
          {say.later}
        </Button>
      </div>
    </>
  )
}

/** The call itself: whom, what may be said, and one press for how it ended; ten seconds to take it back. */
export const CallOpen = ({ client, row, attempt, onChanged, onClose }: CallOpenProps) => {
  const say = useWords(words)
  const [code, setCode] = useState<string | undefined>(undefined)
  const [reason, setReason] = useState<Reason | typeof noReason>(noReason)
  const [later, setLater] = useState<Hour | undefined>(undefined)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const ways = useAnswer(client, 'enrollment.ways-to-reach', { person: row.person })
  const contact = dialledOf(ways.output, chosen)
  const unsaid = contact === null && ways.output !== undefined && numbersOf(ways.output).length > 1
  const undo = async (): Promise<void> => {
    const answer = await client.call('outreach.undo-call', { attempt })
    if (answer.ok) announce(say.undone(row.alias))
    onChanged()
  }
  const note = async (result: Result, laterAt: Instant | null = null): Promise<void> => {
    const said = result === 'rechazo' && reason !== noReason ? reason : null
    const answer = await client.call('outreach.note-result', { attempt, result, contact, laterAt, reason: said })
    setCode(answer.ok ? undefined : answer.code)
    onChanged()
    if (!answer.ok) return
    offerUndo({ message: say.noted(row.alias), onUndo: () => void undo() })
    onClose()
  }
  return (
    <>
      {ways.output === undefined ? (
        <Waiting code={ways.code} />
      ) : (
        <DialledNumber ways={ways.output} chosen={contact} onChoose={setChosen} />
      )}
      <Script />
      <h3>{say.results}</h3>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      <HowItEnded
        reason={reason}
        onReason={setReason}
        unsaid={unsaid}
        onResult={(result) => void note(result)}
        onLater={() => setLater(later ?? { day: '', hour: '18:00' })}
      />
      {later === undefined ? null : (
        <Later later={later} onChange={setLater} onSave={(at) => void note('respondido', at)} />
      )}
    </>
  )
}

const reasonKeys = [
  'sin_tiempo',
  'jornada',
  'olvido',
  'no_sabia',
  'recursos_propios',
  'ignorar_malestar',
  'estigma',
  'confidencialidad',
  'internet',
  'ya_en_tratamiento',
  'otro',
] as const satisfies readonly Reason[]
