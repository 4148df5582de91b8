import type { Instant } from '@ayni/kernel'
import { useEffect, useRef, useState } from 'preact/hooks'
import { dictionary, useWords } from './dictionary.ts'
import { dayOf, instantOf } from './lima-fields.ts'
import { TextField } from './text-field.tsx'
import { formatClock } from './times.ts'

export type WhenFieldsProps = {
  readonly legend: string
  /** Where it begins, and what a shortcut puts there later; null for a day without an hour. */
  readonly from: string | null
  /** The day that stands there while nothing was chosen. */
  readonly day: string
  readonly onChange: (at: Instant | null) => void
}

const words = dictionary({ es: { day: 'Día', time: 'Hora' }, en: { day: 'Day', time: 'Time' } })

/** A day and an hour in Lima. */
export const WhenFields = ({ legend, from, day: firstDay, onChange }: WhenFieldsProps) => {
  const say = useWords(words)
  const [day, setDay] = useState(from === null ? firstDay : dayOf(from))
  const [time, setTime] = useState(from === null ? '' : formatClock(from))
  const said = useRef(from)
  useEffect(() => {
    if (from === null || from === said.current) return
    said.current = from
    setDay(dayOf(from))
    setTime(formatClock(from))
  }, [from])
  const put = (newDay: string, newTime: string): void => {
    setDay(newDay)
    setTime(newTime)
    const at = instantOf(newDay, newTime)
    said.current = at
    onChange(at)
  }
  return (
    <fieldset class="answers">
      <legend>{legend}</legend>
      <div class="row">
        <TextField label={say.day} type="date" value={day} onInput={(value) => put(value, time)} />
        <TextField label={say.time} type="time" value={time} onInput={(value) => put(day, value)} />
      </div>
    </fieldset>
  )
}
