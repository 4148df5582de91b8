import type { RawRow, RosterMapping, RowResult } from '@ayni/modules/roster/contract'
import { Button, ErrorNotice, Meter, Notice, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import type { FileTable } from '../file/read-table.ts'
import { errors, words } from '../words.ts'
import { rawRows } from './raw-rows.ts'
import { RowResults } from './row-results.tsx'
import { preview } from './run-parts.ts'

type PreviewProps = {
  readonly client: RosterClient
  readonly table: FileTable
  readonly mapping: RosterMapping
  readonly onTake: (rows: readonly RawRow[]) => void
  readonly onBack: () => void
}

/** What would happen to each row, before anything is stored. */
export const PreviewStep = ({ client, table, mapping, onTake, onBack }: PreviewProps) => {
  const say = useWords(words)
  const [rows] = useState(() => rawRows(table, mapping))
  const [seen, setSeen] = useState(0)
  const [results, setResults] = useState<readonly RowResult[] | undefined>(undefined)
  const [code, setCode] = useState<string | undefined>(undefined)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew.
  useEffect(() => {
    let stopped = false
    setCode(undefined)
    preview(client, rows, { onRows: setSeen, isStopped: () => stopped }).then((told) => {
      if (stopped) return
      if ('done' in told) setResults(told.done)
      else setCode(told.code)
    })
    return () => {
      stopped = true
    }
  }, [client, rows, tries])
  if (code !== undefined)
    return (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={() => setTries(tries + 1)}>
          {say.resume}
        </Button>
      </ErrorNotice>
    )
  if (results === undefined)
    return <Meter label={say.previewTitle} n={seen} of={rows.length} words={say.previewing(seen, rows.length)} />
  const takable = results.filter(({ outcome }) => outcome !== 'rejected').length
  return (
    <div class="stack">
      <Notice live="polite">
        <p>{takable === 0 ? say.nothingToTake : say.previewWhy}</p>
      </Notice>
      <RowResults results={results} rows={rows} fileName={table.name} />
      <div class="row">
        <Button disabled={takable === 0} onPress={() => onTake(rows)}>
          {say.take(takable)}
        </Button>
        <Button kind="plain" onPress={onBack}>
          {say.back}
        </Button>
      </div>
    </div>
  )
}
