import { type MeansResult, meansResults, proposedRecheck } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { PlanPageData } from '@ayni/modules/safety-plan/contract'
import {
  type Answer,
  Button,
  Card,
  ErrorNotice,
  formatDate,
  formatWhen,
  Notice,
  RadioList,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { dayIn, endOfDay, idAt, type PlanClient } from './client.ts'
import { errors } from './error-words.ts'
import { type Agreeing, MeasureFields, newAgreeing, tidiedMeasures } from './measure-fields.tsx'
import { words } from './words.ts'

export type MeansPanelProps = {
  readonly client: PlanClient
  readonly person: PersonId
  readonly now: string
  /** The contact that is dated next: there it is looked at again. */
  readonly nextContactAt?: string | null | undefined
  readonly onNoted?: (() => void) | undefined
}

/** What was agreed about means, and whether it holds; the guidance is the clinician's alone. */
export const MeansPanel = (props: MeansPanelProps) => {
  const { client, person } = props
  const say = useWords(words)
  const { output } = useAnswer(client, 'safety-plan.plan', { person }, { topics: ['plans'] })
  if (output === undefined) return null
  return (
    <Card title={say.means}>
      <details>
        <summary>{say.meansGuide}</summary>
        <ul>
          {say.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      </details>
      <p class="muted small">{say.meansRule}</p>
      <Inside {...props} page={output} />
    </Card>
  )
}

type InsideProps = MeansPanelProps & { readonly page: PlanPageData }

const Inside = (props: InsideProps) => {
  const say = useWords(words)
  const [anew, setAnew] = useState(false)
  const [noted, setNoted] = useState(false)
  const { agreement } = props.page
  const done = (): void => {
    setAnew(false)
    setNoted(true)
    props.onNoted?.()
  }
  return (
    <>
      {noted ? <Notice tone="done" title={say.measuresSaved} live="polite" /> : null}
      {agreement === null ? <p>{say.noMeans}</p> : <Agreed {...props} />}
      {agreement === null || anew ? (
        <Agree {...props} onDone={done} />
      ) : (
        <>
          <Recheck key={`${agreement.recheckBy} ${props.page.checks.length}`} {...props} onDone={done} />
          <Button kind="plain" onPress={() => setAnew(true)}>
            {say.anew}
          </Button>
        </>
      )}
    </>
  )
}

const Agreed = ({ page: { agreement, checks }, now }: InsideProps) => {
  const say = useWords(words)
  if (agreement === null) return null
  return (
    <>
      <ul>
        {agreement.measures.map(({ what, keeper, until }) => (
          <li key={what}>
            {[what, keeper, until === null ? null : `${say.until} ${formatDate(`${until}T12:00:00Z`)}`]
              .filter((part) => part !== null)
              .join(' · ')}
          </li>
        ))}
        {agreement.cover === null ? null : <li>{agreement.cover}</li>}
      </ul>
      <p class="muted small">
        {say.agreedOn(formatWhen(agreement.agreedAt, now), agreement.who)}{' '}
        {say.due(formatWhen(agreement.recheckBy, now))}
      </p>
      {checks.length === 0 ? null : (
        <details>
          <summary>
            {say.looked} ({checks.length})
          </summary>
          <ul>
            {checks.map(({ at, result, who, note }) => (
              <li key={at}>
                {[`${formatWhen(at, now)}: ${say.done[result]}`, who, note].filter((part) => part !== null).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type FormProps = InsideProps & { readonly onDone: () => void }

/** One press at a time; what was written stays when it could not be sent, and goes under the same id again. */
function useNote(onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const note = async (call: () => Promise<Answer<null>>): Promise<void> => {
    setBusy(true)
    const answer = await call()
    setBusy(false)
    setCode(answer.ok ? null : answer.code)
    if (answer.ok) onDone()
  }
  return { busy, code, note, refuse: setCode }
}

const useDue = ({ now, nextContactAt, page }: InsideProps, result: 'agreed' | MeansResult) => {
  const proposed = dayIn(nextContactAt ?? proposedRecheck(page.recheck, now, result))
  const [chosen, choose] = useState<string | null>(null)
  return [chosen ?? proposed, choose] as const
}

const Agree = (props: FormProps) => {
  const { client, person, now } = props
  const say = useWords(words)
  const [value, setValue] = useState<Agreeing>(newAgreeing)
  const [agreement] = useState(() => idAt(now))
  const [due, setDue] = useDue(props, 'agreed')
  const { busy, code, note, refuse } = useNote(props.onDone)
  const send = async (): Promise<void> => {
    const recheckBy = endOfDay(due)
    if (recheckBy === null) return refuse('safety-plan.recheck-time')
    const input = { person, agreement, ...tidiedMeasures(value), recheckBy }
    await note(() => client.call('safety-plan.agree-means', input))
  }
  return (
    <>
      <MeasureFields value={value} onChange={setValue} />
      <TextField label={say.recheckBy} type="date" value={due} onInput={setDue} />
      {code === null ? null : <ErrorNotice code={code} own={errors} />}
      <Button
        busy={busy ? say.saving : undefined}
        disabled={tidiedMeasures(value).measures.length === 0}
        onPress={() => void send()}
      >
        {say.agree}
      </Button>
    </>
  )
}

const Recheck = (props: FormProps) => {
  const { client, person, now } = props
  const say = useWords(words)
  const [result, setResult] = useState<MeansResult | undefined>(undefined)
  const [text, setText] = useState('')
  const [value, setValue] = useState<Agreeing>(newAgreeing)
  const [ids] = useState(() => ({ check: idAt(now), agreement: idAt(now) }))
  const [due, setDue] = useDue(props, result ?? 'kept')
  const { busy, code, note, refuse } = useNote(props.onDone)
  const send = async (): Promise<void> => {
    const recheckBy = endOfDay(due)
    if (result === undefined || recheckBy === null) return refuse('safety-plan.recheck-time')
    const changed = result === 'changed' ? { agreement: ids.agreement, ...tidiedMeasures(value) } : null
    const said = text.trim() === '' ? null : text.trim()
    const input = { person, check: ids.check, result, note: said, now: changed, recheckBy }
    await note(() => client.call('safety-plan.recheck-means', input))
  }
  const unfinished = result === 'changed' && tidiedMeasures(value).measures.length === 0
  return (
    <>
      <RadioList
        question={say.recheck}
        choices={meansResults.map((one) => ({ value: one, words: say.results[one] }))}
        value={result}
        onChange={setResult}
      />
      {result === undefined ? null : (
        <>
          {result === 'changed' ? <MeasureFields value={value} onChange={setValue} /> : null}
          <TextField label={say.note} lines={2} maxLength={500} value={text} onInput={setText} />
          <TextField label={say.recheckBy} type="date" value={due} onInput={setDue} />
          {code === null ? null : <ErrorNotice code={code} own={errors} />}
          <Button busy={busy ? say.saving : undefined} disabled={unfinished} onPress={() => void send()}>
            {say.check}
          </Button>
        </>
      )}
    </>
  )
}
