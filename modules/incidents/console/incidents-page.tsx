import { instant } from '@ayni/kernel'
import {
  Badge,
  Button,
  Card,
  type Column,
  Empty,
  ErrorNotice,
  formatDue,
  formatLongDay,
  Loading,
  offerUndo,
  Table,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { IncidentRow } from '../contract.ts'
import type { IncidentsClient } from './clients.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { TaskList } from './task-list.tsx'
import { errors, words } from './words.ts'

const useColumns = (now: string): readonly Column<IncidentRow>[] => {
  const say = useWords(words)
  return [
    { id: 'what', head: say.what, cell: ({ kind }) => say.kinds[kind] },
    { id: 'when', head: say.when, cell: ({ happenedAt }) => formatLongDay(happenedAt) },
    {
      id: 'who',
      head: say.who,
      cell: ({ alias, mayReview }) => alias ?? <span class="muted">{mayReview ? say.nobody : say.hidden}</span>,
    },
    {
      id: 'review',
      head: say.review,
      cell: ({ reviewedAt, reviewDueAt, late, owedByRole }) =>
        reviewedAt !== null ? (
          <Badge tone="done" word={say.reviewed} />
        ) : (
          <>
            {say.owedBy[owedByRole]}{' '}
            <Badge
              tone={late ? 'attend' : 'quiet'}
              word={late ? formatDue(reviewDueAt, now) : say.dueBy(formatDue(reviewDueAt, now))}
            />
          </>
        ),
    },
    {
      id: 'tasks',
      head: say.tasks,
      cell: ({ tasksOpen, tasksLate }) => (
        <>
          {say.tasksOpen(tasksOpen)} {tasksLate > 0 ? <Badge tone="attend" word={say.late} /> : null}
        </>
      ),
    },
  ]
}

export type IncidentListProps = {
  readonly rows: readonly IncidentRow[]
  readonly now: string
  readonly onOpen: (row: IncidentRow) => void
}

export const IncidentList = ({ rows, now, onOpen }: IncidentListProps) => {
  const say = useWords(words)
  const open = (row: IncidentRow): void => {
    if (row.mayReview) onOpen(row)
  }
  return (
    <Table
      caption={say.caption}
      columns={useColumns(now)}
      rows={rows}
      rowId={({ incident }) => incident}
      onOpen={open}
      empty={<Empty title={say.empty}>{say.emptyWhy}</Empty>}
    />
  )
}

type Given = { readonly client: IncidentsClient; readonly now: string }

const Tasks = ({ client, now }: Given) => {
  const say = useWords(words)
  const { output, again } = useAnswer(client, 'incidents.tasks', {}, { topics: ['incidents'] })
  if (output === undefined) return null
  return (
    <Card title={say.myTasks}>
      <TaskList client={client} rows={output.rows} now={now} onChanged={again} />
    </Card>
  )
}

const Reviews = ({ client, now }: Given) => {
  const say = useWords(words)
  const [open, setOpen] = useState<IncidentRow | undefined>(undefined)
  const { output, code, again } = useAnswer(client, 'incidents.list', {}, { topics: ['incidents'] })
  if (output === undefined) {
    if (code === undefined) return <Loading words={say.looking} />
    return (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={again}>
          {say.retry}
        </Button>
      </ErrorNotice>
    )
  }
  return (
    <>
      <IncidentList rows={output.rows} now={now} onOpen={setOpen} />
      {open === undefined ? null : (
        <ReviewDialog
          key={open.incident}
          client={client}
          incident={open.incident}
          title={open.alias ?? say.kinds[open.kind]}
          onChanged={again}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

export type IncidentsPageProps = {
  readonly client: IncidentsClient
  readonly now: ReadonlySignal<string>
  /** Coordinator, director and psychiatrist see the list; whoever only has tasks sees those. */
  readonly mayList: boolean
}

/** What went wrong and what we do about it. */
export const IncidentsPage = ({ client, now, mayList }: IncidentsPageProps) => {
  const say = useWords(words)
  const { act, busy } = useDo(client, () => undefined)
  const report = async (): Promise<void> => {
    const done = await act('incidents.report', { happenedAt: instant.parse(now.value) })
    if (done.ok) offerUndo({ message: say.reported })
  }
  return (
    <div class="stack">
      <p>{say.lead}</p>
      <Tasks client={client} now={now.value} />
      {mayList ? <Reviews client={client} now={now.value} /> : null}
      <Button kind="plain" busy={busy ? say.saving : undefined} onPress={() => void report()}>
        {say.report}
      </Button>
    </div>
  )
}
