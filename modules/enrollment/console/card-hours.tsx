import { hoursOf, type WeeklyStretch } from '@ayni/clinical/reach'
import { Button, DefinitionList, ErrorNotice, formatDay, SelectField, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PartProps } from './card-parts.ts'
import { cardWords } from './card-words.ts'
import { errors } from './words.ts'

const patterns = ['mon-sat', 'mon-fri', 'guards', 'always-there'] as const
type Pattern = (typeof patterns)[number]

/** When they work, when we may write and when never, as they said it. */
export const CardHours = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [editing, setEditing] = useState(false)
  const hours = card.hours ?? hoursOf('mon-fri')
  const told = (spans: readonly WeeklyStretch[]): string =>
    spans.map(({ days, from, to }) => `${days.map((day) => say.days[day - 1]).join(' ')} ${from}–${to}`).join('; ')
  const dates = hours.exceptions.map(({ day, working }) => {
    const name = formatDay(`${day}T17:00:00.000Z`)
    return `${name} ${working.length === 0 ? say.free : working.map(({ from, to }) => `${from}–${to}`).join(' ')}`
  })
  return (
    <section class="block">
      <h3>{say.hours}</h3>
      <p class="muted">{card.pattern === null ? say.byDefault : say.patterns[card.pattern]}</p>
      <DefinitionList
        items={[
          { term: say.windows, detail: told(hours.windows) || say.unknown },
          { term: say.working, detail: told(hours.working) || say.unknown },
          { term: say.quiet, detail: `${hours.quiet.from}–${hours.quiet.to}` },
          ...(dates.length === 0 ? [] : [{ term: say.dates, detail: dates.join('; ') }]),
        ]}
      />
      {editing ? (
        <EditHours
          client={client}
          card={card}
          again={() => {
            setEditing(false)
            again()
          }}
        />
      ) : (
        <Button kind="quiet" onPress={() => setEditing(true)}>
          {say.setHours}
        </Button>
      )}
    </section>
  )
}

/** A preset, with its reason; finer adjusting is the person's, on their phone. */
const EditHours = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [pattern, setPattern] = useState<Pattern | undefined>(undefined)
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const keep = async (chosen: Pattern): Promise<void> => {
    const { quiet, working, windows, exceptions } = hoursOf(chosen, card.hours)
    const listed = (spans: readonly WeeklyStretch[]) => spans.map((one) => ({ ...one, days: [...one.days] }))
    const dated = exceptions.map(({ day, working: worked }) => ({ day, working: [...worked] }))
    const hours = { quiet, working: listed(working), windows: listed(windows), exceptions: dated }
    const answer = await client.call('enrollment.set-hours-for', { person: card.person, pattern: chosen, hours, why })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) again()
  }
  return (
    <>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <SelectField<Pattern>
        label={say.pattern}
        empty={say.unknown}
        choices={patterns.map((one) => ({ value: one, words: say.patterns[one] }))}
        value={pattern}
        onChange={setPattern}
      />
      <TextField label={say.why} hint={say.whyHint} value={why} onInput={setWhy} maxLength={200} />
      <Button
        kind="quiet"
        disabled={pattern === undefined || why.trim().length < 3}
        onPress={() => pattern !== undefined && void keep(pattern)}
      >
        {say.keep}
      </Button>
    </>
  )
}
