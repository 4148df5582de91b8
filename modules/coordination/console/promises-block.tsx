import { Aged, Button, ErrorNotice, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { PromiseActions, type PromiseActionsProps } from './promise-actions.tsx'
import { PromiseList } from './promise-list.tsx'
import { words } from './words.ts'

/** More than anyone reads at once, and enough for the worst week of a programme. */
const SHOWN = 200

export type PromisesBlockProps = Pick<PromiseActionsProps, 'client' | 'may' | 'hours' | 'follow'> & {
  /** The shell's clock, once a minute. */
  readonly now: ReadonlySignal<string>
}

/** Everything owed, live. */
export const PromisesBlock = ({ client, now, may, hours, follow }: PromisesBlockProps) => {
  const say = useWords(words)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { output, code, again } = useAnswer(
    client,
    'coordination.promises',
    { dueBefore: null, limit: SHOWN },
    { topics: ['promises', 'roster'] },
  )
  if (output === undefined) {
    if (code === undefined) return <Loading words={say.looking} />
    return (
      <ErrorNotice code={code} own={errors}>
        <Button kind="quiet" onPress={again}>
          {say.retry}
        </Button>
      </ErrorNotice>
    )
  }
  const row = output.rows.find(({ key }) => key === open)
  return (
    <section aria-label={say.owed}>
      <Aged code={code} asOf={output.asOf} now={now.value} />
      <PromiseList
        rows={output.rows}
        total={output.total}
        unowned={output.unowned}
        now={now.value}
        onOpen={(pressed) => setOpen(pressed.key)}
      />
      {row === undefined ? null : (
        <PromiseActions
          key={row.key}
          client={client}
          row={row}
          others={output.rows.filter(({ person, key }) => person === row.person && key !== row.key)}
          onOther={setOpen}
          now={now.value}
          may={may}
          hours={hours}
          follow={follow}
          onChanged={again}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}
