import type { ImportCounts, RawRow } from '@ayni/modules/roster/contract'
import { Button, ErrorNotice, Meter, Notice, useWords } from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import { errors, words } from '../words.ts'
import { RowResults } from './row-results.tsx'
import { type Imported, type ImportPlan, send } from './run-parts.ts'

type ImportProps = {
  readonly client: RosterClient
  readonly plan: ImportPlan
  readonly rows: readonly RawRow[]
  readonly onAnother: () => void
}

const nothing: Imported = { results: [], parts: 0 }

/** Sends the parts, shows how far it is, stops when asked and goes on after a broken connection. */
export const ImportStep = ({ client, plan, rows, onAnother }: ImportProps) => {
  const say = useWords(words)
  const so = useRef<Imported>(nothing)
  const stop = useRef(false)
  const [sent, setSent] = useState(0)
  const [tries, setTries] = useState(0)
  const [code, setCode] = useState<string | undefined>(undefined)
  const [counts, setCounts] = useState<ImportCounts | undefined>(undefined)
  const [stopping, setStopping] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try goes on from what is in.
  useEffect(() => {
    setCode(undefined)
    const watch = {
      onRows: setSent,
      isStopped: () => stop.current,
      onPart: (now: Imported) => {
        so.current = now
      },
    }
    send(client, plan, so.current, watch).then((told) => {
      if ('done' in told) setCounts(told.done)
      else setCode(told.code)
    })
  }, [client, plan, tries])
  // Leaving the page does not stop what is on its way; a part that was sent is stored whole.
  const halt = (): void => {
    stop.current = true
    setStopping(true)
  }
  if (counts !== undefined)
    return (
      <div class="stack">
        <Notice tone="done" title={stopping ? say.cancelledTitle : say.doneTitle} live="polite">
          {counts.left === 0 ? null : <p>{say.left(counts.left)}</p>}
        </Notice>
        <RowResults results={so.current.results} rows={rows} fileName={plan.fileName} />
        <div class="row">
          {counts['in-review'] === 0 ? null : <Button href="/console/personas/duplicados">{say.toReview}</Button>}
          <Button kind="quiet" onPress={onAnother}>
            {say.another}
          </Button>
        </div>
      </div>
    )
  return (
    <div class="stack">
      <Meter label={say.importingTitle} n={sent} of={rows.length} words={say.importing(sent, rows.length)} />
      {code === undefined ? (
        <Button kind="quiet" onPress={halt} busy={stopping ? say.stopping : undefined}>
          {say.cancel}
        </Button>
      ) : (
        <ErrorNotice code={code} own={errors}>
          <p>{say.broken}</p>
          <Button onPress={() => setTries(tries + 1)}>{say.resume}</Button>
        </ErrorNotice>
      )}
    </div>
  )
}
