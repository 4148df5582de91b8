import type { ReviewRow } from '@ayni/modules/roster/contract'
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

/** Two records side by side, what differs marked; one press decides. */
export const ReviewDialog = ({ client, row, onDecide, onClose }: ReviewDialogProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'roster.review-card', { review: row.review })
  const [a, b] = output?.sides ?? []
  const agrees = (value: boolean | null): string => (value === null ? say.unknown : value ? say.yes : say.no)
  const compared = a === undefined || b === undefined ? [] : sideBySide(a, b)
  const rows: readonly Shown[] = [
    ...compared.map((one: ComparedRow) => ({ ...one, what: say.rows[one.id] })),
    ...(a === undefined || b === undefined
      ? []
      : [{ id: 'takesPart', what: say.rows.takesPart, a: agrees(a.takesPart), b: agrees(b.takesPart), differs: null }]),
  ]
  const survivor = output?.sides.find((side) => side.person === output.survivor)
  return (
    <Dialog
      open
      title={say.compare(row.people[0]?.alias ?? '', row.people[1]?.alias ?? '')}
      onClose={onClose}
      actions={
        output === undefined ? undefined : (
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
      }
    >
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {output === undefined && code === undefined ? <Loading words={say.looking} /> : null}
      {output === undefined ? null : (
        <>
          <p>
            {say.whys[output.why]} · {say.score(output.score)}
          </p>
          <p>
            {say.sameDni}: {agrees(output.sameDni)} · {say.sameCmp}: {agrees(output.sameCmp)}
          </p>
          <Table
            caption={say.pair}
            captionHidden
            columns={[
              { id: 'what', head: say.field, cell: (one: Shown) => one.what },
              { id: 'a', head: a?.alias ?? '', cell: (one: Shown) => one.a },
              { id: 'b', head: b?.alias ?? '', cell: (one: Shown) => one.b },
              {
                id: 'differs',
                head: '',
                cell: (one: Shown) =>
                  one.differs === null ? null : (
                    <Badge tone={one.differs ? 'attend' : 'quiet'} word={one.differs ? say.differs : say.equals} />
                  ),
              },
            ]}
            rows={rows}
            rowId={(one) => one.id}
          />
          <Notice>
            <p>{say.stays(survivor?.alias ?? '')}</p>
          </Notice>
        </>
      )}
    </Dialog>
  )
}
