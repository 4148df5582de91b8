import { useId } from 'preact/hooks'
import { dictionary, useWords } from './dictionary.ts'
import { Glyph } from './glyph.tsx'
import { backIcon } from './icons.ts'

export type PinPadProps = {
  readonly label: string
  readonly value: string
  readonly digits?: number | undefined
  readonly onInput: (value: string) => void
  readonly onComplete?: ((value: string) => void) | undefined
  readonly problem?: string | undefined
}

const words = dictionary({
  es: { written: (n: number, of: number) => `${n} de ${of} cifras`, erase: 'Borrar' },
  en: { written: (n, of) => `${n} of ${of} digits`, erase: 'Erase' },
})

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** A PIN by thumb or keyboard. What is written is counted, never shown or read aloud. */
export const PinPad = ({ label, value, digits = 6, onInput, onComplete, problem }: PinPadProps) => {
  const id = useId()
  const say = useWords(words)
  const press = (digit: string): void => {
    if (value.length >= digits) return
    onInput(value + digit)
    if (value.length + 1 === digits) onComplete?.(value + digit)
  }
  const erase = (): void => onInput(value.slice(0, -1))
  return (
    <fieldset
      class="pin"
      aria-describedby={id}
      onKeyDown={(event) => {
        if (/^\d$/.test(event.key)) press(event.key)
        else if (event.key === 'Backspace') erase()
      }}
    >
      <legend>{label}</legend>
      <p class="dots" role="status" id={id}>
        <span class="unseen">{say.written(value.length, digits)}</span>
        {Array.from({ length: digits }, (_, index) => (
          <i key={index} class={index < value.length ? 'full' : undefined} />
        ))}
      </p>
      {problem === undefined ? null : (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="keys">
        {keys.map((key) => (
          <button key={key} type="button" onClick={() => press(key)}>
            {key}
          </button>
        ))}
        <button type="button" class="erase" onClick={erase}>
          <Glyph of={backIcon} />
          {say.erase}
        </button>
      </div>
    </fieldset>
  )
}
