import type { RawRow, RowProblem, RowResult } from '@ayni/modules/roster/contract'
import { Button, Meter, saveFile, Table, useWords } from '@ayni/ui'
import { CSV, csvOf } from '../file/save-file.ts'
import { columnWords, outcomeWords, reasonWords, words } from '../words.ts'

const outcomes = ['new', 'corrected', 'same-person', 'in-review', 'rejected', 'unchanged'] as const
const MOST = 100

const useTelling = () => {
  const say = useWords(words)
  const column = useWords(columnWords)
  const reason = useWords(reasonWords)
  const problem = (one: RowProblem): string => `${column[one.column]}: ${reason[one.reason]}`
  const why = ({ problems, warnings, changed, likeLine }: RowResult): string =>
    [
      ...problems.map(problem),
      ...(changed.length === 0 ? [] : [say.changed(changed.map((one) => column[one]).join(', '))]),
      ...(likeLine === null ? [] : [say.likeLine(likeLine)]),
      ...warnings.map((one) => say.left_out(problem(one))),
    ].join(' · ')
  return { say, column, reason, why }
}

type ResultsProps = {
  readonly results: readonly RowResult[]
  readonly rows: readonly RawRow[]
  readonly fileName: string
}

/** How many rows become what; and one by one those that somebody should look at. */
export const RowResults = ({ results, rows, fileName }: ResultsProps) => {
  const { say, column, reason, why } = useTelling()
  const sayOutcome = useWords(outcomeWords)
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const rejected = results.filter(({ outcome }) => outcome === 'rejected')
  const notable = results.filter(
    ({ outcome, warnings }) => (outcome !== 'new' && outcome !== 'unchanged') || warnings.length > 0,
  )
  const save = (): void => {
    const lines = rejected.flatMap(({ line, problems }) =>
      problems.map((one) => [line, column[one.column], reason[one.reason], byLine.get(line)?.cells[one.column] ?? '']),
    )
    saveFile(
      `rechazadas-${fileName.replace(/\.\w+$/, '')}.csv`,
      CSV,
      csvOf([say.line, say.column, say.reason, say.value], lines),
    )
  }
  return (
    <div class="stack">
      {outcomes.map((outcome) => {
        const n = results.filter((one) => one.outcome === outcome).length
        return n === 0 ? null : <Meter key={outcome} label={sayOutcome[outcome]} n={n} of={results.length} />
      })}
      {rejected.length === 0 ? null : (
        <Button kind="quiet" onPress={save}>
          {say.saveErrors}
        </Button>
      )}
      {notable.length === 0 ? null : (
        <Table
          caption={notable.length > MOST ? say.onlyFirst(MOST, notable.length) : say.toLook(notable.length)}
          columns={[
            { id: 'line', head: say.rowsHead, cell: (one: RowResult) => `${say.rowsHead} ${one.line}` },
            { id: 'what', head: say.whatHead, cell: (one: RowResult) => sayOutcome[one.outcome] },
            { id: 'why', head: say.whyHead, cell: why },
          ]}
          rows={notable.slice(0, MOST)}
          rowId={(one) => String(one.line)}
        />
      )}
    </div>
  )
}
