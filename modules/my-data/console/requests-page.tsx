import type { MyDataOperations } from '@ayni/modules/my-data/contract'
import {
  Badge,
  Button,
  Card,
  type Client,
  Empty,
  ErrorNotice,
  formatWhen,
  Loading,
  RadioList,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors, words } from './words.ts'

export type MyDataClient = Client<MyDataOperations>
export type RequestsPageProps = { readonly client: MyDataClient; readonly now: string }

type Row = MyDataOperations['my-data.requests']['output']['rows'][number]

/** What people asked about their data: the open ones by when an answer is due, with how to answer. */
export const RequestsPage = ({ client, now }: RequestsPageProps) => {
  const say = useWords(words)
  const reasons: Readonly<Record<string, string>> = say.reasons
  const [open, setOpen] = useState<Row | null>(null)
  const { output, code, again } = useAnswer(client, 'my-data.requests', {}, { topics: ['requests'] })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const stateOf = (row: Row): string =>
    row.doneAt !== null || row.refusedAt !== null ? (reasons[row.reason ?? ''] ?? '') : row.late ? say.late : say.open
  return (
    <section class="stack">
      <p>{say.lead(output.open, output.late)}</p>
      <Table
        caption={say.caption}
        columns={[
          { id: 'person', head: say.person, cell: (row) => row.alias },
          { id: 'kind', head: say.what, cell: (row) => say.kinds[row.kind] },
          { id: 'asked', head: say.asked, cell: (row) => formatWhen(row.askedAt, now) },
          { id: 'due', head: say.due, cell: (row) => formatWhen(row.dueAt, now) },
          {
            id: 'state',
            head: say.state,
            cell: (row) => <Badge tone={row.late ? 'attend' : 'quiet'} word={stateOf(row)} />,
          },
        ]}
        rows={output.rows}
        rowId={(row) => row.id}
        onOpen={(row) => setOpen(row.doneAt === null && row.refusedAt === null ? row : null)}
        empty={<Empty title={say.none}>{say.noneWhy}</Empty>}
      />
      {open === null ? null : (
        <Answer
          key={open.id}
          row={open}
          client={client}
          onDone={() => {
            setOpen(null)
            again()
          }}
        />
      )}
    </section>
  )
}

const done = ['corrected', 'erased', 'stopped', 'explained'] as const
const refused = ['legal-duty', 'safety-record', 'not-ours', 'cannot-tell-who', 'already-so'] as const
type Choice = (typeof done)[number] | (typeof refused)[number]

const isDone = (choice: Choice): choice is (typeof done)[number] => done.some((one) => one === choice)

type AnswerProps = { readonly row: Row; readonly client: MyDataClient; readonly onDone: () => void }

const Answer = ({ row, client, onDone }: AnswerProps) => {
  const say = useWords(words)
  const [choice, setChoice] = useState<Choice | undefined>(undefined)
  const [code, setCode] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    if (choice === undefined) return
    const answer = isDone(choice)
      ? { says: 'done' as const, how: choice }
      : { says: 'refused' as const, because: choice }
    const result = await client.call('my-data.answer-request', { request: row.id, answer })
    if (result.ok) onDone()
    else setCode(result.code)
  }
  return (
    <Card title={`${row.alias}: ${say.kinds[row.kind]}`}>
      {row.words === null ? <p class="muted">{say.noWords}</p> : <p>{row.words}</p>}
      <RadioList
        question={say.answer}
        value={choice}
        onChange={setChoice}
        choices={[...done, ...refused].map((value) => ({ value, words: say.reasons[value] }))}
      />
      {code === null ? null : <ErrorNotice code={code} own={errors} />}
      <div class="row">
        <Button disabled={choice === undefined} onPress={() => void send()}>
          {say.send}
        </Button>
      </div>
    </Card>
  )
}
