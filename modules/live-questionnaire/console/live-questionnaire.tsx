import {
  type Answer,
  type Answers,
  encodeAnswers,
  type InstrumentItem,
  type InstrumentText,
  isAsked,
  itemsOf,
  loadInstrument,
  readInstrument,
  scoringOf,
} from '@ayni/clinical/instruments'
import { RULESET_VERSION } from '@ayni/clinical/triage'
import type { PersonId } from '@ayni/kernel'
import type { ScreeningOperations } from '@ayni/modules/screening/contract'
import {
  Button,
  type Client,
  ErrorNotice,
  formatNumber,
  Loading,
  language,
  Notice,
  RadioList,
  SelectField,
  useDoOnce,
  useWords,
} from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { errors, words } from './words.ts'

export type QuestionnaireClient = Client<ScreeningOperations>
type Input = ScreeningOperations['screening.record-live-response']['input']

export type LiveQuestionnaireProps = {
  readonly client: QuestionnaireClient
  readonly person: PersonId
  readonly newId: () => string
}

const instrument = 'phq-9'
const REFUSED = 'refused'
const hows = ['phone', 'in-person'] as const

const optionsOf = (text: InstrumentText, item: InstrumentItem) => text.optionLists[item.options] ?? []
const answerOf = (text: InstrumentText, item: InstrumentItem, chosen: string): Answer =>
  optionsOf(text, item).find(({ value }) => String(value) === chosen)?.value ?? REFUSED

/** What is still to be put, by the rules of the form. */
export const leftToAsk = (answers: Answers): readonly string[] =>
  itemsOf(instrument).filter((item) => isAsked(instrument, answers, item) && answers[item] === undefined)

/** Folded until somebody wants it. */
export const LiveQuestionnaire = (props: LiveQuestionnaireProps) => {
  const say = useWords(words)
  const [opened, setOpened] = useState(false)
  return (
    <details id="phq9" onToggle={(event) => setOpened(opened || event.currentTarget.open)}>
      <summary>{say.title}</summary>
      <p class="muted small">{say.why}</p>
      {opened ? <Asking {...props} /> : null}
    </details>
  )
}

const useText = (): InstrumentText | null => {
  const [text, setText] = useState<InstrumentText | null>(null)
  useEffect(() => void loadInstrument(instrument).then(setText), [])
  return text
}

const Asking = ({ client, person, newId }: LiveQuestionnaireProps) => {
  const say = useWords(words)
  const text = useText()
  const doing = useDoOnce(client, newId, () => undefined)
  const [answers, setAnswers] = useState<Answers>({})
  const [how, setHow] = useState<Input['m']>('phone')
  const [saved, setSaved] = useState<Answers | null>(null)
  if (text === null) return <Loading words={say.loading} />
  if (saved !== null) return <Saved answers={saved} onAgain={() => setSaved(null)} />
  const save = async (): Promise<void> => {
    const { version } = scoringOf(instrument)
    const set = { i: instrument, v: version, l: language.value, m: how, u: RULESET_VERSION, r: newId() } as const
    const done = await doing.act('screening.record-live-response', {
      ...{ person, ...set, ...encodeAnswers(instrument, answers) },
    })
    if (done === undefined) return
    setSaved(answers)
    setAnswers({})
  }
  const left = leftToAsk(answers)
  return (
    <div class="stack">
      <SelectField
        label={say.how}
        value={how}
        onChange={setHow}
        choices={hows.map((value) => ({ value, words: say.hows[value] }))}
      />
      <p class="spoken">
        {say.sayFirst} «{text.intro[language.value]}»
      </p>
      {text.items
        .filter(({ id }) => isAsked(instrument, answers, id))
        .map((item) => (
          <Question
            key={item.id}
            text={text}
            item={item}
            value={answers[item.id]}
            onChange={(answer) => setAnswers({ ...answers, [item.id]: answer })}
          />
        ))}
      {saysItem9(answers) ? <Notice tone="act" title={say.item9} live="polite" /> : null}
      <p class="muted small">{text.copyright}</p>
      <Refused doing={doing} />
      {left.length === 0 ? null : <p class="muted">{say.left(left.length)}</p>}
      <Button busy={doing.busy ? say.saving : undefined} disabled={left.length > 0} onPress={() => void save()}>
        {say.save}
      </Button>
    </div>
  )
}

type QuestionProps = {
  readonly text: InstrumentText
  readonly item: InstrumentItem
  readonly value: Answer | undefined
  readonly onChange: (answer: Answer) => void
}

const Question = ({ text, item, value, onChange }: QuestionProps) => {
  const say = useWords(words)
  const choices = optionsOf(text, item)
    .filter((option) => option.value !== REFUSED)
    .map((option) => ({ value: String(option.value), words: option[language.value] }))
  return (
    <RadioList
      question={item[language.value]}
      choices={[...choices, { value: REFUSED, words: say.refused, aside: true }]}
      value={value === undefined || value === null ? undefined : String(value)}
      onChange={(chosen) => onChange(answerOf(text, item, chosen))}
    />
  )
}

const Refused = ({
  doing,
}: {
  readonly doing: Pick<ReturnType<typeof useDoOnce<ScreeningOperations>>, 'refused' | 'again' | 'busy'>
}) => {
  const say = useWords(words)
  if (doing.refused === null) return null
  if (doing.again === null) return <ErrorNotice code={doing.refused.code} own={errors} />
  return (
    <Notice tone="attend" title={say.notSent} live="polite">
      <Button kind="quiet" busy={doing.busy ? say.saving : undefined} onPress={doing.again}>
        {say.sendAgain}
      </Button>
    </Notice>
  )
}

/** @safety said as soon as it is answered, with or without a signal. */
function saysItem9(answers: Answers): boolean {
  const reading = readInstrument(instrument, answers)
  return reading.kind === 'ordinal' && reading.item9 === true
}

/** What they came to, at once. */
const Saved = ({ answers, onAgain }: { readonly answers: Answers; readonly onAgain: () => void }) => {
  const say = useWords(words)
  const reading = readInstrument(instrument, answers)
  const total = reading.kind === 'ordinal' ? reading.total : null
  return (
    <div class="stack">
      {saysItem9(answers) ? <Notice tone="act" title={say.item9} live="now" /> : null}
      <Notice tone="done" title={total === null ? say.savedPartly : say.saved(formatNumber(total))} live="polite">
        <Button kind="quiet" onPress={onAgain}>
          {say.another}
        </Button>
      </Notice>
    </div>
  )
}
