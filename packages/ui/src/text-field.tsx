import type { FieldFrame } from './field.tsx'
import { Field } from './field.tsx'

export type TextFieldProps = FieldFrame & {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'date' | 'time' | 'number' | 'search' | undefined
  readonly lines?: number | undefined
  readonly autocomplete?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
  readonly maxLength?: number | undefined
  readonly required?: boolean | undefined
  readonly placeholder?: string | undefined
}

/** A line of text, or several with `lines`. */
export const TextField = ({
  label,
  hint,
  problem,
  value,
  onInput,
  lines,
  type = 'text',
  inputMode,
  ...rest
}: TextFieldProps) => {
  const write = (event: { readonly currentTarget: { readonly value: string } }): void =>
    onInput(event.currentTarget.value)
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(link) =>
        lines === undefined ? (
          <input {...rest} {...link} type={type} inputMode={inputMode} value={value} onInput={write} />
        ) : (
          <textarea {...rest} {...link} rows={lines} value={value} onInput={write} />
        )
      }
    </Field>
  )
}
