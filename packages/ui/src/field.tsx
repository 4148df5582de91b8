import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Glyph } from './glyph.tsx'
import { attendShape } from './icons.ts'

export type FieldFrame = {
  readonly label: string
  readonly hint?: string | undefined
  /** What to change, in words: shown under the field and read with it. */
  readonly problem?: string | undefined
}

/** What the input inside must carry to belong to its label, hint and problem. */
export type FieldLink = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

export type FieldProps = FieldFrame & { readonly children: (link: FieldLink) => ComponentChildren }

/** Label, hint, the input given by the caller, and what is wrong with it. */
export const Field = ({ label, hint, problem, children }: FieldProps) => {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
    .join(' ')
    .trim()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
      {problem === undefined ? null : (
        <p class="problem" id={`${id}-problem`}>
          <Glyph of={attendShape} size={20} />
          {problem}
        </p>
      )}
    </div>
  )
}
