import { calendarEntry, mayBeMissed } from '@ayni/clinical/appointments'
import { announce, Badge, ErrorNotice, formatWhen, offerUndo, Table, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AgendaRow } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
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
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
  link.download = 'cita-ayni.ics'
  link.click()
  URL.revokeObjectURL(link.href)
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

/** Each appointment with what can be said of it; ten seconds to take it back. */
export const AgendaTable = ({ client, rows, now, caption, onChanged }: AgendaTableProps) => {
  const say = useWords(words)
  const [code, setCode] = useState<string | undefined>(undefined)
  const takeBack = async (row: AgendaRow): Promise<void> => {
    const answer = await client.call('appointments.take-back', { id: row.id })
    announce(answer.ok ? say.undone(row.alias) : say.notUndone, answer.ok ? 'polite' : 'urgent')
    onChanged()
  }
  const settle = async (
    row: AgendaRow,
    asked: Promise<{ readonly ok: boolean; readonly code?: string }>,
    undo: boolean,
  ) => {
    const answer = await asked
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok && undo) offerUndo({ message: say.done(row.alias), onUndo: () => void takeBack(row) })
    else if (answer.ok) announce(say.done(row.alias), 'polite')
    onChanged()
  }
  const id = (row: AgendaRow) => ({ id: row.id })
  const begun = (row: AgendaRow): boolean => isOpen(row) && row.startsAt <= now
  const late = (row: AgendaRow): boolean => isOpen(row) && mayBeMissed(row.startsAt, now)
  const actions = [
    {
      id: 'held',
      word: say.held,
      when: begun,
      run: (row: AgendaRow) => void settle(row, client.call('appointments.mark-held', id(row)), true),
    },
    {
      ...{ id: 'missed', word: say.missedPerson, when: late },
      run: (row: AgendaRow) =>
        void settle(row, client.call('appointments.mark-missed', { ...id(row), by: 'person' }), true),
    },
    {
      ...{ id: 'not-called', word: say.missedTeam, when: late },
      run: (row: AgendaRow) =>
        void settle(row, client.call('appointments.mark-missed', { ...id(row), by: 'team' }), true),
    },
    {
      ...{ id: 'keep', word: say.keep, when: (row: AgendaRow) => isOpen(row) && row.needsChoice !== null },
      run: (row: AgendaRow) => void settle(row, client.call('appointments.keep-hour', id(row)), false),
    },
    {
      ...{ id: 'cancel', word: say.cancel, when: (row: AgendaRow) => isOpen(row) && row.startsAt > now },
      run: (row: AgendaRow) =>
        offerUndo({
          message: `${row.alias}: ${say.cancel}`,
          onUndo: () => undefined,
          onExpire: () =>
            void settle(row, client.call('appointments.cancel', { ...id(row), why: 'team-cannot' }), false),
        }),
    },
    { id: 'calendar', word: say.calendar, when: isOpen, run: (row: AgendaRow) => keepInCalendar(row, now) },
  ]
  return (
    <>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      <Table
        caption={caption}
        captionHidden
        columns={useColumns(now)}
        rows={rows}
        rowId={(row) => row.id}
        actions={actions}
      />
    </>
  )
}
