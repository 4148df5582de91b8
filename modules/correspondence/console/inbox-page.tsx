import type { InboxRow } from '@ayni/modules/correspondence/contract'
import {
  Badge,
  Button,
  type Column,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  Loading,
  SelectField,
  Table,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { LettersClient } from './clients.ts'
import { errors } from './error-words.ts'
import { ThreadCard } from './thread-card.tsx'
import { useThreadName } from './thread-name.ts'
import { words } from './words.ts'

const PAGE = 50
const MOST = 200

export type InboxPageProps = { readonly client: LettersClient; readonly now: ReadonlySignal<string> }

const Waiting = ({ row }: { readonly row: InboxRow }) => {
  const say = useWords(words)
  return (
    <>
      {row.waiting === 0 ? (
        <span class="muted">{say.answered}</span>
      ) : (
        <Badge tone="attend" word={say.waiting(row.waiting)} />
      )}
      {row.clinical ? <Badge word={say.clinical} /> : null}
      {row.quiet === null ? null : <Badge word={say.quiet[row.quiet]} />}
    </>
  )
}

const useColumns = (now: string): readonly Column<InboxRow>[] => {
  const say = useWords(words)
  const nameOf = useThreadName()
  return [
    { id: 'who', head: say.who, cell: nameOf },
    { id: 'state', head: say.state, cell: (row) => <Waiting row={row} /> },
    { id: 'when', head: say.when, cell: ({ lastInAt }) => (lastInAt === null ? '' : formatWhen(lastInAt, now)) },
    { id: 'way', head: say.way, cell: ({ channel }) => say.ways[channel] },
    {
      id: 'window',
      head: say.window,
      cell: ({ windowUntil }) =>
        windowUntil === null ? '' : windowUntil > now ? say.windowOpen(formatWhen(windowUntil, now)) : say.windowClosed,
    },
    { id: 'due', head: say.due, figures: true, cell: ({ dueAt }) => (dueAt === null ? '' : formatDue(dueAt, now)) },
    { id: 'owner', head: say.owner, cell: ({ owner }) => owner ?? <span class="muted">{say.nobody}</span> },
  ]
}

type Show = 'open' | 'done'

type ListProps = { readonly client: LettersClient; readonly now: string; readonly show: Show; readonly search: string }

const Conversations = ({ client, now, show, search }: ListProps) => {
  const say = useWords(words)
  const columns = useColumns(now)
  const [limit, setLimit] = useState(PAGE)
  const [open, setOpen] = useState<InboxRow | undefined>(undefined)
  const { output, code, again } = useAnswer(
    client,
    'correspondence.inbox',
    { show, search, limit },
    { topics: ['letters'] },
  )
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
  const { rows, total, waiting } = output
  return (
    <div class="letters stack compact">
      <Table
        caption={say.caption(rows.length, total, waiting)}
        columns={columns}
        rows={rows}
        rowId={(row) => row.thread}
        onOpen={setOpen}
        empty={<Nothing show={show} search={search} />}
      />
      {rows.length === total || limit >= MOST ? null : (
        <Button kind="quiet" onPress={() => setLimit(MOST)}>
          {say.more}
        </Button>
      )}
      {open === undefined ? null : (
        <ThreadCard
          key={open.thread}
          client={client}
          row={open}
          now={now}
          onChanged={again}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

const Nothing = ({ show, search }: { readonly show: Show; readonly search: string }) => {
  const say = useWords(words)
  if (search !== '') return <Empty title={say.notFound} />
  return show === 'done' ? <Empty title={say.emptyDone} /> : <Empty title={say.emptyTitle}>{say.emptyWhy}</Empty>
}

/** What people write to us, unanswered first, by alias. */
export const InboxPage = ({ client, now }: InboxPageProps) => {
  const say = useWords(words)
  const [show, setShow] = useState<Show>('open')
  const [search, setSearch] = useState('')
  return (
    <>
      <p>{say.lead}</p>
      <div class="finder">
        <TextField label={say.search} type="search" value={search} onInput={setSearch} autocomplete="off" />
        <SelectField
          label={say.show}
          value={show}
          onChange={setShow}
          choices={(['open', 'done'] as const).map((value) => ({ value, words: say.shown[value] }))}
        />
      </div>
      <Conversations key={`${show}|${search}`} client={client} now={now.value} show={show} search={search} />
    </>
  )
}
