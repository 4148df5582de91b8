import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { Badge, Empty, formatDue, groupByDue, SelectField, Table, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { kindWords, roleWords } from './kind-words.ts'
import { type OwedTo, perPerson } from './per-person.ts'
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
    { id: 'who', head: say.person, cell: (row: OwedTo) => row.alias },
    { id: 'due', head: say.due, cell: (row: OwedTo) => <DueCell row={row} now={now} /> },
    { id: 'what', head: say.what, cell: ({ kinds }: OwedTo) => kinds.map((kind) => sayKind[kind]).join(' · ') },
    { id: 'owner', head: say.owner, cell: (row: OwedTo) => <OwnerCell row={row} /> },
  ]
}

type SummaryProps = Pick<PromiseListProps, 'total' | 'unowned' | 'now'> & { readonly late: readonly PromiseRow[] }

const Summary = ({ late, total, unowned, now }: SummaryProps) => {
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

const nobody = 'nobody'
const isOf = (of: string) => (row: PromiseRow) => of === '' || (row.owner ?? nobody) === of
/** Fewer are read faster than sifted. */
const worthSifting = 12
type OfWhomProps = Pick<PromiseListProps, 'rows'> & { readonly of: string; readonly onOf: (of: string) => void }

/** By whom: everybody, nobody, or one of the team, with how many promises each. */
const OfWhom = ({ rows, of, onOf }: OfWhomProps) => {
  const say = useWords(words)
  const counts = new Map<string, number>()
  for (const { owner } of rows) counts.set(owner ?? nobody, (counts.get(owner ?? nobody) ?? 0) + 1)
  if (rows.length < worthSifting || counts.size < 2) return null
  const each = [...counts].sort(([a], [b]) => Number(b === nobody) - Number(a === nobody) || a.localeCompare(b))
  const named = each.map(([who, n]) => ({ value: who, words: who === nobody ? say.ofNobody(n) : `${who} (${n})` }))
  return (
    <SelectField
      label={say.ofWhom}
      value={of}
      onChange={onOf}
      choices={[{ value: '', words: say.ofAll(rows.length) }, ...named]}
    />
  )
}

/** What is owed, by the next deadline: late, today, later, a line a person. Pressing one opens what can be done, never the record. */
export const PromiseList = ({ rows, total, unowned, now, onOpen }: PromiseListProps) => {
  const say = useWords(words)
  const columns = useColumns(now)
  const [chosen, setOf] = useState('')
  // Whoever owes nothing any more leaves the list: then everybody's is shown again.
  const of = rows.some(isOf(chosen)) ? chosen : ''
  if (rows.length === 0) {
    return (
      <Empty title={say.emptyTitle}>
        <p>{say.emptyWhy}</p>
      </Empty>
    )
  }
  const { late, today, next } = groupByDue(rows.filter(isOf(of)), now)
  const people = { late: perPerson(late), today: perPerson(today), next: perPerson(next) }
  const table = (when: keyof typeof people, captionHidden = false) =>
    people[when].length === 0 ? null : (
      <Table
        caption={say[when](people[when].length)}
        rows={people[when]}
        rowId={({ key }) => key}
        {...{ captionHidden, columns, onOpen }}
      />
    )
  return (
    <div class="promises stack compact">
      <Summary late={groupByDue(rows, now).late} total={total} unowned={unowned} now={now} />
      <OfWhom rows={rows} of={of} onOf={setOf} />
      {table('late')}
      {table('today')}
      {next.length === 0 ? null : (
        <details open={late.length + today.length === 0}>
          <summary>{say.next(people.next.length)}</summary>
          {table('next', true)}
        </details>
      )}
      {rows.length < total ? <p class="muted">{say.more(rows.length, total)}</p> : null}
    </div>
  )
}
