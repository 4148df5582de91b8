import {
  type Answer,
  type Answers,
  contradictions,
  type InstrumentId,
  type InstrumentItem,
  type InstrumentText,
  isAsked,
  itemsOf,
  loadInstrument,
  nextItem,
} from '@ayni/clinical/instruments'
import {
  Button,
  Card,
  Loading,
  language,
  Progress,
  RadioList,
  Screen,
  type ScreenProps,
  StickyAction,
  useWords,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { words } from './words.ts'

export type Frame = Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit'>

export type AnswerPartProps = {
  readonly frame: Frame
  readonly part: { readonly at: number; readonly of: number }
  readonly instrument: InstrumentId
  readonly answers: Answers
  /** After each tap; the caller keeps it on the phone. */
  readonly onAnswer: (answers: Answers) => void
  /** Every question that is asked has an answer or was declined. */
  readonly onFinish: (answers: Answers) => void
  readonly onLater: () => void
  readonly onShown?: (() => void) | undefined
  /** Absent for the safety questions: each of them can be declined, the part is not left out by one tap. */
  readonly onSkip?: (() => void) | undefined
}

/** Items on the way, as far as the answers tell; before "how often" is answered, AUDIT is shown at its full length. */
function onTheWay(instrument: InstrumentId, answers: Answers): readonly string[] {
  const items = itemsOf(instrument)
  if (instrument === 'audit' && answers['audit-1'] === undefined) return items
  return items.filter((item) => isAsked(instrument, answers, item))
}

function useText(instrument: InstrumentId): InstrumentText | null {
  const [text, setText] = useState<InstrumentText | null>(null)
  useEffect(() => {
    let left = false
    void loadInstrument(instrument).then((loaded) => left || setText(loaded))
    return () => {
      left = true
    }
  }, [instrument])
  return text?.id === instrument ? text : null
}

const REFUSED = 'refused'

function choicesOf(text: InstrumentText, item: InstrumentItem, refuse: string) {
  const options = (text.optionLists[item.options] ?? []).filter(({ value }) => value !== REFUSED)
  return [
    ...options.map((option) => ({ value: String(option.value), words: option[language.value] })),
    { value: REFUSED, words: refuse, aside: true },
  ]
}

const answerOf = (text: InstrumentText, item: InstrumentItem, chosen: string): Answer =>
  text.optionLists[item.options]?.find(({ value }) => String(value) === chosen)?.value ?? REFUSED

/** One question at a time: five rows and a sentence fit a 360-px screen without scrolling, and each tap is kept. */
export const AnswerPart = (props: AnswerPartProps) => {
  const { frame, part, instrument, onAnswer, onFinish, onLater, onSkip } = props
  const say = useWords(words)
  const text = useText(instrument)
  const isShown = text !== null
  useEffect(() => {
    if (isShown) props.onShown?.()
  }, [isShown])
  const [answers, setAnswers] = useState(props.answers)
  const way = onTheWay(instrument, answers)
  const [at, setAt] = useState(() => nextItem(instrument, props.answers) ?? way.at(-1) ?? '')
  const [mismatch, setMismatch] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what goes back to the top, where help is in sight.
  useEffect(() => window.scrollTo(0, 0), [at])
  const place = Math.max(0, way.indexOf(at))
  const before = way[place - 1]
  const title = say.part(part.at, part.of, say.names[instrument])
  if (mismatch)
    return <Mismatch frame={frame} title={title} onKeep={() => onFinish(answers)} onReview={() => setMismatch(false)} />
  const item = text?.items.find(({ id }) => id === at)
  if (text === null || item === undefined) return <Loading words={say.loading} />
  const given = answers[at]
  const keep = (chosen: string): Answers => {
    const next = { ...answers, [at]: answerOf(text, item, chosen) }
    setAnswers(next)
    onAnswer(next)
    return next
  }
  const goOn = (now: Answers): void => {
    const ahead = onTheWay(instrument, now)
    const next = ahead[ahead.indexOf(at) + 1] ?? nextItem(instrument, now)
    if (next !== null && next !== undefined) setAt(next)
    else if (contradictions(instrument, now).length > 0) setMismatch(true)
    else onFinish(now)
  }
  return (
    <QuestionFrame
      frame={frame}
      title={title}
      onBack={before === undefined ? onLater : () => setAt(before)}
      onLater={onLater}
      onNext={given === undefined ? undefined : () => goOn(answers)}
    >
      <Progress at={place + 1} of={way.length} />
      <RadioList
        key={at}
        takesFocus={place > 0}
        lead={leadOf(text, at, instrument, say.asqLead)}
        question={item[language.value]}
        choices={choicesOf(text, item, say.refuse)}
        value={given === undefined || given === null ? undefined : String(given)}
        onChange={keep}
        onChoose={(chosen) => goOn(keep(chosen))}
      />
      {place > 0 ? null : <SkipPart onSkip={onSkip} />}
    </QuestionFrame>
  )
}

const SkipPart = ({ onSkip }: Pick<AnswerPartProps, 'onSkip'>) =>
  onSkip === undefined ? null : (
    <Button kind="plain" onPress={onSkip}>
      {useWords(words).skipPart}
    </Button>
  )

type QuestionFrameProps = {
  readonly frame: Frame
  readonly title: string
  readonly onBack: () => void
  readonly onLater: () => void
  /** Only where the question already has its answer: a tap on a row goes on by itself. */
  readonly onNext: (() => void) | undefined
  readonly children: ComponentChildren
}

const QuestionFrame = ({ frame, title, onBack, onLater, onNext, children }: QuestionFrameProps) => {
  const say = useWords(words)
  const side = (
    <>
      <Button kind="plain" onPress={onLater}>
        {say.later}
      </Button>
      <span>{say.kept}</span>
    </>
  )
  const action = (
    <StickyAction side={side}>
      {onNext === undefined ? null : (
        <Button wide onPress={onNext}>
          {say.next}
        </Button>
      )}
    </StickyAction>
  )
  return (
    <Screen {...frame} kicker title={title} back={{ onPress: onBack }} action={action}>
      {children}
    </Screen>
  )
}

/** PHQ-9 and GAD-7 begin every question with their stem; AUDIT introduces itself once; ASQ's own words are for an interviewer. */
function leadOf(text: InstrumentText, at: string, instrument: InstrumentId, asqLead: string): string | undefined {
  if (instrument === 'asq') return asqLead
  if (at.endsWith('-difficulty')) return undefined
  return instrument === 'audit' && at !== 'audit-1' ? undefined : text.intro[language.value]
}

type MismatchProps = {
  readonly frame: Frame
  readonly title: string
  readonly onKeep: () => void
  readonly onReview: () => void
}

/** Asked once, kept as answered: a contradiction may raise a result and never lowers it. */
const Mismatch = ({ frame, title, onKeep, onReview }: MismatchProps) => {
  const say = useWords(words)
  return (
    <Screen {...frame} kicker title={title}>
      <Card title={say.mismatch.title}>
        <p>{say.mismatch.body}</p>
        <div class="row">
          <Button onPress={onKeep}>{say.mismatch.keep}</Button>
          <Button kind="quiet" onPress={onReview}>
            {say.mismatch.review}
          </Button>
        </div>
      </Card>
    </Screen>
  )
}
