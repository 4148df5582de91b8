import type { WeeklyStretch } from '@ayni/clinical/reach'
import { Button, Card, Check, ListRow, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { hoursWords } from './hours-words.ts'

export type StretchesProps = {
  readonly title: string
  readonly spans: readonly WeeklyStretch[]
  readonly onChange: (spans: readonly WeeklyStretch[]) => void
}

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

/** Weekly stretches of time: what there is, and one more. */
export const Stretches = ({ title, spans, onChange }: StretchesProps) => {
  const say = useWords(hoursWords)
  const [days, setDays] = useState<readonly number[]>([1, 2, 3, 4, 5])
  const [from, setFrom] = useState('18:00')
  const [to, setTo] = useState('20:30')
  const names = (of: readonly number[]): string => of.map((day) => say.days[day - 1]).join(', ')
  const toggle = (day: number, on: boolean): void =>
    setDays(everyDay.filter((one) => (one === day ? on : days.includes(one))))
  return (
    <Card title={title}>
      <ul class="rows plain">
        {spans.map((span) => (
          <ListRow
            key={`${span.days.join('')} ${span.from} ${span.to}`}
            title={`${span.from}–${span.to}`}
            detail={names(span.days)}
            aside={
              <Button kind="plain" onPress={() => onChange(spans.filter((one) => one !== span))}>
                {say.remove}
              </Button>
            }
          />
        ))}
      </ul>
      {everyDay.map((day) => (
        <Check
          key={day}
          words={say.days[day - 1] ?? ''}
          checked={days.includes(day)}
          onChange={(on) => toggle(day, on)}
        />
      ))}
      <TextField label={say.from} type="time" value={from} onInput={setFrom} />
      <TextField label={say.to} type="time" value={to} onInput={setTo} />
      <Button
        kind="quiet"
        disabled={days.length === 0 || from >= to}
        onPress={() => onChange([...spans, { days: [...days], from, to }])}
      >
        {say.add}
      </Button>
    </Card>
  )
}
