import type { PersonId } from '@ayni/kernel'
import {
  Badge,
  Button,
  Card,
  ErrorNotice,
  formatWhen,
  Loading,
  Notice,
  offerUndo,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CaringOfPerson, ContactRow } from '../contract.ts'
import type { CaringClient } from './clients.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { longDay } from './long-day.ts'
import { personWords } from './person-words.ts'
import { errors, words } from './words.ts'

export type CaringOfProps = {
  readonly client: CaringClient
  readonly person: PersonId
  readonly now: string
  /** What they wrote: another room shows it. */
  readonly conversation?: ComponentChildren | undefined
}

/** On the page of one person: what they are promised afterwards, what they answered, and the way to stop it. */
export const CaringOf = (props: CaringOfProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { client, person } = props
  const { output, code, again } = useAnswer(client, 'caring-contacts.of-person', { person }, { topics: ['caring'] })
  if (output !== undefined) return <CaringOfInside {...props} caring={output} onChanged={again} />
  return (
    <Card title={say.title}>
      {code === undefined ? <Loading words={saying.looking} /> : <ErrorNotice code={code} own={errors} />}
    </Card>
  )
}

type InsideProps = Omit<CaringOfProps, 'person'> & {
  readonly caring: CaringOfPerson
  readonly onChanged: () => void
}

export const CaringOfInside = (props: InsideProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { caring } = props
  const { schedule, contacts } = caring
  if (schedule === null)
    return (
      <Card title={say.title}>
        <p class="muted">{say.none}</p>
      </Card>
    )
  const next = schedule.endedAt === null ? contacts.find(({ state }) => state === 'planned') : undefined
  return (
    <Card title={say.title}>
      <p>
        {say.plans[schedule.plan]}. {schedule.sender === null ? say.nobody : say.writes(schedule.sender)}
      </p>
      {schedule.endedWhy === null ? (
        <p>{next === undefined ? say.noNext : say.next(longDay(next.on), saying.mode[next.mode])}</p>
      ) : (
        <Notice title={say.over[schedule.endedWhy]} />
      )}
      {schedule.endedAt === null
        ? schedule.pausedFor.map((why) => <Notice key={why} tone="attend" title={say.pausedFor[why]} />)
        : null}
      <Answers {...props} />
      <Days {...props} />
      <Stopping {...props} />
      <p class="muted small">{say.marked}</p>
    </Card>
  )
}

const Answers = ({ client, caring, now, conversation, onChanged }: InsideProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { answers } = caring
  if (answers.length === 0) return null
  return (
    <Notice tone="attend" title={say.answers(answers.length)}>
      {answers.map(({ message, receivedAt, dueAt, late }) => (
        <p key={message} class="row">
          <span>{formatWhen(receivedAt, now)}</span>
          <Badge tone={late ? 'attend' : 'quiet'} word={saying.readBy(formatWhen(dueAt, now))} />
          <Button
            kind="quiet"
            onPress={() => void client.call('caring-contacts.mark-read', { message }).then(onChanged)}
          >
            {saying.read}
          </Button>
        </p>
      ))}
      {conversation}
    </Notice>
  )
}

const Days = ({ client, caring, onChanged }: InsideProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const [open, setOpen] = useState<ContactRow | undefined>(undefined)
  return (
    <details>
      <summary>{say.all}</summary>
      <ul class="stack">
        {caring.contacts.map((row) => (
          <li key={row.contact} class="row">
            <span>{longDay(row.on)}</span>
            <Badge tone={row.state === 'left-out' ? 'attend' : 'quiet'} word={saying.states[row.state]} />
            <Button kind="plain" onPress={() => setOpen(row)}>
              {say.open}
            </Button>
          </li>
        ))}
      </ul>
      {open === undefined ? null : (
        <ContactDialog
          key={open.contact}
          {...{ client, onChanged, contact: open.contact, alias: open.alias }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </details>
  )
}

/** One press, ten seconds to take it back; whoever the person stopped is not started again from here. */
const Stopping = ({ client, caring, onChanged }: InsideProps) => {
  const say = useWords(personWords)
  const saying = useWords(words)
  const { act, busy, refused } = useDo(client, onChanged)
  const { schedule } = caring
  if (schedule === null || (schedule.endedWhy !== null && schedule.endedWhy !== 'sender')) return null
  const stops = schedule.endedWhy === null
  const set = async (stopped: boolean): Promise<void> => {
    const done = await act('caring-contacts.set-stopped', { schedule: schedule.schedule, stopped })
    if (done.ok) offerUndo({ message: stopped ? say.stopped : say.resumed, onUndo: () => void set(!stopped) })
  }
  return (
    <>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
      <Button kind="plain" busy={busy ? saying.saving : undefined} onPress={() => void set(stops)}>
        {stops ? say.stop : say.resume}
      </Button>
    </>
  )
}
