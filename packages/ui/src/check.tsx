export type CheckProps = {
  readonly words: string
  readonly detail?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** One thing agreed or ticked; the whole row is the target. */
export const Check = ({ words, detail, checked, onChange }: CheckProps) => (
  <label class="answer">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span>
      {words}
      {detail === undefined ? null : <small>{detail}</small>}
    </span>
  </label>
)
