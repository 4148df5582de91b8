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
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { type DutyClient, useDo } from './client.ts'
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

const Result = ({ drill, now }: { readonly drill: DrillResult; readonly now: string }) => {
  const say = useWords(words)
  return (
    <details>
      <summary>
        {`${formatWhen(drill.startedAt, now)} `}
        <ResultBadge drill={drill} />
      </summary>
      <ul class="stack">
        {drill.calls.map(({ name, pressedAt }) => (
          <li key={name}>
            {name}:{' '}
            {pressedAt === null ? (
              <b>{say.notPressed}</b>
            ) : (
              say.pressedIn(formatSpan(ageBetween(drill.startedAt, pressedAt)))
            )}
          </li>
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
