import { type AsqSoFar, asqAsksAcuity } from '@ayni/clinical/episode'
import type { InstrumentText } from '@ayni/clinical/instruments'
import type { LiveAnswer } from '@ayni/modules/safety-episode/contract'
import { language, RadioList, useWords } from '@ayni/ui'
import { callWords } from './call-words.ts'

const answers = ['yes', 'no', 'refused', 'not_asked'] as const

export type AskedProps = {
  readonly question: string
  readonly value: LiveAnswer | null | undefined
  readonly onChange: (answer: LiveAnswer) => void
  /** Without it nothing is sent: that it was not asked is no answer. */
  readonly must?: boolean
}

/** One question put in a live conversation; "not asked" is not "no". */
export const Asked = ({ question, value, onChange, must = false }: AskedProps) => {
  const say = useWords(callWords)
  return (
    <RadioList
      question={question}
      value={value ?? undefined}
      onChange={onChange}
      choices={(must ? answers.slice(0, 3) : answers).map((one) => ({
        value: one,
        words: say.answers[one],
        aside: one === 'refused' || one === 'not_asked',
      }))}
    />
  )
}

const asqIds = ['asq-1', 'asq-2', 'asq-3', 'asq-4', 'asq-5'] as const
type AsqProps = {
  readonly text: InstrumentText
  readonly asq: AsqSoFar
  readonly onChange: (asq: AsqSoFar) => void
}

/** The ASQ in the words it was published in. */
export const AsqAsked = ({ text, asq, onChange }: AsqProps) => (
  <>
    {asqIds
      .filter((id) => id !== 'asq-5' || asqAsksAcuity(asq))
      .map((id) => {
        const item = text.items.find((one) => one.id === id)
        return item === undefined ? null : (
          <Asked
            key={id}
            must={id !== 'asq-5'}
            question={item[language.value]}
            value={asq[id]}
            onChange={(answer) => onChange({ ...asq, [id]: answer })}
          />
        )
      })}
  </>
)
