import { Badge, Empty, ErrorNotice, formatDue, formatWhen, Loading, Table, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { QueueRow } from '../contract.ts'
import type { ScreeningClient } from './triage-card.tsx'
import { errors, words } from './words.ts'

export type ScreeningQueueProps = {
  readonly client: ScreeningClient
  /** The shell's clock, as an instant. */
  readonly now: string
  /** Grows when the feed says that screening changed. */
  readonly changed: number
  readonly onOpen: (row: QueueRow) => void
}

export type QueueTableProps = Pick<ScreeningQueueProps, 'now' | 'onOpen'> & { readonly rows: readonly QueueRow[] }

/** By deadline: alias, level, due time. No answer is here, and no name. */
export const QueueTable = ({ rows, now, onOpen }: QueueTableProps) => {
  const say = useWords(words)
  return (
    <Table
      caption={say.queueTitle}
      columns={[
        { id: 'alias', head: say.alias, cell: (row) => row.alias },
        { id: 'what', head: say.what, cell: (row) => say.kinds[row.kind] },
        {
          id: 'due',
          head: say.due,
          cell: (row) =>
            row.dueAt < now ? <Badge tone="attend" word={formatDue(row.dueAt, now)} /> : formatDue(row.dueAt, now),
        },
        { id: 'acuity', head: say.acuity, cell: (row) => (row.level === null ? say.notMine : say.level[row.level]) },
        { id: 'since', head: say.since, cell: (row) => formatWhen(row.since, now) },
      ]}
      rows={rows}
      rowId={(row) => `${row.person}:${row.kind}`}
      onOpen={onOpen}
      empty={<Empty title={say.queueEmpty}>{say.queueEmptyWhy}</Empty>}
    />
  )
}

export const ScreeningQueue = ({ client, now, changed, onOpen }: ScreeningQueueProps) => {
  const say = useWords(words)
  const [rows, setRows] = useState<readonly QueueRow[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count of changes is what asks again.
  useEffect(() => {
    void client
      .call('screening.queue', { limit: 100 })
      .then((answer) => (answer.ok ? setRows(answer.output) : setProblem(answer.code)))
  }, [client, changed])
  if (problem !== null) return <ErrorNotice code={problem} own={errors} />
  return rows === null ? <Loading words={say.looking} /> : <QueueTable rows={rows} now={now} onOpen={onOpen} />
}
