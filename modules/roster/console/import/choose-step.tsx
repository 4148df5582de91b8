import { Field, Loading, Notice, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type FileTable, type FileTrouble, readTable } from '../file/read-table.ts'
import { words } from '../words.ts'

export type ChooseStepProps = {
  readonly onTable: (table: FileTable) => void
  /** What the file is, where the page has not said it already. */
  readonly why?: string | undefined
}

/** A file from this computer, read without leaving it. */
export const ChooseStep = ({ onTable, why }: ChooseStepProps) => {
  const say = useWords(words)
  const [state, setState] = useState<'idle' | 'reading' | FileTrouble>('idle')
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setState('reading')
    const table = await readTable(file).catch(() => 'not-a-table' as const)
    if (typeof table === 'string') setState(table)
    else onTable(table)
  }
  return (
    <div class="stack">
      {why === undefined ? null : <p>{why}</p>}
      <Field label={say.file}>
        {(link) => (
          <input
            {...link}
            type="file"
            accept=".csv,.txt,.xlsx"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {state === 'reading' ? <Loading words={say.reading} /> : null}
      {state === 'idle' || state === 'reading' ? null : (
        <Notice tone="attend" live="polite">
          <p>{say.trouble[state]}</p>
        </Notice>
      )}
    </div>
  )
}
