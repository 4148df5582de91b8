import { type WeekHours, withDayOff, withGuard } from '@ayni/clinical/reach'
import { Button, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { hoursWords } from './hours-words.ts'

export type AddDateProps = {
  readonly hours: WeekHours
  readonly today: string
  readonly onChange: (hours: WeekHours) => void
}

/** A day and one tap: a guard of twelve or twenty-four hours from its clock time, or a free day. */
export const AddDate = ({ hours, today, onChange }: AddDateProps) => {
  const say = useWords(hoursWords)
  const [day, setDay] = useState(today)
  const [from, setFrom] = useState('08:00')
  const valid = /^\d{4}-\d\d-\d\d$/.test(day) && day >= today && /^\d\d:\d\d$/.test(from)
  return (
    <>
      <TextField label={say.day} type="date" value={day} onInput={setDay} />
      <TextField label={say.from} type="time" value={from} onInput={setFrom} />
      <div class="row">
        <Button kind="quiet" disabled={!valid} onPress={() => onChange(withGuard(hours, day, from, 12))}>
          {say.guard12}
        </Button>
        <Button kind="quiet" disabled={!valid} onPress={() => onChange(withGuard(hours, day, from, 24))}>
          {say.guard24}
        </Button>
        <Button kind="quiet" disabled={!valid} onPress={() => onChange(withDayOff(hours, day))}>
          {say.dayOff}
        </Button>
      </div>
    </>
  )
}
