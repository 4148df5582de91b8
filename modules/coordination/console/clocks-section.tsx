import type { Breach, Clocks, WaitKind } from '@ayni/modules/coordination/contract'
import {
  Aged,
  ageBetween,
  ErrorNotice,
  formatAge,
  formatDate,
  formatNumber,
  Loading,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { BoardClient } from './clients.ts'
import { clocksWords } from './clocks-words.ts'
import { errors } from './error-words.ts'

type Summary = Clocks['waits'][number]['all']
type Line = { readonly id: string; readonly name: string; readonly kind: WaitKind; readonly summary: Summary | null }

const figure = (value: number | null): string =>
  value === null ? '–' : formatNumber(value, Number.isInteger(value) ? 0 : 1)

const Whole = ({ of }: { readonly of: Clocks['waits'][number] }) => {
  const say = useWords(clocksWords)
  const { all, kind, late, wereLate } = of
  return (
    <div class="stack compact">
      <h3>{say.kinds[kind]}</h3>
      <p>
        {all.happened === 0
          ? say.nobodyYet
          : say.half(figure(all.p50), figure(all.p75), figure(all.p90), say.units[kind])}
      </p>
      <p class="muted">
        {say.happened(all.happened, all.of)} {say.waiting(all.waiting)} {all.left === 0 ? null : say.left(all.left)}
      </p>
      <p>
        {late === 0 ? say.late(0) : <b>{say.late(late)}</b>}; {say.wereLate(wereLate)}.
      </p>
      {kind === 'first-session' ? <p class="muted small">{say.baseline}</p> : null}
    </div>
  )
}

const Lines = ({
  caption,
  head,
  lines,
}: {
  readonly caption: string
  readonly head: string
  readonly lines: readonly Line[]
}) => {
  const say = useWords(clocksWords)
  const cell = (pick: (summary: Summary) => string) => (line: Line) =>
    line.summary === null ? '–' : pick(line.summary)
  return (
    <details>
      <summary>{caption}</summary>
      <Table
        caption={caption}
        captionHidden
        columns={[
          { id: 'name', head, cell: (line) => line.name },
          { id: 'what', head: say.what, cell: (line) => say.kinds[line.kind] },
          {
            id: 'of',
            head: say.of,
            figures: true,
            cell: (line) => (line.summary === null ? say.hidden : `${line.summary.happened}/${line.summary.of}`),
          },
          { id: 'p50', head: say.p(50), figures: true, cell: cell(({ p50 }) => figure(p50)) },
          { id: 'p75', head: say.p(75), figures: true, cell: cell(({ p75 }) => figure(p75)) },
          { id: 'p90', head: say.p(90), figures: true, cell: cell(({ p90 }) => figure(p90)) },
          { id: 'waits', head: say.waits, figures: true, cell: cell(({ waiting }) => formatNumber(waiting)) },
        ]}
        rows={lines}
        rowId={(line) => line.id}
      />
    </details>
  )
}

const Breaches = ({
  caption,
  rows,
  now,
  open,
}: {
  readonly caption: string
  readonly rows: readonly Breach[]
  readonly now: string
  readonly open: boolean
}) => {
  const say = useWords(clocksWords)
  return (
    <details open={open}>
      <summary>
        {caption} ({rows.length})
      </summary>
      {rows.length === 0 ? (
        <p class="muted">{say.none}</p>
      ) : (
        <Table
          caption={caption}
          captionHidden
          columns={[
            { id: 'who', head: say.person, cell: (row) => row.alias },
            { id: 'what', head: say.what, cell: (row) => say.kinds[row.kind] },
            { id: 'owner', head: say.owner, cell: (row) => row.owner ?? <span class="unowned">{say.noOwner}</span> },
            { id: 'age', head: say.age, cell: (row) => formatAge(ageBetween(row.startedAt, row.happenedAt ?? now)) },
            { id: 'due', head: say.due, cell: (row) => formatDate(row.dueAt) },
          ]}
          rows={rows}
          rowId={(row) => `${row.kind}${row.person}${row.startedAt}`}
        />
      )}
    </details>
  )
}

export type ClocksSectionProps = { readonly client: BoardClient; readonly now: string; readonly listsOpen?: boolean }

/** How long people wait, beside what was published; who waits too long first, by alias. */
export const ClocksSection = ({ client, now, listsOpen = false }: ClocksSectionProps) => {
  const say = useWords(clocksWords)
  const { output, code } = useAnswer(
    client,
    'coordination.clocks',
    { months: 12 },
    { topics: ['promises'], everySeconds: 300 },
  )
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  return (
    <section class="block">
      <h2>{say.title}</h2>
      <p class="muted">{say.why}</p>
      <Aged code={code} asOf={output.asOf} now={now} />
      {output.waits.map((of) => (
        <Whole key={of.kind} of={of} />
      ))}
      <Breaches caption={say.lateNow} rows={output.lateNow} now={now} open={listsOpen} />
      <Breaches caption={say.wasLate} rows={output.wereLate} now={now} open={false} />
      <Lines
        caption={say.months}
        head={say.month}
        lines={output.months.map(({ kind, month, summary }) => ({ id: `${kind}${month}`, name: month, kind, summary }))}
      />
      <Lines
        caption={say.levels}
        head={say.level}
        lines={output.levels.map(({ kind, level, summary }) => ({
          id: `${kind}${level}`,
          name: `${level}`,
          kind,
          summary,
        }))}
      />
      <p class="muted small">{say.method}</p>
    </section>
  )
}
