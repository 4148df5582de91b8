import { addDays, limaTime } from '@ayni/clinical/clocks'
import {
  Badge,
  Button,
  Card,
  type Column,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  Loading,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AnswerRow, CaringCalendar, ContactRow } from '../contract.ts'
import type { CaringClient } from './clients.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { longDay } from './long-day.ts'
import { errors, words } from './words.ts'

const State = ({ row }: { readonly row: ContactRow }) => {
  const say = useWords(words)
  const ahead = row.state === 'planned'
  return (
    <>
      {ahead && row.paused ? <Badge word={say.paused} /> : null}
      {ahead && row.dueNow && !row.paused ? <Badge tone="attend" word={say.due} /> : null}
      {ahead ? null : <Badge tone={row.state === 'left-out' ? 'attend' : 'done'} word={say.states[row.state]} />}
      {row.mode === 'message' ? <Badge word={row.written ? say.written : say.suggestedState} /> : null}
      {row.tries === 0 ? null : <Badge word={say.tries(row.tries)} />}
    </>
  )
}

const useColumns = (): readonly Column<ContactRow>[] => {
  const say = useWords(words)
  return [
    { id: 'day', head: say.day, cell: ({ on }) => longDay(on) },
    { id: 'who', head: say.who, cell: ({ alias }) => alias },
    {
      id: 'what',
      head: say.what,
      cell: ({ mode, why }) => (why === 'birthday' ? `${say.mode[mode]} · ${say.birthday}` : say.mode[mode]),
    },
    { id: 'state', head: say.state, cell: (row) => <State row={row} /> },
    { id: 'sender', head: say.sender, cell: ({ sender }) => sender ?? <span class="muted">{say.nobody}</span> },
  ]
}

type AnswersProps = {
  readonly client: CaringClient
  readonly rows: readonly AnswerRow[]
  readonly now: string
  /** What they wrote, for whoever writes to them. */
  readonly conversation: (person: string) => ComponentChildren
  readonly onChanged: () => void
}

const Answers = ({ client, rows, now, conversation, onChanged }: AnswersProps) => {
  const say = useWords(words)
  const [open, setOpen] = useState<string | undefined>(undefined)
  if (rows.length === 0) return null
  return (
    <Card title={say.answersTitle}>
      <p class="muted">{say.answersWhy}</p>
      <ul class="stack">
        {rows.map(({ message, person, alias, receivedAt, dueAt, late }) => (
          <li key={message}>
            <strong>{alias}</strong> · {formatWhen(receivedAt, now)} ·{' '}
            <Badge
              tone={late ? 'attend' : 'quiet'}
              word={late ? formatDue(dueAt, now) : say.readBy(formatDue(dueAt, now))}
            />
            <div class="row">
              <Button kind="quiet" onPress={() => setOpen(open === message ? undefined : message)}>
                {say.openLetters}
              </Button>
              <Button
                kind="plain"
                onPress={() => void client.call('caring-contacts.mark-read', { message }).then(onChanged)}
              >
                {say.read}
              </Button>
            </div>
            {open === message ? conversation(person) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export type CaringListProps = Omit<AnswersProps, 'rows'> & {
  readonly calendar: CaringCalendar
  readonly onOpen: (row: ContactRow) => void
}

/** Answers first, because they wait for a human today; then the days to come. */
export const CaringList = ({ calendar, onOpen, ...rest }: CaringListProps) => {
  const say = useWords(words)
  return (
    <>
      <Answers {...rest} rows={calendar.answers} />
      <Table
        caption={say.caption}
        columns={useColumns()}
        rows={calendar.contacts}
        rowId={({ contact }) => contact}
        onOpen={onOpen}
        empty={<Empty title={say.empty}>{say.emptyWhy}</Empty>}
      />
    </>
  )
}

export type CaringPageProps = {
  readonly client: CaringClient
  readonly now: ReadonlySignal<string>
  readonly conversation: (person: string) => ComponentChildren
  /** EC-12: where every automatic message to this person stops, or goes on. */
  readonly standDown?: ((person: ContactRow['person']) => ComponentChildren) | undefined
}

const WEEKS_SHOWN = 5

/** The calendar of whoever stays in touch. */
export const CaringPage = ({ client, now, conversation, standDown }: CaringPageProps) => {
  const say = useWords(words)
  const [away, setAway] = useState(0)
  const [open, setOpen] = useState<ContactRow | undefined>(undefined)
  const today = limaTime(now.value).date
  const from = addDays(today, away * WEEKS_SHOWN * 7)
  const range = { from, to: addDays(from, WEEKS_SHOWN * 7 - 1) }
  const { output, code, again } = useAnswer(client, 'caring-contacts.calendar', range, { topics: ['caring'] })
  if (output === undefined && code !== undefined)
    return (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={again}>
          {say.retry}
        </Button>
      </ErrorNotice>
    )
  return (
    <div class="stack">
      <p>{say.lead}</p>
      <div class="row">
        <Button kind="quiet" onPress={() => setAway(away - 1)}>
          {say.before}
        </Button>
        <Button kind="quiet" onPress={() => setAway(away + 1)}>
          {say.after}
        </Button>
      </div>
      {output === undefined ? (
        <Loading words={say.looking} />
      ) : (
        <CaringList
          client={client}
          calendar={output}
          now={now.value}
          conversation={conversation}
          onChanged={again}
          onOpen={setOpen}
        />
      )}
      {open === undefined ? null : (
        <ContactDialog
          key={open.contact}
          client={client}
          contact={open.contact}
          alias={open.alias}
          onChanged={again}
          onClose={() => setOpen(undefined)}
        >
          {standDown?.(open.person)}
        </ContactDialog>
      )}
    </div>
  )
}
