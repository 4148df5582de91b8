import type { AlertOutcome, ReturnReason } from '@ayni/modules/suicide-prevention/contract'
import { Button, Card, dayOf, ErrorNotice, instantOf, RadioList, TextField, useDo, useWords } from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AlertClient } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

type Ended = Exclude<AlertOutcome, 'assessed-live' | 'psychiatrist-decision' | 'passed-on'>

const outcomes = [
  'safe-plan-made',
  'safe-plan-reviewed',
  'full-assessment-arranged',
  'handed-over-in-person',
  'declined-further-contact',
  'closed-as-withdrawn',
  'died',
  'nobody-found',
] as const satisfies readonly Ended[]
const reasons = [
  'needs-psychiatrist',
  'cannot-reach',
  'must-leave',
  'knows-the-person',
] as const satisfies readonly ReturnReason[]

export type EndAlertProps = {
  readonly client: AlertClient
  readonly alert: string
  readonly now: string
  readonly isPsychiatrist: boolean
  readonly hasLeft: boolean
  readonly hasDied: boolean
  /** Nobody could name the person. */
  readonly isNobody: boolean
  readonly onChanged: () => void
  /** Said before it is given back, while they still answer for the person (SUI-08). */
  readonly children: ComponentChildren
}

type Who = Pick<EndAlertProps, 'isPsychiatrist' | 'hasLeft' | 'hasDied' | 'isNobody'>
const mayChoose = (outcome: Ended, { isPsychiatrist, hasLeft, hasDied, isNobody }: Who): boolean => {
  if (outcome === 'died') return isPsychiatrist && hasDied
  if (outcome === 'nobody-found') return isPsychiatrist && isNobody
  return outcome !== 'closed-as-withdrawn' || (isPsychiatrist && hasLeft)
}
const outcomesFor = (who: Who): readonly Ended[] => outcomes.filter((value) => mayChoose(value, who))

/** The two ways out: what contact came to, with the next one dated, or back to the ladder at once. */
export const EndAlert = ({ client, alert, now, onChanged, children, ...who }: EndAlertProps) => {
  const say = useWords(words)
  const [outcome, setOutcome] = useState<Ended | undefined>(undefined)
  const [day, setDay] = useState(dayOf(now, 1))
  const [time, setTime] = useState('')
  const [text, setText] = useState('')
  const { act, busy, refused } = useDo(client, onChanged)
  const next = instantOf(day, time)
  const record = (): void => {
    if (outcome === undefined || next === null) return
    void act('suicide-prevention.record-outcome', {
      alert,
      outcome,
      nextContactAt: next,
      words: text.trim() === '' ? null : text.trim(),
    })
  }
  return (
    <>
      <Card title={say.close}>
        <p class="muted">{say.closeWhy}</p>
        <RadioList
          question={say.outcomeAsk}
          value={outcome}
          onChange={setOutcome}
          choices={outcomesFor(who).map((value) => ({ value, words: say.outcomes[value] }))}
        />
        <TextField label={say.nextDay} type="date" value={day} onInput={setDay} />
        <TextField label={say.nextTime} type="time" value={time} onInput={setTime} />
        <TextField
          label={outcome === 'handed-over-in-person' ? say.receivedAsk : say.wordsAsk}
          hint={say.noteHint}
          value={text}
          onInput={setText}
          lines={3}
          maxLength={1000}
        />
        {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
        <Button
          wide
          disabled={outcome === undefined || next === null}
          busy={busy ? say.saving : undefined}
          onPress={record}
        >
          {say.record}
        </Button>
      </Card>
      <GiveBack onPress={(because) => void act('suicide-prevention.return-alert', { alert, because })}>
        {children}
      </GiveBack>
    </>
  )
}

type GiveBackProps = {
  readonly onPress: (because: ReturnReason) => void
  readonly children?: ComponentChildren
}

const GiveBack = ({ onPress, children }: GiveBackProps) => {
  const say = useWords(words)
  return (
    <Card title={say.back}>
      <p class="muted">{say.backWhy}</p>
      {children}
      <div class="stack">
        {reasons.map((because) => (
          <Button key={because} wide kind="quiet" onPress={() => onPress(because)}>
            {say.reasons[because]}
          </Button>
        ))}
      </div>
    </Card>
  )
}
