import { type Answer, decodeAnswers, type InstrumentText, loadInstrument } from '@ayni/clinical/instruments'
import { DefinitionList, language, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { CardSet } from '../contract.ts'
import { words } from './words.ts'

const said = (
  text: InstrumentText,
  options: number,
  answer: Answer | undefined,
  refused: string,
  notAsked: string,
): string => {
  if (answer === 'refused') return refused
  const option = text.optionLists[options]?.find(({ value }) => value === answer)
  if (option === undefined) return notAsked
  return typeof option.value === 'number' ? `${option[language.value]} (${option.value})` : option[language.value]
}

/** Every answer in the instrument's own words, the last question first: what matters most stands there. */
export const ItemAnswers = ({ set }: { readonly set: CardSet }) => {
  const say = useWords(words)
  const [text, setText] = useState<InstrumentText | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (isOpen) void loadInstrument(set.instrument).then(setText)
  }, [isOpen, set.instrument])
  const difficulty = set.difficulty === null ? {} : { d: set.difficulty }
  const answers = decodeAnswers(set.instrument, { a: set.code, ...difficulty }) ?? {}
  const items = (text?.items ?? []).toReversed()
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.items}</summary>
      {text === null ? null : (
        <DefinitionList
          items={items.map((item) => ({
            term: `${item.prefix} ${item[language.value]}`.trim(),
            detail: said(text, item.options, answers[item.id], say.refused, say.notAsked),
          }))}
        />
      )}
    </details>
  )
}
