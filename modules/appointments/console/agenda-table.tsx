import { calendarEntry, mayBeMissed } from '@ayni/clinical/appointments'
import {
  announce,
  Badge,
  ErrorNotice,
  formatWhen,
  offerUndo,
  type RowAction,
  saveFile,
  Table,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AgendaRow } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
import { movedFrom } from './hour-form.tsx'
import { ProposeHour } from './propose-hour.tsx'
import { errors, words } from './words.ts'

export type AgendaTableProps = {
  readonly client: AgendaClient
  readonly rows: readonly AgendaRow[]
  readonly now: string
  readonly caption: string
  readonly onChanged: () => void
}

const isOpen = ({ state }: AgendaRow): boolean => state === 'proposed' || state === 'agreed'

function keepInCalendar({ id, version, startsAt, endsAt }: AgendaRow, stampedAt: string): void {
  const text = calendarEntry({ id, version, startsAt, endsAt, stampedAt, cancelled: false })
  saveFile('cita-ayni.ics', 'text/calendar', text)
}

const State = ({ row }: { readonly row: AgendaRow }) => {
  const say = useWords(words)
  if (row.needsChoice !== null) return <Badge tone="attend" word={say.needs[row.needsChoice]} />
  if (row.missedBy !== null) return <Badge word={say.missedBy[row.missedBy]} />
  const tone = row.state === 'agreed' ? 'inform' : row.state === 'held' ? 'done' : 'quiet'
  return <Badge tone={tone} word={say.states[row.state]} />
}

const useColumns = (now: string) => {
  const say = useWords(words)
  return [
    { id: 'who', head: say.who, cell: (row: AgendaRow) => row.alias },
    { id: 'when', head: say.when, cell: (row: AgendaRow) => formatWhen(row.startsAt, now) },
    { id: 'what', head: say.what, cell: (row: AgendaRow) => say.kinds[row.kind] },
    {
      id: 'how',
      head: say.how,
      cell: (row: AgendaRow) =>
        row.link === null || !isOpen(row) ? (
          say.modes[row.mode]
        ) : (
          <a href={row.link} target="_blank" rel="noreferrer">
            {say.join}
          </a>
        ),
    },
    { id: 'with', head: say.with, cell: (row: AgendaRow) => row.who },
    { id: 'state', head: say.state, cell: (row: AgendaRow) => <State row={row} /> },
  ]
}

type Asked = Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>
type Settle = (row: AgendaRow, asked: Asked, undo: boolean) => Promise<void>
type Acts = Pick<AgendaTableProps, 'client' | 'now'> & {
  readonly settle: Settle
  readonly move: (row: AgendaRow) => void
}

function useActions({ client, now, settle, move }: Acts): readonly RowAction<AgendaRow>[] {
  const say = useWords(words)
  const late = (row: AgendaRow): boolean => isOpen(row) && mayBeMissed(row.startsAt, now)
  const missed = (by: 'person' | 'team') => (row: AgendaRow) =>
    void settle(row, client.call('appointments.mark-missed', { id: row.id, by }), true)
  const held = (row: AgendaRow) => void settle(row, client.call('appointments.mark-held', { id: row.id }), true)
  const keep = (row: AgendaRow) => void settle(row, client.call('appointments.keep-hour', { id: row.id }), false)
  const cancel = (row: AgendaRow): void =>
    offerUndo({
      message: `${row.alias}: ${say.cancel}`,
      onUndo: () => undefined,
      onExpire: () => void settle(row, client.call('appointments.cancel', { id: row.id, why: 'team-cannot' }), false),
    })
  return [
    { id: 'held', word: say.held, when: (row) => isOpen(row) && row.startsAt <= now, run: held },
    { id: 'missed', word: say.missedPerson, when: late, run: missed('person') },
    { id: 'not-called', word: say.missedTeam, when: late, run: missed('team') },
    { id: 'keep', word: say.keep, when: (row) => isOpen(row) && row.needsChoice !== null, run: keep },
    { id: 'move', word: say.move, when: (row) => isOpen(row) && row.startsAt > now, run: move },
    { id: 'cancel', word: say.cancel, when: (row) => isOpen(row) && row.startsAt > now, run: cancel },
    { id: 'calendar', word: say.calendar, when: isOpen, run: (row) => keepInCalendar(row, now) },
  ]
}

/** Each appointment with what can be said of it; ten seconds to take it back. */
export const AgendaTable = ({ client, rows, now, caption, onChanged }: AgendaTableProps) => {
  const say = useWords(words)
  const [code, setCode] = useState<string | undefined>(undefined)
  const [moving, setMoving] = useState<AgendaRow | null>(null)
  const takeBack = async (row: AgendaRow): Promise<void> => {
    const answer = await client.call('appointments.take-back', { id: row.id })
    announce(answer.ok ? say.undone(row.alias) : say.notUndone, answer.ok ? 'polite' : 'urgent')
    onChanged()
  }
  const settle: Settle = async (row, asked, undo) => {
    const answer = await asked
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok && undo) offerUndo({ message: say.done(row.alias), onUndo: () => void takeBack(row) })
    else if (answer.ok) announce(say.done(row.alias), 'polite')
    onChanged()
  }
  const table = {
    caption,
    columns: useColumns(now),
    rows,
    actions: useActions({ client, now, settle, move: setMoving }),
  }
  return (
    <>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      <Table {...table} captionHidden rowId={(row) => row.id} />
      {moving === null ? null : (
        <ProposeHour
          {...{ client, now, clinicians: [], onDone: onChanged }}
          proposal={movedFrom(moving)}
          onClose={() => setMoving(null)}
        />
      )}
    </>
  )
}
