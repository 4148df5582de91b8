import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { Button, DefinitionList, Dialog, ErrorNotice, formatDue, formatWhen, useWords } from '@ayni/ui'
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

type ChoicesProps = { readonly may: Doing; readonly hasHours: boolean; readonly onStep: (step: Step) => void }

const Choices = ({ may, hasHours, onStep }: ChoicesProps) => {
  const say = useWords(words)
  return (
    <div class="choices">
      {may.call === 'no' ? null : (
        <Button wide onPress={() => onStep('call')}>
          {say.call}
        </Button>
      )}
      {hasHours ? (
        <Button wide kind="quiet" onPress={() => onStep('hour')}>
          {say.hour}
        </Button>
      ) : null}
      {may.assign ? (
        <Button wide kind="quiet" onPress={() => onStep('assign')}>
          {say.assign}
        </Button>
      ) : null}
      {may.keep ? (
        <Button wide kind="quiet" onPress={() => onStep('keep')}>
          {say.kept}
        </Button>
      ) : null}
    </div>
  )
}

/** What can be done about one promise: call, pass it on, mark it kept. Never the record. */
export const PromiseActions = ({ client, row, now, may, hours, follow, onChanged, onClose }: PromiseActionsProps) => {
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
