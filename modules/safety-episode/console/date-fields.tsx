import type { Instant } from '@ayni/kernel'
import { dayOf, instantOf, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'

type DateFieldsProps = {
  readonly legend: string
  /** Where it begins: the latest that the schedule allows, or nothing. */
  readonly from: string | null
  readonly now: string
  readonly onChange: (at: Instant | null) => void
}

const clockIn = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(11, 16)

/** A day and an hour in Lima, without which nobody leaves. */
export const DateFields = ({ legend, from, now, onChange }: DateFieldsProps) => {
  const say = useWords(actWords)
  const [day, setDay] = useState(dayOf(from ?? now))
  const [time, setTime] = useState(from === null ? '' : clockIn(from))
  const put = (newDay: string, newTime: string): void => {
    setDay(newDay)
    setTime(newTime)
    onChange(instantOf(newDay, newTime))
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
