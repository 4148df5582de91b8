import { useWords } from '@ayni/ui'
import type { ConsentLayer } from '../contract.ts'
import { words } from './words.ts'

export type ConsentChoiceProps = {
  readonly layer: ConsentLayer
  readonly given: boolean
  readonly onChange: (given: boolean) => void
}

/** One optional layer: the whole row says yes or no, and nothing is marked beforehand. */
export const ConsentChoice = ({ layer, given, onChange }: ConsentChoiceProps) => {
  const say = useWords(words)
  const titles: Readonly<Record<number, string>> = say.layer
  const lines: Readonly<Record<number, readonly string[]>> = say.says
  return (
    <label class="answer">
      <input type="checkbox" checked={given} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {titles[layer]}
        <small>{lines[layer]?.join(' ')}</small>
      </span>
    </label>
  )
}
