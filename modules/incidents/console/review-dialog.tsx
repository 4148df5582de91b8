import {
  Button,
  Card,
  Dialog,
  dayOf,
  ErrorNotice,
  formatWhen,
  instantOf,
  Loading,
  SelectField,
  TextField,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { IncidentReview, ReviewWords } from '../contract.ts'
import type { IncidentsClient } from './clients.ts'
import { TaskList } from './task-list.tsx'
import { errors, words } from './words.ts'

export type InsideProps = {
  readonly client: IncidentsClient
  readonly page: IncidentReview
  readonly onChanged: () => void
}

const Clocks = ({ page }: Pick<InsideProps, 'page'>) => {
  const say = useWords(words)
  if (page.timeline.length === 0) return <p class="muted">{say.noTimeline}</p>
  return (
    <ol class="stack small">
      {page.timeline.map(({ at, what, rung }, nth) => (
        <li key={`${at}${what}${nth}`}>
          {formatWhen(at, page.asOf)} · <code>{what}</code> {rung === null ? null : `· ${say.rung(rung)}`}
        </li>
      ))}
    </ol>
  )
}

const parts = ['happened', 'helped', 'inTheWay'] as const

/** Three questions about the system; saved as often as one likes, signed once. */
const Form = ({ client, page, onChanged }: InsideProps) => {
  const say = useWords(words)
  const [given, setGiven] = useState<ReviewWords>(page.words)
  const { act, busy, refused } = useDo(client, onChanged)
  const { incident } = page
  const hints = { happened: say.happenedHint, helped: say.helpedHint, inTheWay: say.inTheWayHint }
  const save = () => act('incidents.save-review', { incident, words: given })
  const signIt = async (): Promise<void> => {
    if ((await save()).ok) await act('incidents.sign-review', { incident })
  }
  return (
    <>
      <p class="muted">{say.blame}</p>
      {parts.map((part) => (
        <TextField
          key={part}
          label={say[part]}
          hint={hints[part]}
          value={given[part]}
          onInput={(text: string) => setGiven({ ...given, [part]: text })}
          lines={4}
          maxLength={4000}
        />
      ))}
      <div class="row">
        <Button kind="quiet" busy={busy ? say.saving : undefined} onPress={() => void save()}>
          {say.save}
        </Button>
        <Button onPress={() => void signIt()}>{say.sign}</Button>
      </div>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </>
  )
}

const Signed = ({ page }: Pick<InsideProps, 'page'>) => {
  const say = useWords(words)
  return (
    <>
      {parts.map((part) => (
        <div key={part}>
          <strong>{say[part]}</strong>
          <p>{page.words[part]}</p>
        </div>
      ))}
      <p class="muted">{say.signedBy(page.reviewedBy ?? '', formatWhen(page.reviewedAt ?? page.asOf, page.asOf))}</p>
    </>
  )
}

const AddTask = ({ client, page, onChanged }: InsideProps) => {
  const say = useWords(words)
  const [what, setWhat] = useState('')
  const [owner, setOwner] = useState<string>(page.team[0]?.account ?? '')
  const [day, setDay] = useState(dayOf(page.asOf, 14))
  const { act, busy, refused } = useDo(client, onChanged)
  const dueAt = instantOf(day, '18:00')
  const add = async (): Promise<void> => {
    const account = page.team.find((one) => one.account === owner)?.account
    if (account === undefined || dueAt === null) return
    const done = await act('incidents.add-task', { incident: page.incident, what: what.trim(), owner: account, dueAt })
    if (done.ok) setWhat('')
  }
  return (
    <Card title={say.addTask}>
      <TextField label={say.taskWhat} hint={say.taskHint} value={what} onInput={setWhat} maxLength={400} />
      <SelectField
        label={say.taskOwner}
        value={owner}
        onChange={setOwner}
        choices={page.team.map(({ account, who }) => ({ value: String(account), words: who }))}
      />
      <TextField label={say.taskDay} type="date" value={day} onInput={setDay} />
      <Button
        kind="quiet"
        disabled={what.trim().length < 4 || dueAt === null}
        busy={busy ? say.saving : undefined}
        onPress={() => void add()}
      >
        {say.add}
      </Button>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </Card>
  )
}

/** One review: the clocks, the three questions, and what becomes of what was found. */
export const ReviewInside = (props: InsideProps) => {
  const say = useWords(words)
  const { page, client, onChanged } = props
  return (
    <div class="stack">
      {page.reviewedAt === null ? <Form {...props} /> : <Signed page={page} />}
      {page.savedBy === null || page.savedAt === null || page.reviewedAt !== null ? null : (
        <p class="muted small">{say.savedBy(page.savedBy, formatWhen(page.savedAt, page.asOf))}</p>
      )}
      <h3>{say.tasks}</h3>
      <TaskList client={client} rows={page.tasks} now={page.asOf} team={page.team} onChanged={onChanged} />
      <AddTask {...props} />
      <h3>{say.timeline}</h3>
      <Clocks page={page} />
    </div>
  )
}

export type ReviewDialogProps = {
  readonly client: IncidentsClient
  readonly incident: string
  readonly title: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

export const ReviewDialog = ({ client, incident, title, onChanged, onClose }: ReviewDialogProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'incidents.review', { incident })
  const changed = (): void => {
    again()
    onChanged()
  }
  return (
    <Dialog open title={say.open(title)} onClose={onClose}>
      {output !== undefined ? (
        <ReviewInside client={client} page={output} onChanged={changed} />
      ) : code === undefined ? (
        <Loading words={say.looking} />
      ) : (
        <ErrorNotice code={code} own={errors} />
      )}
    </Dialog>
  )
}
