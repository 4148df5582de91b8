import { Card, ErrorNotice, ListRow, phoneIcon, useAnswer, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import type { LettersClient } from './clients.ts'
import { errors } from './error-words.ts'
import { Letters } from './letters.tsx'
import { words } from './words.ts'

export type RepliesPanelProps = {
  readonly client: LettersClient
  readonly person: string
  readonly now: string
  /** How to call somebody whom we know; not drawn where only a number is known. */
  readonly children: ComponentChildren
}

/** For whoever took an alert: how to call, and what was written, where a reply was the reason. */
export const RepliesPanel = ({ client, person, now, children }: RepliesPanelProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'correspondence.thread', { thread: person })
  // @safety how to call stands there at once; only a number that is of nobody takes its place.
  if (output === undefined) {
    const isMissing = code === undefined || code === 'correspondence.thread-unknown'
    return (
      <>
        {children}
        {isMissing ? null : <ErrorNotice code={code} own={errors} />}
      </>
    )
  }
  const { callBack, letters, row } = output
  return (
    <>
      {row.kind === 'person' ? children : null}
      {callBack === null ? null : (
        <Card title={say.callBack}>
          <ul class="rows strong">
            <ListRow strong icon={phoneIcon} title={callBack} href={`tel:${callBack}`} />
          </ul>
          <p>{say.callBackWhy}</p>
          {row.candidates.length === 0 ? null : <p>{say.oneOf(row.candidates.join(', '))}</p>}
        </Card>
      )}
      {letters.length === 0 ? null : (
        <Card title={say.replies}>
          <Letters letters={letters} now={now} />
          <p class="muted small">{say.marked}</p>
        </Card>
      )}
    </>
  )
}
