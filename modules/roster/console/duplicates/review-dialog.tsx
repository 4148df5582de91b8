import type { ReviewRow, RosterOperations } from '@ayni/modules/roster/contract'
import { Badge, Button, Dialog, ErrorNotice, Loading, Notice, Table, useAnswer, useWords } from '@ayni/ui'
import type { RosterClient } from '../clients.ts'
import { errors } from '../words.ts'
import { type ComparedRow, sideBySide } from './side-by-side.ts'
import { words } from './words.ts'

type ReviewDialogProps = {
  readonly client: RosterClient
  readonly row: ReviewRow
  readonly onDecide: (decision: 'same' | 'different') => void
  readonly onClose: () => void
}

type Shown = {
  readonly id: string
  readonly what: string
  readonly a: string
  readonly b: string
  readonly differs: boolean | null
}

type Card = RosterOperations['roster.review-card']['output']

const Compared = ({ card }: { readonly card: Card }) => {
  const say = useWords(words)
  const [a, b] = card.sides
  if (a === undefined || b === undefined) return null
  const agrees = (value: boolean | null): string => (value === null ? say.unknown : value ? say.yes : say.no)
  const rows: readonly Shown[] = [
    ...sideBySide(a, b).map((one: ComparedRow) => ({ ...one, what: say.rows[one.id] })),
    { id: 'takesPart', what: say.rows.takesPart, a: agrees(a.takesPart), b: agrees(b.takesPart), differs: null },
  ]
  return (
    <>
      <p>
        {say.whys[card.why]} · {say.score(card.score)}
      </p>
      <p>
        {say.sameDni}: {agrees(card.sameDni)} · {say.sameCmp}: {agrees(card.sameCmp)}
      </p>
      <Table
        caption={say.pair}
        captionHidden
        columns={[
          { id: 'what', head: say.field, cell: (one: Shown) => one.what },
          { id: 'a', head: a.alias, cell: (one: Shown) => one.a },
          { id: 'b', head: b.alias, cell: (one: Shown) => one.b },
          { id: 'differs', head: say.differs, cell: (one: Shown) => <Differs differs={one.differs} /> },
        ]}
        rows={rows}
        rowId={(one) => one.id}
      />
      <Notice>
        <p>{say.stays(card.survivor === a.person ? a.alias : b.alias)}</p>
      </Notice>
    </>
  )
}

const Differs = ({ differs }: { readonly differs: boolean | null }) => {
  const say = useWords(words)
  return differs === null ? null : (
    <Badge tone={differs ? 'attend' : 'quiet'} word={differs ? say.differs : say.equals} />
  )
}

/** Two records side by side, what differs marked; one press decides. */
export const ReviewDialog = ({ client, row, onDecide, onClose }: ReviewDialogProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'roster.review-card', { review: row.review })
  const actions = (
    <>
      <Button onPress={() => onDecide('same')}>{say.same}</Button>
      <Button kind="quiet" onPress={() => onDecide('different')}>
        {say.different}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.later}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      title={say.compare(row.people[0]?.alias ?? '', row.people[1]?.alias ?? '')}
      onClose={onClose}
      actions={output === undefined ? undefined : actions}
    >
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {output === undefined && code === undefined ? <Loading words={say.looking} /> : null}
      {output === undefined ? null : <Compared card={output} />}
    </Dialog>
  )
}
