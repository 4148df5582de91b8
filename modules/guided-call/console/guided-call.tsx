import { type InstrumentText, loadInstrument } from '@ayni/clinical/instruments'
import {
  Button,
  Card,
  Check,
  Desk,
  type ErrorNoticeProps,
  formatClock,
  formatWhen,
  KeptLine,
  Loading,
  Notice,
  Progress,
  StickyAction,
  TextField,
  useNight,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type CallDraft, type CallStep, callSteps, isDone, missingSteps } from './call-draft.ts'
import { CallStepBody, type StepProps } from './call-step.tsx'
import { callWords } from './call-words.ts'
import { OnItsWay } from './on-its-way.tsx'
import { type Call, type CallSource, useCall } from './use-call.ts'

export type GuidedCallProps = CallSource & {
  readonly alias: string
  readonly clock: ReadonlySignal<string>
  /** Since when nobody answers; null while there is a signal. */
  readonly cutSince: ReadonlySignal<string | null>
  readonly isPsychiatrist: boolean
  readonly episodeHref: string
  readonly alertsHref: string
  /** The words of the room that keeps the call, for what it refuses. */
  readonly errors: ErrorNoticeProps['own']
  /** How to call them: another room brings it. */
  readonly contactRoom?: ComponentChildren
  readonly planRoom?: ComponentChildren
  readonly meansRoom?: ComponentChildren
  /** What opens when the emergency does. */
  readonly emergencyRoom?: ComponentChildren
}

const useAsq = (): InstrumentText | null => {
  const [text, setText] = useState<InstrumentText | null>(null)
  useEffect(() => void loadInstrument('asq').then(setText), [])
  return text
}

/** The whole first call on one screen, one question at a time, with or without a signal (services 7.3). */
export const GuidedCall = (props: GuidedCallProps) => {
  useNight()
  const say = useWords(callWords)
  const asq = useAsq()
  const call = useCall(props)
  const { draft } = call
  return (
    <Desk title={say.title(props.alias)} rail={null}>
      {draft === null || asq === null ? (
        <Loading words={say.opening} />
      ) : (
        <Body {...props} call={call} draft={draft} asq={asq} />
      )}
    </Desk>
  )
}

type BodyProps = GuidedCallProps & { readonly call: Call; readonly draft: CallDraft; readonly asq: InstrumentText }

const Body = (props: BodyProps) => {
  const { call } = props
  if (call.sending.is === 'received') return <Received {...props} />
  return (
    <>
      <HowToCall {...props} />
      {call.sending.is === 'writing' ? <Writing {...props} /> : <OnItsWay {...props} />}
    </>
  )
}

/** Open before anything is asked; one line afterwards, and still there when the line is cut, with the number they gave for it. */
const HowToCall = ({ draft, contactRoom }: BodyProps) => {
  const say = useWords(callWords)
  const number = draft.callback.trim()
  const isFirst = draft.step === 'where'
  const [open, setOpen] = useState(isFirst)
  useEffect(() => setOpen(isFirst), [isFirst])
  if (contactRoom === undefined && number === '') return null
  return (
    <details class="how-to-call" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.howToCall}</summary>
      {number === '' || isFirst ? null : (
        <Button kind="quiet" href={`tel:${number.replaceAll(' ', '')}`}>
          {say.callBack(number)}
        </Button>
      )}
      {contactRoom}
    </details>
  )
}

const stepAfter = (draft: CallDraft, way: 1 | -1): CallStep => {
  const at = callSteps.indexOf(draft.step)
  if (draft.declined !== null) return way === 1 ? 'check' : 'where'
  return callSteps[Math.min(callSteps.length - 1, Math.max(0, at + way))] ?? 'where'
}

const Writing = (props: BodyProps) => {
  const { call, draft, clock } = props
  const say = useWords(callWords)
  const at = callSteps.indexOf(draft.step)
  const step: StepProps = { ...props, draft, change: call.change, now: clock.value }
  const go = (way: 1 | -1): void => {
    call.change({ step: stepAfter(draft, way) })
    scrollTo({ top: 0 })
  }
  return (
    <>
      <Progress at={at + 1} of={callSteps.length} words={say.step(at + 1, callSteps.length)} />
      <Card title={say.steps[draft.step]}>
        {draft.step === 'check' ? <CheckAndSend {...props} /> : <CallStepBody {...step} step={draft.step} />}
      </Card>
      <Decline draft={draft} change={call.change} />
      <EveryStep draft={draft} onGo={(to) => call.change({ step: to })} />
      <StickyAction side={<KeptLine {...call} cutSince={props.cutSince.value} />}>
        <div class="ways">
          {at === 0 ? null : (
            <Button kind="quiet" onPress={() => go(-1)}>
              {say.back}
            </Button>
          )}
          {draft.step === 'check' ? (
            <Button wide disabled={missingSteps(draft).length > 0} onPress={call.finish}>
              {say.send}
            </Button>
          ) : (
            <Button wide onPress={() => go(1)}>
              {say.onward}
            </Button>
          )}
        </div>
      </StickyAction>
    </>
  )
}

