import { useState } from 'preact/hooks'
import { dayOf, instantOf } from './lima-fields.ts'
import { TextField } from './text-field.tsx'

/** A day and an hour of Lima that stand in a form; `at` is null while either is missing. */
export const useHour = (now: string, daysLater = 0) => {
  const [day, setDay] = useState(dayOf(now, daysLater))
  const [time, setTime] = useState('')
  return { day, setDay, time, setTime, at: instantOf(day, time) }
}

export type HourFieldsProps = ReturnType<typeof useHour> & {
  readonly dayLabel: string
  readonly timeLabel: string
  readonly hint?: string | undefined
}

export const HourFields = ({ day, setDay, time, setTime, dayLabel, timeLabel, hint }: HourFieldsProps) => (
  <>
    <TextField label={dayLabel} type="date" value={day} onInput={setDay} />
    <TextField label={timeLabel} hint={hint} type="time" value={time} onInput={setTime} />
  </>
)
