import { conflictKinds } from '@ayni/clinical/assignment'
import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import {
  announce,
  Button,
  Dialog,
  ErrorNotice,
  formatWhen,
  Loading,
  Notice,
  RadioList,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { KnowingClient } from './client.ts'
import { errors } from './error-words.ts'
import { knowingWords } from './words.ts'

type Asked = CoordinationOperations['coordination.my-proposals']['output'][number]
type Knows = CoordinationOperations['coordination.answer-proposal']['input']['knows']

const answers: readonly Knows[] = ['none', ...conflictKinds]

type QuestionProps = {
  readonly client: KnowingClient
  readonly asked: Asked
  readonly now: string
  readonly onDone: () => void
}

/** One name, one question, its answers. Nothing of why the person needs anybody. */
const Question = ({ client, asked, now, onDone }: QuestionProps) => {
  const say = useWords(knowingWords)
  const [knows, setKnows] = useState<Knows | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { output, code } = useAnswer(client, 'coordination.proposal-card', { proposal: asked.proposal })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const send = async (): Promise<void> => {
    if (knows === undefined) return
    setSaving(true)
    const answer = await client.call('coordination.answer-proposal', { proposal: asked.proposal, knows })
    setSaving(false)
    setRefused(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    announce(say.answered[answer.output.step])
    onDone()
  }
  return (
    <>
      <p class="muted">{say.askedWhy}</p>
      <p class="title">{output.name ?? asked.alias}</p>
      {output.name === null ? <p>{say.nameless}</p> : null}
      <RadioList
        question={say.asked}
        value={knows}
        onChange={setKnows}
        choices={answers.map((value) => ({ value, words: say.knows[value] }))}
      />
      {asked.answerBy === null ? null : <p class="muted small">{say.answerBy(formatWhen(asked.answerBy, now))}</p>}
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <Button wide disabled={knows === undefined} busy={saving ? say.sending : undefined} onPress={() => void send()}>
        {say.send}
      </Button>
    </>
  )
}

export type MyProposalsProps = { readonly client: KnowingClient; readonly now: string }

/** For a clinician: whom they are proposed to go with. Quiet until there is somebody. */
export const MyProposals = ({ client, now }: MyProposalsProps) => {
  const say = useWords(knowingWords)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { output, again } = useAnswer(
    client,
    'coordination.my-proposals',
    {},
    { topics: ['proposals'], everySeconds: 120 },
  )
  if (output === undefined || output.length === 0) return null
  const asked = output.find(({ proposal }) => proposal === open)
  const done = (): void => {
    setOpen(undefined)
    again()
  }
  return (
    <Notice tone="inform" title={say.askedOf(output.length)}>
      <div class="choices">
        {output.map((one) => (
          <Button key={one.proposal} wide kind="quiet" onPress={() => setOpen(one.proposal)}>
            {say.see(one.alias)}
          </Button>
        ))}
      </div>
      {asked === undefined ? null : (
        <Dialog open title={asked.alias} onClose={() => setOpen(undefined)}>
          <Question client={client} asked={asked} now={now} onDone={done} />
        </Dialog>
      )}
    </Notice>
  )
}
