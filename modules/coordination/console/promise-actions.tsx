import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { Button, DefinitionList, Dialog, ErrorNotice, formatDue, formatWhen, ListRow, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { AssignCard } from './assign-card.tsx'
import { CallCard } from './call-card.tsx'
import type { BoardClient } from './clients.ts'
import { errors } from './error-words.ts'
import { KeepCard } from './keep-card.tsx'
import { kindWords, roleWords } from './kind-words.ts'
import { words } from './words.ts'

export type Doing = { readonly call: 'care' | 'outreach' | 'no'; readonly assign: boolean; readonly keep: boolean }

export type PromiseActionsProps = {
  readonly client: BoardClient
  readonly row: PromiseRow
  /** What else the person is owed. */
  readonly others: readonly PromiseRow[]
  readonly onOther: (key: string) => void
  readonly now: string
  readonly may: Doing
  /** What another room shows of the hours agreed with them. */
  readonly hours?: ((row: PromiseRow) => ComponentChildren) | undefined
  /** The way to where another room follows them. */
  readonly follow?: ((row: PromiseRow) => ComponentChildren) | undefined
  readonly onChanged: () => void
  readonly onClose: () => void
}

type Step = 'choose' | 'call' | 'hour' | 'assign' | 'keep'

const Facts = ({ row, now }: Pick<PromiseActionsProps, 'row' | 'now'>) => {
  const say = useWords(words)
  const sayRole = useWords(roleWords)
  return (
    <DefinitionList
      items={[
        { term: say.due, detail: formatDue(row.dueAt, now) },
        {
          term: say.owner,
          detail: `${row.owner ?? say.ofRole(sayRole[row.owedByRole])}${row.returned === null ? '' : `; ${say.returned[row.returned]}`}`,
        },
        { term: say.made, detail: formatWhen(row.madeAt, now) },
        { term: say.app, detail: row.appSeenAt === null ? say.notSeen : say.seen(formatWhen(row.appSeenAt, now)) },
      ]}
    />
  )
}

const Others = ({ others, onOther, now }: Pick<PromiseActionsProps, 'others' | 'onOther' | 'now'>) => {
  const say = useWords(words)
  const sayKind = useWords(kindWords)
  if (others.length === 0) return null
  return (
    <section class="stack" aria-label={say.alsoOwed}>
      <h3>{say.alsoOwed}</h3>
      <ul class="rows">
        {others.map(({ key, kind, dueAt }) => (
          <ListRow key={key} title={sayKind[kind]} detail={formatDue(dueAt, now)} onPress={() => onOther(key)} />
        ))}
      </ul>
    </section>
  )
}

type ChoicesProps = { readonly may: Doing; readonly hasHours: boolean; readonly onStep: (step: Step) => void }

const Choices = ({ may, hasHours, onStep }: ChoicesProps) => {
  const say = useWords(words)
  const steps = [
    { step: 'call', words: say.call, open: may.call !== 'no' },
    { step: 'hour', words: say.hour, open: hasHours },
    { step: 'assign', words: say.assign, open: may.assign },
    { step: 'keep', words: say.kept, open: may.keep },
  ] as const
  return (
    <div class="choices">
      {steps.map(({ step, words: said, open }) =>
        open ? (
          <Button key={step} wide kind={step === 'call' ? 'primary' : 'quiet'} onPress={() => onStep(step)}>
            {said}
          </Button>
        ) : null,
      )}
    </div>
  )
}

/** What can be done about one promise: call, pass it on, mark it kept. Never the record. */
export const PromiseActions = (props: PromiseActionsProps) => {
  const { client, row, now, may, hours, follow, onChanged, onClose } = props
  const say = useWords(words)
  const sayKind = useWords(kindWords)
  const [step, setStep] = useState<Step>('choose')
  const [code, setCode] = useState<string | undefined>(undefined)
  const settle = (refused: string | undefined): void => {
    setCode(refused)
    onChanged()
    if (refused === undefined) onClose()
  }
  return (
    <Dialog open title={`${row.alias} · ${sayKind[row.kind]}`} onClose={onClose}>
      <Facts row={row} now={now} />
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {step === 'choose' ? <Choices may={may} hasHours={hours !== undefined} onStep={setStep} /> : null}
      {step === 'choose' ? follow?.(row) : null}
      {step === 'choose' ? <Others {...props} /> : null}
      {step === 'call' ? <CallCard client={client} person={row.person} clinical={may.call === 'care'} /> : null}
      {step === 'hour' ? hours?.(row) : null}
      {step === 'assign' ? (
        <AssignCard client={client} row={row} now={now} onDone={settle} onChanged={onChanged} />
      ) : null}
      {step === 'keep' ? <KeepCard client={client} row={row} onDone={settle} onChanged={onChanged} /> : null}
      {step === 'choose' ? null : (
        <Button kind="plain" onPress={() => setStep('choose')}>
          {say.back}
        </Button>
      )}
    </Dialog>
  )
}
