import type { InboxRow, ThreadPageData } from '@ayni/modules/correspondence/contract'
import {
  Button,
  DefinitionList,
  Dialog,
  ErrorNotice,
  formatDue,
  formatWhen,
  Loading,
  offerUndo,
  SelectField,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import { AnswerBox } from './answer-box.tsx'
import type { LettersClient } from './clients.ts'
import { errors } from './error-words.ts'
import { Letters } from './letters.tsx'
import { useThreadName } from './thread-name.ts'
import { words } from './words.ts'

export type ThreadCardProps = {
  readonly client: LettersClient
  readonly row: InboxRow
  readonly now: string
  readonly onChanged: () => void
  readonly onClose: () => void
}

const Facts = ({ row, now }: { readonly row: InboxRow; readonly now: string }) => {
  const say = useWords(words)
  const open = row.windowUntil !== null && row.windowUntil > now
  return (
    <DefinitionList
      items={[
        { term: say.state, detail: row.waiting === 0 ? say.answered : say.waiting(row.waiting) },
        ...(row.dueAt === null ? [] : [{ term: say.due, detail: formatDue(row.dueAt, now) }]),
        ...(row.windowUntil === null
          ? []
          : [{ term: say.window, detail: open ? say.windowOpen(formatWhen(row.windowUntil, now)) : say.windowClosed }]),
        ...(row.quiet === null ? [] : [{ term: say.state, detail: say.quiet[row.quiet] }]),
      ]}
    />
  )
}

type InsideProps = Pick<ThreadCardProps, 'client' | 'now' | 'onChanged' | 'onClose'> & {
  readonly page: ThreadPageData
  readonly name: string
  readonly again: () => void
}

const NOBODY = 'nobody'

const Inside = ({ client, page, name, now, again, onChanged, onClose }: InsideProps) => {
  const say = useWords(words)
  const changed = (): void => {
    again()
    onChanged()
  }
  const { act, busy, refused } = useDo(client, changed)
  const { thread } = page.row
  const finish = async (): Promise<void> => {
    const done = await act('correspondence.close-thread', { thread })
    if (!done.ok) return
    offerUndo({
      message: say.doneSaid(name),
      onUndo: () => void client.call('correspondence.reopen-thread', { thread }).then(onChanged),
    })
    onClose()
  }
  const owner = page.team.find((one) => one.name === page.row.owner)?.account ?? NOBODY
  const choices = [
    { value: NOBODY, words: say.assignNobody },
    ...page.team.map(({ account, name: colleague }) => ({ value: String(account), words: colleague })),
  ]
  const give = (value: string): void => {
    const account = page.team.find((one) => one.account === value)?.account ?? null
    void act('correspondence.assign-thread', { thread, account })
  }
  return (
    <>
      <Facts row={page.row} now={now} />
      <Letters letters={page.letters} now={now} />
      <p class="muted small">{say.marked}</p>
      <AnswerBox client={client} page={page} now={now} onChanged={changed} />
      {page.team.length === 0 ? null : (
        <SelectField label={say.assign} value={owner} onChange={give} choices={choices} />
      )}
      {page.row.doneAt === null ? (
        <Button kind="quiet" busy={busy ? say.sending : undefined} onPress={() => void finish()}>
          {say.done}
        </Button>
      ) : null}
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </>
  )
}

/** One conversation: who it is by alias, what was written, the answer. */
export const ThreadCard = ({ client, row, now, onChanged, onClose }: ThreadCardProps) => {
  const say = useWords(words)
  const name = useThreadName()(row)
  const { output, code, again } = useAnswer(client, 'correspondence.thread', { thread: row.thread })
  return (
    <Dialog open title={say.open(name)} onClose={onClose}>
      {output === undefined ? (
        code === undefined ? (
          <Loading words={say.looking} />
        ) : (
          <ErrorNotice code={code} own={errors} />
        )
      ) : (
        <Inside
          client={client}
          page={output}
          name={name}
          now={now}
          again={again}
          onChanged={onChanged}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
