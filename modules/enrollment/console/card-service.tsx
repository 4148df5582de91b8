import { addDays } from '@ayni/clinical/clocks'
import { outreachPolicy } from '@ayni/clinical/outreach'
import { serviceEndNotices } from '@ayni/clinical/reach'
import { announce, Button, ErrorNotice, formatDate, offerUndo, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PartProps } from './card-parts.ts'
import { cardWords } from './card-words.ts'
import { errors } from './words.ts'

type Dates = { readonly startedOn: string | null; readonly endsOn: string | null }
const written = (day: string): string => formatDate(`${day}T17:00:00.000Z`)

/** What follows from the two dates, as days: when the first check is offered, and when somebody is told of the end. */
export const followsFrom = ({ startedOn: from, endsOn: to }: Dates) => ({
  check: from === null ? null : addDays(from, outreachPolicy.firstCheck.day),
  notices: to === null ? [] : serviceEndNotices.map((days) => addDays(to, -days)),
})

/** SERUMS begins and ends: on it hang the first check and the notices of the end. */
export const CardService = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const was: Dates = { startedOn: card.serviceStartedOn, endsOn: card.serviceEndsOn }
  const [editing, setEditing] = useState<Dates | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const put = async (dates: Dates): Promise<boolean> => {
    const answer = await client.call('enrollment.set-service-dates', { person: card.person, ...dates })
    setRefused(answer.ok ? undefined : answer.code)
    again()
    return answer.ok
  }
  const undo = async (): Promise<void> => announce((await put(was)) ? say.datesBack : say.datesNotBack, 'polite')
  const keep = async (dates: Dates): Promise<void> => {
    if (!(await put(dates))) return
    setEditing(undefined)
    offerUndo({ message: say.kept, onUndo: () => void undo() })
  }
  const { check, notices } = followsFrom(was)
  const [from, to] = [was.startedOn, was.endsOn].map((of) => (of === null ? say.unknown : written(of)))
  const field = (label: string, which: keyof Dates, dates: Dates) => (
    <TextField
      label={label}
      type="date"
      value={dates[which] ?? ''}
      onInput={(value) => setEditing({ ...dates, [which]: value === '' ? null : value })}
    />
  )
  return (
    <section class="block">
      <h3>{say.service}</h3>
      <p>{say.fromTo(from ?? '', to ?? '')}</p>
      <p class="muted">{check === null ? say.noCheck : say.checkFrom(written(check))}</p>
      <p class="muted">{notices.length === 0 ? say.noNotices : say.noticesOn(notices.map(written).join(', '))}</p>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      {editing === undefined ? (
        <Button kind="quiet" onPress={() => setEditing(was)}>
          {say.setDates}
        </Button>
      ) : (
        <>
          {field(say.serviceFrom, 'startedOn', editing)}
          {field(say.serviceTo, 'endsOn', editing)}
          <Button kind="quiet" onPress={() => void keep(editing)}>
            {say.keep}
          </Button>
          <Button kind="plain" onPress={() => setEditing(undefined)}>
            {say.cancel}
          </Button>
        </>
      )}
    </section>
  )
}
