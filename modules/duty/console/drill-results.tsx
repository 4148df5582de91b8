import { drillFigures } from '@ayni/clinical/ladder'
import type { DrillResult } from '@ayni/modules/duty/contract'
import {
  ageBetween,
  Badge,
  Button,
  Card,
  ErrorNotice,
  formatSpan,
  formatWhen,
  Notice,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './rota-words.ts'

export type DrillResultsProps = {
  readonly client: DutyClient
  readonly now: ReadonlySignal<string>
  readonly mayDrill: boolean
  readonly last: DrillResult | null
}

const ResultBadge = ({ drill }: { readonly drill: DrillResult }) => {
  const say = useWords(words)
  if (drill.passed === null) return <Badge tone="inform" word={say.drillRunning} />
  if (drill.passed) return <Badge tone="done" word={say.drillPassed} />
  return <Badge tone="attend" word={drill.because === 'nobody-on-call' ? say.drillUncovered : say.drillMissed} />
}

type CallOf = DrillResult['calls'][number]

/** Who was told by which way, and whether, how soon and by which way they answered. */
const Called = ({ call, startedAt }: { readonly call: CallOf; readonly startedAt: string }) => {
  const say = useWords(words)
  const channels: Readonly<Record<string, string>> = say.channels
  const told = say.toldBy(call.channels.map((channel) => channels[channel] ?? channel).join(', '))
  if (call.pressedAt === null)
    return (
      <li>
        {call.name}: <b>{say.notPressed}</b> <span class="muted">({told})</span>
      </li>
    )
  const by = call.way === null ? '' : `, ${say.ways[call.way]}`
  return (
    <li>
      {`${call.name}: ${say.pressedIn(formatSpan(ageBetween(startedAt, call.pressedAt)))}${by} `}
      <span class="muted">({told})</span>
    </li>
  )
}

/** One line that can be compared with the one above it: how many were there, and how soon. */
const Figures = ({ drill }: { readonly drill: DrillResult }) => {
  const say = useWords(words)
  const { called, answered, medianS, slowestS } = drillFigures(drill.startedAt, drill.calls)
  const parts = [
    say.answeredOf(answered, called),
    ...(medianS === null ? [] : [say.median(spanOf(medianS))]),
    ...(slowestS === null ? [] : [say.slowest(spanOf(slowestS))]),
  ]
  return <span class="muted"> {parts.join('; ')}</span>
}

const spanOf = (seconds: number): string =>
  seconds < 60
    ? `${Math.round(seconds)} s`
    : formatSpan({ days: 0, hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60 })

const Result = ({ drill, now }: { readonly drill: DrillResult; readonly now: string }) => {
  return (
    <details>
      <summary>
        {`${formatWhen(drill.startedAt, now)} `}
        <ResultBadge drill={drill} />
        <Figures drill={drill} />
      </summary>
      <ul class="stack">
        {drill.calls.map((call) => (
          <Called key={call.name} call={call} startedAt={drill.startedAt} />
        ))}
      </ul>
    </details>
  )
}

/** Whether the night would be answered: each drill, and who was there. */
export const DrillResults = ({ client, now, mayDrill, last }: DrillResultsProps) => {
  const say = useWords(words)
  const { output, again } = useAnswer(client, 'duty.drills', {}, { topics: ['rota'] })
  const [called, setCalled] = useState<number | null>(null)
  const { act, busy, refused } = useDo(client, again)
  const run = async (): Promise<void> => {
    const answer = await act('duty.run-drill', {})
    setCalled(answer.ok ? answer.output.called : null)
  }
  const shown = output ?? (last === null ? [] : [last])
  return (
    <Card title={say.drills}>
      {shown.length === 0 ? <p class="muted">{say.drillNone}</p> : null}
      {shown.map((drill) => (
        <Result key={drill.drill} drill={drill} now={now.value} />
      ))}
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
      {called === null ? null : <Notice tone="inform" title={say.drillStarted(called)} live="polite" />}
      {mayDrill ? (
        <Button kind="quiet" busy={busy ? say.saving : undefined} onPress={() => void run()}>
          {say.runDrill}
        </Button>
      ) : null}
    </Card>
  )
}
