import { defaultTimers, type Timers, timerLimits } from '@ayni/clinical/ladder'
import type { TimersStanding } from '@ayni/modules/timers/contract'
import {
  announce,
  Button,
  Card,
  ErrorNotice,
  formatWhen,
  Loading,
  Notice,
  type Refused,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { TimersClient } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

export type TimersPageProps = {
  readonly client: TimersClient
  readonly now: ReadonlySignal<string>
  /** Psychiatrists and directors write a version; psychiatrists sign it. */
  readonly mayWrite: boolean
  readonly maySign: boolean
}

type Written = Readonly<Record<string, string>>
const groups = ['acute', 'nonAcute'] as const

/** Everything as text, by `group.field`, as it stands in the fields. */
const asText = (timers: Timers): Written => ({
  ...Object.fromEntries(
    groups.flatMap((group) =>
      Object.entries(timers[group]).map(([name, value]) => [`${group}.${name}`, String(value)]),
    ),
  ),
  'drill.answer': String(timers.drillAnswer),
})

const numberOf = (text: string | undefined): number => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0)

/** The same shape with what was written; the server looks at it again. */
function fromText(written: Written, like: Timers): Timers {
  const filled = <T extends Readonly<Record<string, number>>>(group: string, of: T): T => ({
    ...of,
    ...Object.fromEntries(Object.keys(of).map((name) => [name, numberOf(written[`${group}.${name}`])])),
  })
  return {
    acute: filled('acute', like.acute),
    nonAcute: filled('nonAcute', like.nonAcute),
    drillAnswer: numberOf(written['drill.answer']),
  }
}

type FieldsProps = {
  readonly written: Written
  readonly onWrite: (name: string, value: string) => void
  readonly problem: string | undefined
  readonly disabled: boolean
}

const Fields = ({ written, onWrite, problem, disabled }: FieldsProps) => {
  const say = useWords(words)
  const labels = { acute: say.acuteFields, nonAcute: say.nonAcuteFields } as const
  const field = (name: string, label: string, limit: number, standard: number) => (
    <TextField
      key={name}
      label={label}
      type="number"
      inputMode="numeric"
      hint={say.atMost(limit, standard)}
      problem={problem === name ? say.atMost(limit, standard) : undefined}
      value={written[name] ?? ''}
      onInput={(value) => (disabled ? undefined : onWrite(name, value))}
    />
  )
  const listed = (group: (typeof groups)[number]) => {
    const limits: Readonly<Record<string, number>> = timerLimits[group]
    const standard: Readonly<Record<string, number>> = defaultTimers[group]
    return Object.entries<string>(labels[group]).map(([name, label]) =>
      field(`${group}.${name}`, label, limits[name] ?? 0, standard[name] ?? 0),
    )
  }
  return (
    <>
      {groups.map((group) => (
        <Card key={group} title={`${say[group]}, ${say.minutes}`}>
          {listed(group)}
        </Card>
      ))}
      <Card title={`${say.drill}, ${say.minutes}`}>
        {field('drill.answer', say.drillAnswer, timerLimits.drillAnswer, defaultTimers.drillAnswer)}
      </Card>
    </>
  )
}

const Standing = ({ standing, now }: { readonly standing: TimersStanding; readonly now: string }) => {
  const say = useWords(words)
  const { inForce, newest, unsigned } = standing
  return (
    <>
      <Notice tone={unsigned ? 'attend' : 'done'} title={say.inForce(inForce.version)}>
        {inForce.signed === null ? say.notSigned : say.signedBy(inForce.signed.by, formatWhen(inForce.signed.at, now))}
      </Notice>
      {newest === null || newest.signed !== null ? null : (
        <p>{say.waits(newest.version, newest.setBy, formatWhen(newest.setAt, now))}</p>
      )}
    </>
  )
}

type BodyProps = TimersPageProps & { readonly standing: TimersStanding; readonly again: () => void }

const Body = ({ client, now, mayWrite, maySign, standing, again }: BodyProps) => {
  const say = useWords(words)
  const shown = standing.newest?.timers ?? standing.inForce.timers
  const version = standing.newest?.version ?? 0
  const [written, write] = useState<Written>(() => asText(shown))
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const act = async (done: string, call: () => Promise<{ readonly ok: true } | Refused>): Promise<void> => {
    setBusy(true)
    const answer = await call()
    setBusy(false)
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    announce(done)
    again()
  }
  const touched = JSON.stringify(written) !== JSON.stringify(asText(shown))
  const field = refused?.details?.field
  return (
    <div class="stack">
      <Standing standing={standing} now={now.value} />
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
      {maySign && standing.unsigned && !touched ? (
        <Button
          busy={busy ? say.saving : undefined}
          onPress={() => void act(say.signedNow, () => client.call('timers.sign', { version }))}
        >
          {say.sign(version)}
        </Button>
      ) : null}
      <Fields
        written={written}
        disabled={!mayWrite}
        problem={typeof field === 'string' ? field : undefined}
        onWrite={(name, value) => write({ ...written, [name]: value })}
      />
      {mayWrite && touched ? (
        <Button
          busy={busy ? say.saving : undefined}
          onPress={() =>
            void act(say.saved(version + 1), () =>
              client.call('timers.set', { timers: fromText(written, shown), after: version }),
            )
          }
        >
          {say.save}
        </Button>
      ) : null}
    </div>
  )
}

/** Which times are in force, who signed them, and the next version of them. */
export const TimersPage = (props: TimersPageProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(props.client, 'timers.standing', {}, { topics: ['timers'] })
  if (output === undefined)
    return code === undefined ? <Loading words={say.title} /> : <ErrorNotice code={code} own={errors} />
  return <Body key={`${output.newest?.version}${output.unsigned}`} {...props} standing={output} again={again} />
}
