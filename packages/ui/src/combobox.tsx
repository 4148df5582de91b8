import { useEffect, useId, useState } from 'preact/hooks'
import { Field, type FieldFrame } from './field.tsx'

export type ComboChoice = {
  readonly key: string
  readonly name: string
  /** What tells one of this name from another. */
  readonly detail?: string | undefined
}

export type ComboboxProps = FieldFrame & {
  readonly value: string
  readonly onInput: (text: string) => void
  /** What was found for the text that stands there; empty while nothing is offered. */
  readonly choices: readonly ComboChoice[]
  readonly onChoose: (key: string) => void
  /** How many were found, or why none: read out as it changes, never only shown. */
  readonly status: string
  readonly maxLength?: number | undefined
}

/** Where the arrows go from here: around, and through the text itself, which is never lost. */
export function nextActive(active: number, key: string, count: number): number {
  const to = key === 'ArrowDown' ? active + 1 : key === 'ArrowUp' ? active - 1 : active
  return to >= count ? -1 : to < -1 ? count - 1 : to
}

type OptionProps = Pick<ComboboxProps, 'onChoose'> & {
  readonly choice: ComboChoice
  readonly id: string
  readonly isActive: boolean
}

const Option = ({ choice, id, isActive, onChoose }: OptionProps) => {
  useEffect(() => {
    if (isActive) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [isActive, id])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which names the active row and takes Enter for it.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(choice.key)}
    >
      <span>{choice.name}</span>
      {choice.detail === undefined ? null : <small>{choice.detail}</small>}
    </div>
  )
}

/** Which row the keyboard is on, and whether the list stands open. */
function useRows({ choices, onInput, onChoose }: Pick<ComboboxProps, 'choices' | 'onInput' | 'onChoose'>) {
  const [isShut, setShut] = useState(false)
  const [active, setActive] = useState(-1)
  const isOpen = !isShut && choices.length > 0
  const choose = (key: string): void => {
    setShut(true)
    setActive(-1)
    onChoose(key)
  }
  const type = (text: string): void => {
    setShut(false)
    setActive(-1)
    onInput(text)
  }
  const press = (event: KeyboardEvent): void => {
    const chosen = isOpen ? choices[active] : undefined
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (isArrow && choices.length > 0) {
      setActive(nextActive(isOpen ? active : -1, event.key, choices.length))
      setShut(false)
    } else if (event.key === 'Enter' && chosen !== undefined) choose(chosen.key)
    else if (event.key === 'Escape' && isOpen) setShut(true)
    else return
    event.preventDefault()
    // A dialog around it is not shut by the key that shuts the list.
    event.stopPropagation()
  }
  return { isOpen, active: isOpen ? active : -1, choose, type, press }
}

/**
 * A text that may be one of a list or none of it: what is typed stands, and what is chosen is said to the caller.
 * @source WAI-ARIA Authoring Practices, editable combobox with list autocomplete
 */
export const Combobox = (props: ComboboxProps) => {
  const { label, hint, problem, value, choices, status, maxLength } = props
  const list = useId()
  const { isOpen, active, choose, type, press } = useRows(props)
  const optionId = (nth: number): string => `${list}-${nth}`
  return (
    <div class="combobox">
      <Field label={label} hint={hint} problem={problem}>
        {(link) => (
          <input
            {...link}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={list}
            aria-activedescendant={active < 0 ? undefined : optionId(active)}
            autocomplete="off"
            spellcheck={false}
            maxLength={maxLength}
            value={value}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={press}
          />
        )}
      </Field>
      <div id={list} role="listbox" tabIndex={-1} aria-label={label} hidden={!isOpen}>
        {choices.map((choice, nth) => (
          <Option key={choice.key} {...{ choice, onChoose: choose }} id={optionId(nth)} isActive={nth === active} />
        ))}
      </div>
      <p class="small muted" role="status">
        {status}
      </p>
    </div>
  )
}
