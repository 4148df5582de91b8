import { type DayLine, linesOf, weeklyOf } from '@ayni/clinical/appointments'
import { announce, Button, ErrorNotice, formatDate, Loading, TextField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AppointmentsOperations } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
import { errors, words } from './words.ts'

type Availability = AppointmentsOperations['appointments.availability']['output']

/** When one receives: a line for each day of the week, and the dates on which one does not. */
export const AvailabilityEditor = ({ client }: { readonly client: AgendaClient }) => {
  const say = useWords(words)
  const { output } = useAnswer(client, 'appointments.availability', { account: null })
  if (output === undefined) return <Loading words={say.looking} />
  return <Lines key={JSON.stringify(output)} client={client} given={output} />
}

const Lines = ({ client, given }: { readonly client: AgendaClient; readonly given: Availability }) => {
  const say = useWords(words)
  const [lines, setLines] = useState<readonly DayLine[]>(linesOf(given.weekly))
  const [exceptions, setExceptions] = useState(given.exceptions)
  const [closing, setClosing] = useState('')
  const [code, setCode] = useState<string | undefined>(undefined)
  const change = (at: number, more: Partial<DayLine>): void =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...more } : line)))
  const save = async (): Promise<void> => {
    const answer = await client.call('appointments.set-availability', {
      account: null,
      weekly: weeklyOf(lines),
      exceptions,
    })
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok) announce(say.saved, 'polite')
  }
  const close = (): void => {
    if (closing === '') return
    setExceptions([...exceptions.filter(({ day }) => day !== closing), { day: closing, open: [] }])
    setClosing('')
  }
  return (
    <section class="stack" aria-label={say.open}>
      <h3>{say.open}</h3>
      <p class="muted">{say.openWhy}</p>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {lines.map((line, at) => (
        <fieldset key={say.days[at]}>
          <legend>{say.days[at]}</legend>
          <div class="row">
            <TextField label={say.from} type="time" value={line.from} onInput={(from) => change(at, { from })} />
            <TextField label={say.to} type="time" value={line.to} onInput={(to) => change(at, { to })} />
          </div>
        </fieldset>
      ))}
      <div class="row">
        <TextField label={say.closedOn} type="date" value={closing} onInput={setClosing} />
        <Button kind="quiet" onPress={close}>
          {say.addDay}
        </Button>
      </div>
      <ul class="rows" aria-label={say.closedDays}>
        {exceptions.map(({ day }) => (
          <li key={day}>
            <Button kind="plain" onPress={() => setExceptions(exceptions.filter((one) => one.day !== day))}>
              {say.remove(formatDate(`${day}T17:00:00.000Z`))}
            </Button>
          </li>
        ))}
      </ul>
      <Button onPress={() => void save()}>{say.save}</Button>
    </section>
  )
}
