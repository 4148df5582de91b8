import type { PersonId } from '@ayni/kernel'
import type { FitnessPage, FitnessRoute, ToldPerson } from '@ayni/modules/emergency/contract'
import {
  Badge,
  Button,
  Card,
  Check,
  DefinitionList,
  ErrorNotice,
  formatWhen,
  Loading,
  RadioList,
  TextField,
  Timeline,
  useAnswer,
  useDo,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Doing, EmergencyClient } from './client.ts'
import { errors } from './error-words.ts'
import { LegalBasis } from './legal-basis.tsx'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

const routes = [
  'goes-on',
  'goes-on-with-changes',
  'voluntary-leave',
  'not-agreed-yet',
] as const satisfies readonly FitnessRoute[]
const told = ['before', 'after', 'no'] as const satisfies readonly ToldPerson[]

const RecordFitness = ({ person, doing }: { readonly person: PersonId; readonly doing: Doing }) => {
  const say = useSay()
  const [route, setRoute] = useState<FitnessRoute | undefined>(undefined)
  const [note, setNote] = useState('')
  const [withPerson, setWith] = useState(false)
  const save = (): void => {
    if (route !== undefined)
      void doing.act('emergency.record-fitness', { person, withPerson, route, note: note.trim() })
  }
  return (
    <Card title={say.fitness.record}>
      <p>{say.fitness.why}</p>
      <RadioList
        question={say.fitness.ask}
        value={route}
        onChange={setRoute}
        choices={routes.map((value) => ({ value, words: say.fitness.routes[value] }))}
      />
      <TextField label={say.fitness.note} hint={say.sealed} value={note} onInput={setNote} lines={4} maxLength={1000} />
      <Check words={say.fitness.together} checked={withPerson} onChange={setWith} />
      <NotSent refused={doing.refused} />
      <Button
        wide
        disabled={route === undefined || note.trim() === '' || !withPerson}
        busy={doing.busy ? say.saving : undefined}
        onPress={save}
      >
        {say.save}
      </Button>
    </Card>
  )
}

type One = FitnessPage['disclosures'][number]

const Disclosure = ({ one, doing, now }: { readonly one: One; readonly doing: Doing; readonly now: string }) => {
  const say = useSay()
  const isSigned = one.second !== null && one.secondAt !== null
  return (
    <Card title={say.disclosure.to(one.to)}>
      <p class="row">
        <Badge tone={isSigned ? 'inform' : 'attend'} word={isSigned ? say.disclosure.signed : say.disclosure.waits} />
      </p>
      <p>{one.what}</p>
      <DefinitionList
        items={[
          { term: say.disclosure.reason, detail: one.reason },
          { term: say.disclosure.first, detail: `${one.first}, ${formatWhen(one.firstAt, now)}` },
          ...(one.second === null || one.secondAt === null
            ? []
            : [{ term: say.disclosure.second, detail: `${one.second}, ${formatWhen(one.secondAt, now)}` }]),
          { term: say.disclosure.told, detail: one.toldAt === null ? say.log.owed : formatWhen(one.toldAt, now) },
        ]}
      />
      <div class="stack">
        {isSigned || one.mine ? null : (
          <Button wide onPress={() => void doing.act('emergency.sign-disclosure', { disclosure: one.disclosure })}>
            {say.disclosure.sign}
          </Button>
        )}
        {one.toldAt === null ? (
          <Button wide kind="quiet" onPress={() => void doing.act('emergency.tell-person', { of: one.disclosure })}>
            {say.log.tell}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

const Propose = ({ person, doing }: { readonly person: PersonId; readonly doing: Doing }) => {
  const say = useSay()
  const [to, setTo] = useState('')
  const [what, setWhat] = useState('')
  const [reason, setReason] = useState('')
  const [toldThem, setTold] = useState<ToldPerson>('before')
  const isReady = [to, what, reason].every((text) => text.trim() !== '')
  const proposed = { person, to: to.trim(), what: what.trim(), reason: reason.trim(), told: toldThem }
  const propose = (): void => void doing.act('emergency.propose-disclosure', proposed)
  return (
    <details>
      <summary>{say.disclosure.propose}</summary>
      <p>{say.disclosure.why}</p>
      <p class="muted small">{say.decide.legal}</p>
      <LegalBasis />
      <TextField label={say.disclosure.toAsk} hint={say.sealed} value={to} onInput={setTo} maxLength={200} />
      <TextField label={say.disclosure.whatAsk} value={what} onInput={setWhat} lines={3} maxLength={1000} />
      <TextField label={say.disclosure.reason} value={reason} onInput={setReason} lines={3} maxLength={1000} />
      <RadioList
        question={say.decide.told}
        value={toldThem}
        onChange={setTold}
        choices={told.map((value) => ({ value, words: say.decide.toldWords[value] }))}
      />
      <NotSent refused={doing.refused} />
      <Button wide disabled={!isReady} busy={doing.busy ? say.saving : undefined} onPress={propose}>
        {say.disclosure.signFirst}
      </Button>
    </details>
  )
}

export type FitnessPanelProps = {
  readonly client: EmergencyClient
  readonly person: PersonId
  readonly now: ReadonlySignal<string>
  readonly isPsychiatrist: boolean
}

/** Working or resting, found together; and what humans signed to say outside. Nothing leaves from here by itself. */
export const FitnessPanel = ({ client, person, now, isPsychiatrist }: FitnessPanelProps) => {
  const say = useSay()
  const { output, code, again } = useAnswer(client, 'emergency.fitness', { person }, { topics: ['fitness'] })
  const doing = useDo(client, again)
  if (output === undefined)
    return code === undefined ? <Loading words={say.opening} /> : <ErrorNotice code={code} own={errors} />
  return (
    <>
      <Timeline
        moments={output.notes.map(({ fitness, at, by, route, note }) => ({
          id: fitness,
          at,
          when: formatWhen(at, now.value),
          title: `${say.fitness.routes[route]} (${by})`,
          children: <p>{note}</p>,
        }))}
      />
      {isPsychiatrist ? <RecordFitness person={person} doing={doing} /> : null}
      {output.disclosures.map((one) => (
        <Disclosure key={one.disclosure} one={one} doing={doing} now={now.value} />
      ))}
      <Propose person={person} doing={doing} />
    </>
  )
}
