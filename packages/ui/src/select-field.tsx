import type { FieldFrame } from './field.tsx'
import { Field } from './field.tsx'

export type Choice<Value extends string> = { readonly value: Value; readonly words: string }

export type SelectFieldProps<Value extends string> = FieldFrame & {
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Stands there until something is chosen. */
  readonly empty?: string | undefined
}

/** One of many, where rows would be too long: the system's own list. */
export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => {
  const { label, hint, problem, choices, value, onChange, empty } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(link) => (
        <select
          {...link}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
