import type { ReviewRow } from '@ayni/modules/roster/contract'
import { Button, Empty, ErrorNotice, formatDate, Loading, offerUndo, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import { errors } from '../words.ts'
import { ReviewDialog } from './review-dialog.tsx'
import { words } from './words.ts'

export type DuplicatesPageProps = { readonly client: RosterClient }

type Deciding = {
  readonly waiting: readonly string[]
  readonly refused: string | undefined
  readonly decide: (row: ReviewRow, decision: 'same' | 'different') => void
}

/** A decision is sent when its ten seconds are over: until then nothing has happened. */
const useDeciding = (client: RosterClient, again: () => void): Deciding => {
  const say = useWords(words)
  const [waiting, setWaiting] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const decide = ({ review }: ReviewRow, decision: 'same' | 'different'): void => {
    const free = (): void => setWaiting((before) => before.filter((one) => one !== review))
    setRefused(undefined)
    setWaiting((before) => [...before, review])
    offerUndo({
      message: decision === 'same' ? say.decidedSame : say.decidedDifferent,
      onUndo: free,
      onExpire: () => {
        client.call('roster.decide-review', { review, decision }).then((answer) => {
          if (!answer.ok) setRefused(answer.code)
          again()
          free()
        })
      },
    })
  }
  return { waiting, refused, decide }
}

/** Pairs that may be one person, the oldest first. */
export const DuplicatesPage = ({ client }: DuplicatesPageProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'roster.reviews', { after: null }, { topics: ['reviews'] })
  const [open, setOpen] = useState<ReviewRow | undefined>(undefined)
  const { waiting, refused, decide } = useDeciding(client, again)
  if (output === undefined)
    return code === undefined ? (
      <Loading words={say.looking} />
    ) : (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={again}>
          {say.retry}
        </Button>
      </ErrorNotice>
    )
  const rows = output.rows.filter(({ review }) => !waiting.includes(review))
  return (
    <div class="stack">
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <Table
        caption={say.caption(rows.length, output.total - waiting.length)}
        columns={[
          { id: 'pair', head: say.pair, cell: ({ people }: ReviewRow) => people.map(({ alias }) => alias).join(' · ') },
          { id: 'why', head: say.why, cell: ({ why, score }: ReviewRow) => `${say.whys[why]} (${say.score(score)})` },
          { id: 'open', head: say.open, cell: ({ openedAt }: ReviewRow) => formatDate(openedAt) },
        ]}
        rows={rows}
        rowId={({ review }) => review}
        onOpen={setOpen}
        empty={<Empty title={say.emptyTitle}>{say.emptyWhy}</Empty>}
      />
      {rows.length === 0 ? null : <p>{say.waiting}</p>}
      {open === undefined ? null : (
        <ReviewDialog
          key={open.review}
          client={client}
          row={open}
          onDecide={(decision) => {
            setOpen(undefined)
            decide(open, decision)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
