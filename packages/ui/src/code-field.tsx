import type { FieldFrame } from './field.tsx'
import { Field } from './field.tsx'

export type CodeFieldProps = FieldFrame & {
  readonly value: string
  readonly digits?: number | undefined
  readonly onInput: (digits: string) => void
  /** Called once all the digits are there, so that nobody has to press twice. */
  readonly onComplete?: ((digits: string) => void) | undefined
}

/** A code read from a message. One field, so that the phone can paste it by itself. */
export const CodeField = ({ label, hint, problem, value, digits = 6, onInput, onComplete }: CodeFieldProps) => (
  <Field label={label} hint={hint} problem={problem}>
    {(link) => (
      <input
        {...link}
        class="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]*"
        value={value}
        onInput={(event) => {
          const written = event.currentTarget.value.replace(/\D/g, '').slice(0, digits)
          event.currentTarget.value = written
          onInput(written)
          if (written.length === digits && written !== value) onComplete?.(written)
        }}
      />
    )}
  </Field>
)