const CheckAndSend = ({ draft, call, clock }: BodyProps) => {
  const say = useWords(callWords)
  const missing = missingSteps(draft)
  return missing.length === 0 ? (
    <>
      <p>{say.nothingMissing}</p>
      {draft.nextContactAt === null ? null : <p>{say.nextAt(formatWhen(draft.nextContactAt, clock.value))}</p>}
    </>
  ) : (
    <>
      <p>{say.missing}:</p>
      <ul class="rows">
        {missing.map((step) => (
          <li key={step}>
            {step === 'check' ? (
              say.resourcesOwed
            ) : (
              <Button kind="plain" onPress={() => call.change({ step })}>
                {say.steps[step]}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type DeclineProps = { readonly draft: CallDraft; readonly change: Call['change'] }

/** Respected at once; it ends the questions, not the care. */
const Decline = ({ draft, change }: DeclineProps) => {
  const say = useWords(callWords)
  const { declined } = draft
  if (declined === null)
    return (
      <Button
        kind="plain"
        onPress={() =>
          change({ declined: { resourcesGiven: false, signsOfImminence: false, words: '' }, step: 'where' })
        }
      >
        {say.decline}
      </Button>
    )
  return (
    <Card title={say.decline}>
      <p class="muted">{say.declineWhy}</p>
      <Check
        words={say.resources}
        checked={declined.resourcesGiven}
        onChange={(resourcesGiven) => change({ declined: { ...declined, resourcesGiven } })}
      />
      <Check
        words={say.imminence}
        detail={say.imminenceWhy}
        checked={declined.signsOfImminence}
        onChange={(signsOfImminence) => change({ declined: { ...declined, signsOfImminence } })}
      />
      <TextField
        label={say.words}
        value={declined.words}
        onInput={(words) => change({ declined: { ...declined, words } })}
        lines={2}
        maxLength={1000}
      />
      <Button kind="quiet" onPress={() => change({ declined: null })}>
        {say.talkAfterAll}
      </Button>
    </Card>
  )
}

const EveryStep = ({ draft, onGo }: { readonly draft: CallDraft; readonly onGo: (step: CallStep) => void }) => {
  const say = useWords(callWords)
  return (
    <details>
      <summary>{say.all}</summary>
      <ol class="stack">
        {callSteps.map((step) => (
          <li key={step}>
            <Button kind="plain" onPress={() => onGo(step)}>
              {`${say.steps[step]}: ${isDone(draft, step) ? say.asked : say.toAsk}`}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  )
}

const Received = ({ call, clock, episodeHref, alertsHref, emergencyRoom }: BodyProps) => {
  const say = useWords(callWords)
  if (call.sending.is !== 'received') return null
  const { receipt, output, at } = call.sending
  return (
    <>
      <Notice
        tone="done"
        title={say.received(formatClock(at), receipt === null ? '' : say.number(receipt))}
        live="polite"
      >
        <p>{say.nextAt(formatWhen(output.nextContactAt, clock.value))}</p>
        {output.alert === 'answered' ? <p>{say.answered}</p> : null}
        {output.late ? <p>{say.receivedLate}</p> : null}
      </Notice>
      {output.alert === 'sounding' ? (
        <Notice tone="act" title={say.sounding} live="now">
          <p>{say.soundingWhy}</p>
          <Button kind="quiet" href={alertsHref}>
            {say.openAlerts}
          </Button>
        </Notice>
      ) : null}
      {output.emergency ? (
        <>
          <Notice tone="act" title={say.emergency} live="now" />
          {emergencyRoom}
        </>
      ) : null}
      <StickyAction>
        <Button wide href={episodeHref}>
          {say.toEpisode}
        </Button>
      </StickyAction>
    </>
  )
}
