import { sayPersonState } from '@ayni/clinical/reach'
import type { RosterRow } from '@ayni/modules/enrollment/contract'
import {
  Badge,
  Button,
  Empty,
  ErrorNotice,
  Loading,
  language,
  Notice,
  Table,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { departmentNamed } from '@ayni/ui/departments.ts'
import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { AddPerson } from './add-person.tsx'
import type { PeopleClient } from './clients.ts'
import { PersonCard, type PersonCardProps } from './person-card.tsx'
import { errors, words } from './words.ts'

const PAGE = 50
const MOST = 200
const WAIT_MS = 250

export type RosterPageProps = {
  readonly client: PeopleClient
  readonly now: ReadonlySignal<string>
  readonly origin: string
  /** What other rooms show of an opened person. */
  readonly more?: PersonCardProps['more']
}

/** What was typed, a moment after the last key: one question for a word, not for each letter. */
const useSettled = (typed: string): string => {
  const [settled, settle] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}

const useColumns = () => {
  const say = useWords(words)
  return [
    { id: 'alias', head: say.alias, cell: (row: RosterRow) => row.alias },
    { id: 'state', head: say.state, cell: (row: RosterRow) => sayPersonState(row.state, language.value) },
    {
      id: 'reach',
      head: say.reach,
      cell: (row: RosterRow) => (
        <Badge tone={row.contactable ? 'done' : 'quiet'} word={row.contactable ? say.reached : say.notReached} />
      ),
    },
    { id: 'consent', head: say.consent, figures: true, cell: (row: RosterRow) => say.layers(row.layers.length) },
    {
      id: 'where',
      head: say.where,
      cell: (row: RosterRow) =>
        [row.regionUbigeo2 === null ? null : departmentNamed(row.regionUbigeo2), row.facilityCategory]
          .filter((part) => part !== null && part !== undefined)
          .join(', '),
    },
  ]
}

type ListProps = {
  readonly client: PeopleClient
  readonly search: string
  readonly onOpen: (row: RosterRow) => void
  readonly onAdd: () => void
}

const People = ({ client, search, onOpen, onAdd }: ListProps) => {
  const say = useWords(words)
  const columns = useColumns()
  const [limit, setLimit] = useState(PAGE)
  const { output, code, again } = useAnswer(
    client,
    'enrollment.roster',
    { search, after: null, limit, allows: null },
    { topics: ['roster'] },
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
  const empty =
    search === '' ? (
      <Empty title={say.emptyTitle}>
        <p>{say.emptyWhy}</p>
        <Button onPress={onAdd}>{say.add}</Button>
      </Empty>
    ) : (
      <Empty title={say.notFound}>{say.notFoundWhy}</Empty>
    )
  return (
    <div class="roster stack compact">
      <Table
        caption={say.caption(output.rows.length, output.total)}
        columns={columns}
        rows={output.rows}
        rowId={(row) => row.person}
        onOpen={onOpen}
        empty={empty}
      />
      {output.next === null || limit >= MOST ? null : (
        <Button kind="quiet" onPress={() => setLimit(MOST)}>
          {say.more}
        </Button>
      )}
    </div>
  )
}

/** Everybody of the programme by alias: search, open a card, add. */
export const RosterPage = ({ client, now, origin, more }: RosterPageProps) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const [open, setOpen] = useState<RosterRow | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string | undefined>(undefined)
  return (
    <>
      <div class="finder">
        <TextField
          label={say.search}
          hint={say.searchHint}
          type="search"
          value={typed}
          onInput={setTyped}
          autocomplete="off"
        />
        <Button onPress={() => setAdding(true)}>{say.add}</Button>
      </div>
      {added === undefined ? null : (
        <Notice tone="done" title={say.added(added)} live="polite">
          <p>{say.addedWhy}</p>
        </Notice>
      )}
      <People key={search} client={client} search={search} onOpen={setOpen} onAdd={() => setAdding(true)} />
      {open === undefined ? null : (
        <PersonCard
          key={open.person}
          client={client}
          row={open}
          now={now.value}
          origin={origin}
          more={more}
          onClose={() => setOpen(undefined)}
        />
      )}
      {adding ? (
        <AddPerson
          client={client}
          onClose={() => setAdding(false)}
          onHere={(alias) => {
            setAdding(false)
            setTyped(alias)
          }}
          onAdded={(alias) => {
            setAdding(false)
            setAdded(alias)
            setTyped(alias)
          }}
        />
      ) : null}
    </>
  )
}
