import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { Badge, Empty, formatDue, formatWhen, Table, useWords } from '@ayni/ui'
import { groupPromises } from './group-promises.ts'
import { kindWords, roleWords } from './kind-words.ts'
import { words } from './words.ts'

export type PromiseListProps = {
  readonly rows: readonly PromiseRow[]
  readonly total: number
  /** Late and without a name. */
  readonly unowned: number
  readonly now: string
  readonly onOpen: (row: PromiseRow) => void
}

/** A safety call that is late is the only promise that may be cochineal. */
const DueCell = ({ row, now }: { readonly row: PromiseRow; readonly now: string }) =>
  row.dueAt < now ? (
    <Badge tone={row.kind === 'safety-call' ? 'act' : 'attend'} word={formatDue(row.dueAt, now)} />
  ) : (
    <span class="figures">{formatDue(row.dueAt, now)}</span>
  )

const OwnerCell = ({ row }: { readonly row: PromiseRow }) => {
  const say = useWords(words)
  const sayRole = useWords(roleWords)
  return row.owner === null ? (
    <span class="unowned">
      {say.ofRole(sayRole[row.owedByRole])}
      {row.returned === null ? null : <small class="muted"> {say.returned[row.returned]}</small>}
    </span>
  ) : (
    <span>{row.owner}</span>
  )
}

const useColumns = (now: string) => {
  const say = useWords(words)
  const sayKind = useWords(kindWords)
  return [
    { id: 'who', head: say.person, cell: (row: PromiseRow) => row.alias },
    { id: 'due', head: say.due, cell: (row: PromiseRow) => <DueCell row={row} now={now} /> },
    { id: 'what', head: say.what, cell: (row: PromiseRow) => sayKind[row.kind] },
    { id: 'owner', head: say.owner, cell: (row: PromiseRow) => <OwnerCell row={row} /> },
    {
      id: 'app',
      head: say.app,
      cell: (row: PromiseRow) => (
        <span class="muted">{row.appSeenAt === null ? say.notSeen : say.seen(formatWhen(row.appSeenAt, now))}</span>
      ),
    },
  ]
}

const Summary = ({
  late,
  total,
  unowned,
  now,
}: {
  readonly late: readonly PromiseRow[]
  readonly total: number
  readonly unowned: number
  readonly now: string
}) => {
  const say = useWords(words)
  const [oldest] = late
  const safety = late.filter(({ kind }) => kind === 'safety-call').length
  if (oldest === undefined) return <p>{say.nothingLate(total)}</p>
  return (
    <p>
      {say.lateTotal(late.length, formatDue(oldest.dueAt, now))}{' '}
      {safety === 0 ? null : <b>{say.safetyLate(safety)} </b>}
      {unowned === 0 ? null : <b>{say.unownedLate(unowned)}</b>}
    </p>
  )
}

/** What is owed, by the next deadline: late, today, later. Pressing a row opens what can be done, never the record. */
export const PromiseList = ({ rows, total, unowned, now, onOpen }: PromiseListProps) => {
  const say = useWords(words)
  const columns = useColumns(now)
  if (rows.length === 0) {
    return (
      <Empty title={say.emptyTitle}>
        <p>{say.emptyWhy}</p>
      </Empty>
    )
  }
  const { late, today, next } = groupPromises(rows, now)
  const groups = [
    { id: 'late', caption: say.late(late.length), rows: late },
    { id: 'today', caption: say.today(today.length), rows: today },
    { id: 'next', caption: say.next(next.length), rows: next },
  ].filter((group) => group.rows.length > 0)
  return (
    <div class="promises stack compact">
      <Summary late={late} total={total} unowned={unowned} now={now} />
      {groups.map((group) => (
        <Table
          key={group.id}
          caption={group.caption}
          columns={columns}
          rows={group.rows}
          rowId={(row) => row.key}
          onOpen={onOpen}
        />
      ))}
      {rows.length < total ? <p class="muted">{say.more(rows.length, total)}</p> : null}
    </div>
  )
}
