import { useId } from 'preact/hooks'

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
  onChange,
  onChoose,
}: RadioListProps<Value>) => {
  const name = useId()
  return (
    <fieldset class="answers">
      <legend>
        {lead === undefined ? null : <small class="lead">{lead}</small>}
        {question}
      </legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          class={choice.aside ? 'answer aside' : 'answer'}
          onClick={(event) => {
            // The row forwards its click to the input; only the tap itself counts, also on the answer already given.
            if (event.target instanceof HTMLInputElement) return
            if (choice.value !== value) onChange(choice.value)
            onChoose?.(choice.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (choice.value !== value) onChange(choice.value)
            onChoose?.(choice.value)
          }}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => {
              if (choice.value !== value) onChange(choice.value)
            }}
          />
          <span>
            {choice.words}
            {choice.detail === undefined ? null : <small>{choice.detail}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
