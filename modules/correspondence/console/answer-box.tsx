import type { ThreadPageData } from '@ayni/modules/correspondence/contract'
import { Button, ErrorNotice, formatWhen, Notice, SelectField, TextField, useDo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { LettersClient } from './clients.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

type Told = { readonly told: 'now' | 'held' | 'app-only'; readonly dueAt: string | null }
export type AnswerBoxProps = {
  readonly client: LettersClient
  readonly page: ThreadPageData
  readonly now: string
  readonly onChanged: () => void
}

const ToldNotice = ({ told, dueAt, now }: Told & { readonly now: string }) => {
  const say = useWords(words)
  const title = told === 'held' ? say.told.held(dueAt === null ? '' : formatWhen(dueAt, now)) : say.told[told]
  return <Notice tone={told === 'app-only' ? 'attend' : 'done'} title={title} live="polite" />
}

/** The answer, with words ready that say nothing of anybody's health. */
export const AnswerBox = ({ client, page, now, onChanged }: AnswerBoxProps) => {
  const say = useWords(words)
  const [text, setText] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const { act, busy, refused } = useDo(client, onChanged)
  if (!page.mayAnswer) return <p class="muted">{say.cannotAnswer}</p>
  const send = async (): Promise<void> => {
    const answer = await act('correspondence.answer-thread', { thread: page.row.thread, text: text.trim() })
    if (!answer.ok) return
    setText('')
    setTold(answer.output)
  }
  return (
    <div class="stack">
      <SelectField
        label={say.ready}
        value={undefined}
        empty="—"
        onChange={(piece: string) => setText(piece)}
        choices={say.pieces.map((piece) => ({ value: piece, words: piece }))}
      />
      <TextField label={say.answer} hint={say.answerHint} value={text} onInput={setText} lines={3} maxLength={2000} />
      <Button busy={busy ? say.sending : undefined} disabled={text.trim() === ''} onPress={() => void send()}>
        {say.send}
      </Button>
      {told === null ? null : <ToldNotice {...told} now={now} />}
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </div>
  )
}
