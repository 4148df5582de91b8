import { dictionary, useWords } from './dictionary.ts'
import { language } from './language.ts'
import { RadioList } from './radio-list.tsx'

const askedWords = dictionary({
  es: {
    answers: { yes: 'Sí', no: 'No', refused: 'Prefiere no responder', not_asked: 'No lo pregunté' },
  },
  en: {
    answers: { yes: 'Yes', no: 'No', refused: 'Would rather not answer', not_asked: 'I did not ask' },
  },
})

const choices = ['yes', 'no', 'refused', 'not_asked'] as const
type AskedAnswer = (typeof choices)[number]

type AskedAloudProps = {
  readonly question: string
  readonly value: AskedAnswer | null | undefined
  readonly onChange: (answer: AskedAnswer) => void
  /** Without it nothing is sent: that it was not asked is no answer. */
  readonly must?: boolean
}

/** One question put in a live conversation; "not asked" is not "no". */
export const AskedAloud = ({ question, value, onChange, must = false }: AskedAloudProps) => {
  const say = useWords(askedWords)
  return (
    <RadioList
      question={question}
      value={value ?? undefined}
      onChange={onChange}
      choices={(must ? choices.slice(0, 3) : choices).map((one) => ({
        value: one,
        words: say.answers[one],
        aside: one === 'refused' || one === 'not_asked',
      }))}
    />
  )
}

type AskedInTurnProps<Id extends string> = {
  readonly items: readonly {
    readonly id: Id
    readonly words: { readonly es: string; readonly en: string }
    readonly must: boolean
  }[]
  readonly answers: Readonly<Partial<Record<Id, AskedAnswer>>>
  readonly onChange: (answers: Readonly<Partial<Record<Id, AskedAnswer>>>) => void
}

/** Several, each in the words it was published in. */
export const AskedInTurn = <Id extends string>({ items, answers, onChange }: AskedInTurnProps<Id>) => (
  <>
    {items.map(({ id, words, must }) => (
      <AskedAloud
        key={id}
        must={must}
        question={words[language.value]}
        value={answers[id]}
        onChange={(answer) => onChange({ ...answers, [id]: answer })}
      />
    ))}
  </>
)
