import type { PlannerRow } from '@ayni/modules/outreach/contract'
import { Aged, formatClock, Table, useAnswer, useWords } from '@ayni/ui'
import type { BoardClient } from './clients.ts'
import { words } from './words.ts'

const SHOWN = 20

type Seen = { readonly row: PlannerRow; readonly open: boolean }

/** Who may be called in the next two hours, by the hours that they chose. Names and results are on the page of calls. */
export const WindowsBlock = ({ client, now }: { readonly client: BoardClient; readonly now: string }) => {
  const say = useWords(words)
  const { output, code } = useAnswer(
    client,
    'outreach.planner',
    { limit: SHOWN, skip: 0 },
    { topics: ['roster', 'outreach'], everySeconds: 300 },
  )
  if (output === undefined) return null
  const rows: readonly Seen[] = [
    ...output.now.map((row) => ({ row, open: true })),
    ...output.soon.map((row) => ({ row, open: false })),
  ]
  return (
    <section class="block">
      <h2>{say.windows}</h2>
      <Aged code={code} asOf={output.asOf} now={now} />
      {rows.length === 0 ? (
        <p class="muted">{say.windowsNone}</p>
      ) : (
        <details>
          <summary>
            {say.windowsNow(output.nowTotal)}; {say.windowsSoon(output.soonTotal)}
          </summary>
          <Table
            caption={say.windows}
            captionHidden
            columns={[
              { id: 'who', head: say.person, cell: ({ row }: Seen) => row.alias },
              {
                id: 'hours',
                head: say.hours,
                cell: ({ row, open }: Seen) =>
                  open
                    ? say.until(formatClock(row.closesAt))
                    : say.opens(formatClock(row.opensAt), formatClock(row.closesAt)),
              },
            ]}
            rows={rows}
            rowId={({ row }) => row.person}
          />
        </details>
      )}
      <a href="/console/personas">{say.toPlanner}</a>
    </section>
  )
}
