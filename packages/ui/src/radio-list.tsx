import { useEffect, useId, useRef } from 'preact/hooks'

export type RadioChoice<Value extends string> = {
  readonly value: Value
  readonly words: string
  readonly detail?: string | undefined
  /** Set apart from the scale: `prefiero no responder`. */
  readonly aside?: boolean | undefined
}

export type RadioListProps<Value extends string> = {
  readonly question: string
  /** What every question of the instrument begins with. */
  readonly lead?: string | undefined
  readonly choices: readonly RadioChoice<Value>[]
  readonly value: Value | undefined
  /** Every new question takes the focus, so that a reader says it without being asked. */
  readonly takesFocus?: boolean | undefined
  /** Every change, also while the arrow keys pass over the answers. */
  readonly onChange: (value: Value) => void
  /** Meant: a tap on the row, or Enter. The questionnaire goes on from here. */
  readonly onChoose?: ((value: Value) => void) | undefined
}

/** One question with its answers as rows: one tap answers, arrows move, Enter goes on. */
export const RadioList = <Value extends string>({
  question,
  lead,
  choices,
  value,
  takesFocus,
  onChange,
  onChoose,
}: RadioListProps<Value>) => {
  const name = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what moves the focus.
  useEffect(() => {
    if (takesFocus) group.current?.focus()
  }, [question, takesFocus])
  const choose = (chosen: Value): void => {
    if (chosen !== value) onChange(chosen)
    onChoose?.(chosen)
  }
  return (
    <fieldset class="answers" ref={group} tabIndex={takesFocus ? -1 : undefined}>
      <legend>
        {lead === undefined ? null : <small class="lead">{lead}</small>}
        {question}
      </legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          class={choice.aside ? 'answer aside' : 'answer'}
          onClick={(event) => {
            // Arrow keys reach a radio as clicks of no finger: they pass over an answer without meaning it.
            const meant = !(event.target instanceof HTMLInputElement) || event.detail > 0
            if (!(event.target instanceof HTMLInputElement)) {
              // The row answers by itself: forwarded to its input, one tap would count twice.
              event.preventDefault()
              event.currentTarget.querySelector('input')?.focus({ preventScroll: true })
            }
            if (meant) choose(choice.value)
            else if (choice.value !== value) onChange(choice.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            choose(choice.value)
          }}
        >
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} />
          <span>
            {choice.words}
            {choice.detail === undefined ? null : <small>{choice.detail}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
