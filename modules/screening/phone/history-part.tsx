import { readOrdinal } from '@ayni/clinical/instruments'
import { Progress, type RadioChoice, RadioList, Screen, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { Frame } from './answer-part.tsx'
import { historyWords } from './history-words.ts'
import { answersOf, type RoundHistory, readingsOf, type ScreeningDevice } from './local.ts'
import { words } from './words.ts'

export type HistoryPartProps = {
  readonly device: ScreeningDevice
  readonly round: string
  readonly frame: Frame
  readonly onTold: (history: RoundHistory) => void
  readonly onLater: () => void
}

const refused = 'refused'
/** What can be told at each step; `refused` beside them is never kept as an answer. */
const answers = {
  h: ['none', 'anxiety', 'depression', 'anxiety_and_depression', 'suicide_attempt', 'other'],
  t: ['no_therapy', 'psychological', 'pharmacological', 'pharmacological_and_psychological'],
  p: ['yes', 'no'],
  g: ['yes', 'no', 'notMe'],
} as const
type Step = keyof typeof answers
type Told = { readonly [S in Step]?: (typeof answers)[S][number] | typeof refused }

function stepsOf(told: Told, drinks: boolean): readonly Step[] {
  const hasHistory = told.h !== undefined && told.h !== 'none' && told.h !== refused
  return ['h', ...(hasHistory ? (['t', 'p'] as const) : []), ...(drinks ? (['g'] as const) : [])]
}

/** "Refused" is left out of the record: not told is not "no". */
const recorded = ({ h, t, p, g }: Told): RoundHistory => ({
  h: h === undefined || h === refused ? null : h,
  t: t === undefined || t === refused ? null : t,
  ...((p === 'yes' || p === 'no') && { p: p === 'yes' }),
  ...((g === 'yes' || g === 'no' || g === 'notMe') && { g: g === 'yes' }),
})

/** Two to four short questions, once: what was before, what treatment there is now. */
export const HistoryPart = ({ device, round, frame, onTold, onLater }: HistoryPartProps) => {
  const say = useWords(words)
  const ask = useWords(historyWords)
  const [told, setTold] = useState<Told>({})
  const [at, setAt] = useState(0)
  const audit = readingsOf(device, round).find(({ i }) => i === 'audit')
  const drinks = audit !== undefined && readOrdinal('audit', answersOf(audit)).lowerBound > 0
  const steps = stepsOf(told, drinks)
  const step = steps[at] ?? 'h'
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what goes back to the top.
  useEffect(() => window.scrollTo(0, 0), [step])
  const tell = (change: Told): void => {
    const next = { ...told, ...change }
    setTold(next)
    if (at + 1 < stepsOf(next, drinks).length) setAt(at + 1)
    else onTold(recorded(next))
  }
  return (
    <Screen {...frame} kicker title={say.names.history} back={{ onPress: at === 0 ? onLater : () => setAt(at - 1) }}>
      <Progress at={at + 1} of={steps.length} />
      <RadioList
        key={step}
        takesFocus={at > 0}
        lead={ask.lead}
        question={ask.questions[step]}
        choices={choicesOf(ask.answers[step], say.refuse)}
        value={told[step]}
        onChange={rest}
        onChoose={(chosen) => tell({ [step]: answers[step].find((one) => one === chosen) ?? refused })}
      />
    </Screen>
  )
}

const rest = (): void => undefined

const choicesOf = (said: Readonly<Record<string, string>>, refuse: string): readonly RadioChoice<string>[] => [
  ...Object.entries(said).map(([value, words]) => ({ value, words })),
  { value: refused, words: refuse, aside: true },
]
