import type { AdministrationOperations, CalendarDay } from '@ayni/modules/administration/contract'
import {
  Badge,
  Button,
  Dialog,
  Empty,
  ErrorNotice,
  formatLongDay,
  Loading,
  language,
  offerUndo,
  Table,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type AdministrationClient, useSave } from './use-save.ts'
import { errors, words } from './words.ts'

type SetHoliday = AdministrationOperations['administration.set-holiday']['input']

const noonOf = (day: string): string => `${day}T17:00:00.000Z`

type AddDayProps = {
  readonly year: number
  readonly busy: boolean
  readonly problem: string | null
  readonly onSave: (set: SetHoliday) => void
  readonly onClose: () => void
}

const AddDay = ({ year, busy, problem, onSave, onClose }: AddDayProps) => {
  const say = useWords(words)
  const [day, setDay] = useState(`${year}-01-02`)
  const [name, setName] = useState('')
  const actions = (
    <>
      <Button
        onPress={() => onSave({ day, is: 'holiday', name: name.trim() })}
        busy={busy ? say.saving : undefined}
        disabled={name.trim().length < 2 || day === ''}
      >
        {say.save}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog open title={say.addDay} actions={actions} onClose={onClose}>
      <TextField label={say.day} type="date" value={day} onInput={setDay} required />
      <TextField label={say.name} value={name} onInput={setName} maxLength={80} required />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}

const useColumns = () => {
  const say = useWords(words)
  return [
    { id: 'day', head: say.day, cell: (row: CalendarDay) => formatLongDay(noonOf(row.day)) },
    { id: 'name', head: say.name, cell: (row: CalendarDay) => row.name[language.value] },
    {
      id: 'from',
      head: say.from,
      cell: (row: CalendarDay) =>
        row.isHoliday ? (
          <Badge
            tone={row.source === 'own' ? 'inform' : 'quiet'}
            word={row.source === 'own' ? say.own : say.national}
          />
        ) : (
          <Badge tone="attend" word={say.worked} />
        ),
    },
  ]
}

/** How days change: at once, with the way back offered for ten seconds. */
const useCalendar = (client: AdministrationClient, again: () => void) => {
  const say = useWords(words)
  const { save, busy, problem } = useSave(client)
  const put = async (set: SetHoliday): Promise<boolean> => {
    const done = await save('administration.set-holiday', set)
    again()
    return done
  }
  const change = (message: (day: string) => string, set: SetHoliday, back: SetHoliday) =>
    void put(set).then((done) => {
      if (done) offerUndo({ message: message(formatLongDay(noonOf(set.day))), onUndo: () => void put(back) })
    })
  const actions = [
    {
      id: 'work',
      word: say.work,
      when: (row: CalendarDay) => row.source === 'national' && row.isHoliday,
      run: ({ day }: CalendarDay) =>
        change(say.nowWorked, { day, is: 'working', name: null }, { day, is: 'as-the-law-says', name: null }),
    },
    {
      id: 'rest',
      word: say.rest,
      when: (row: CalendarDay) => !row.isHoliday,
      run: ({ day }: CalendarDay) => void put({ day, is: 'as-the-law-says', name: null }),
    },
    {
      id: 'remove',
      word: say.remove,
      when: (row: CalendarDay) => row.source === 'own',
      run: ({ day, name }: CalendarDay) =>
        change(say.removed, { day, is: 'as-the-law-says', name: null }, { day, is: 'holiday', name: name.es }),
    },
  ]
  return { put, actions, busy, problem }
}

type YearBarProps = {
  readonly year: number
  readonly onYear: (year: number) => void
  readonly onAdd: () => void
}

const YearBar = ({ year, onYear, onAdd }: YearBarProps) => {
  const say = useWords(words)
  return (
    <div class="row">
      <Button kind="quiet" onPress={() => onYear(year - 1)}>
        {say.earlier}
      </Button>
      <strong aria-live="polite">{say.year(year)}</strong>
      <Button kind="quiet" onPress={() => onYear(year + 1)}>
        {say.later}
      </Button>
      <Button onPress={onAdd}>{say.addDay}</Button>
    </div>
  )
}

export type CalendarPageProps = { readonly client: AdministrationClient; readonly thisYear: number }

/** The days that no clock counts, year by year. */
export const CalendarPage = ({ client, thisYear }: CalendarPageProps) => {
  const say = useWords(words)
  const columns = useColumns()
  const [year, setYear] = useState(thisYear)
  const [adding, setAdding] = useState(false)
  const { output, code, again } = useAnswer(client, 'administration.calendar', { year }, { topics: ['settings'] })
  const { put, actions, busy, problem } = useCalendar(client, again)
  return (
    <section class="stack">
      <h2>{say.calendarTitle}</h2>
      <p class="muted">{say.calendarWhy}</p>
      <YearBar year={year} onYear={setYear} onAdd={() => setAdding(true)} />
      {problem === null || adding ? null : <ErrorNotice code={problem} own={errors} />}
      {output === undefined ? (
        code === undefined ? (
          <Loading words={say.looking} />
        ) : (
          <ErrorNotice code={code} own={errors} />
        )
      ) : (
        <Table
          caption={say.year(year)}
          captionHidden
          columns={columns}
          rows={output}
          rowId={(row) => row.day}
          actions={actions}
          actionsHead={say.actions}
          empty={<Empty title={say.calendarTitle} />}
        />
      )}
      {adding ? (
        <AddDay
          year={year}
          busy={busy}
          problem={problem}
          onSave={(set) => void put(set).then((done) => done && setAdding(false))}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </section>
  )
}
