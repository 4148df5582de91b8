import { Badge, Button, ErrorNotice, formatDue, formatLongDay, offerUndo, SelectField, useDo, useWords } from '@ayni/ui'
import type { IncidentReview, TaskRow } from '../contract.ts'
import type { IncidentsClient } from './clients.ts'
import { errors, words } from './words.ts'

type Team = IncidentReview['team']

export type TaskListProps = {
  readonly client: IncidentsClient
  readonly rows: readonly TaskRow[]
  readonly now: string
  /** Who may be named; nobody where one only does tasks. */
  readonly team?: Team
  readonly onChanged: () => void
}

const NOBODY = 'nobody'

/** Each task with its day and its name; done with one press, and not done after all with another. */
export const TaskList = ({ client, rows, now, team = [], onChanged }: TaskListProps) => {
  const say = useWords(words)
  const { act, refused } = useDo(client, onChanged)
  const mark = async (task: string): Promise<void> => {
    const done = await act('incidents.mark-task', { task, done: true })
    if (!done.ok) return
    const undo = (): void => void client.call('incidents.mark-task', { task, done: false }).then(onChanged)
    offerUndo({ message: say.doneSaid, onUndo: undo })
  }
  const give = (task: string, who: string): void => {
    const owner = team.find(({ account }) => account === who)?.account
    if (owner !== undefined) void act('incidents.give-task', { task, owner })
  }
  if (rows.length === 0) return <p class="muted">{say.noTasks}</p>
  return (
    <>
      <ul class="stack">
        {rows.map(({ task, kind, happenedAt, step, what, owner, dueAt, late, doneAt }) => (
          <li key={task}>
            <p>
              <strong>{step === null ? what : say.steps[step]}</strong>
            </p>
            <p class="muted small">
              {say.kinds[kind]}, {formatLongDay(happenedAt)} · {owner === null ? say.noOwner : say.owner(owner)} ·{' '}
              {late ? formatDue(dueAt, now) : say.due(formatDue(dueAt, now))}{' '}
              {late ? <Badge tone="attend" word={say.late} /> : null}
            </p>
            {doneAt === null ? (
              <div class="row">
                <Button kind="quiet" onPress={() => void mark(task)}>
                  {say.markDone}
                </Button>
                {owner === null && team.length > 0 ? (
                  <SelectField
                    label={say.give}
                    value={NOBODY}
                    onChange={(who: string) => give(task, who)}
                    choices={[
                      { value: NOBODY, words: say.noOwner },
                      ...team.map(({ account, who }) => ({ value: String(account), words: who })),
                    ]}
                  />
                ) : null}
              </div>
            ) : (
              <Badge tone="done" word={say.done} />
            )}
          </li>
        ))}
      </ul>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </>
  )
}
