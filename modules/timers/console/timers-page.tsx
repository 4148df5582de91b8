import {
  changesBetween,
  defaultProgrammeTimers,
  knownOf,
  namesOf,
  type ProgrammeTimers,
  type TimerGroup,
  timerGroups,
  valuesOf,
} from '@ayni/clinical/timers'
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
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { TimersClient } from './client.ts'
import { errors } from './error-words.ts'
import { useLabels } from './field-words.ts'
import { words } from './words.ts'

export type TimersPageProps = {
  readonly client: TimersClient
  readonly now: ReadonlySignal<string>
  /** Psychiatrists and directors write a version; psychiatrists sign it. */
  readonly mayWrite: boolean
  readonly maySign: boolean
}

type Written = Readonly<Record<string, string>>

/** Everything as text, by `group.field`, as it stands in the fields. */
const asText = (timers: ProgrammeTimers): Written =>
  Object.fromEntries(
    timerGroups.flatMap((group) =>
      Object.entries(valuesOf(timers, group)).map(([name, value]) => [`${group}.${name}`, String(value)]),
    ),
  )

const numberOf = (text: string | undefined): number => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0)

/** The same shape with what was written; the server looks at it again. */
function fromText(written: Written, like: ProgrammeTimers): ProgrammeTimers {
  const filled = <T extends Readonly<Record<string, number>>>(group: string, of: T): T => ({
    ...of,
    ...Object.fromEntries(Object.keys(of).map((name) => [name, numberOf(written[`${group}.${name}`])])),
  })
  return {
    acute: filled('acute', like.acute),
    nonAcute: filled('nonAcute', like.nonAcute),
    drillAnswer: numberOf(written['drill.answer']),
    answering: filled('answering', like.answering),
    contacts: filled('contacts', like.contacts),
    owed: filled('owed', like.owed),
    closing: filled('closing', like.closing),
    emergency: filled('emergency', like.emergency),
    means: filled('means', like.means),
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
  const labels = useLabels()
  const field = (group: TimerGroup, name: string, label: string) => {
    const key = `${group}.${name}`
    const { min, max, unit, tag, source } = knownOf(group, name)
    const limits = say.limits(min, max, say.units[unit], valuesOf(defaultProgrammeTimers, group)[name] ?? 0)
    return (
      <TextField
        key={key}
        label={label}
        type="number"
        inputMode="numeric"
        hint={`${limits}. ${say.tags[tag](source)}`}
        problem={problem === key ? limits : undefined}
        value={written[key] ?? ''}
        onInput={(value) => (disabled ? undefined : onWrite(key, value))}
      />
    )
  }
  return (
    <>
      {timerGroups.map((group) => (
        <section key={group} class="card">
          <details open={problem?.startsWith(`${group}.`) === true}>
            <summary>
              <h2>{say.group(say.groups[group], namesOf(group).length)}</h2>
            </summary>
            {namesOf(group).map((name) => field(group, name, labels(group)[name] ?? name))}
          </details>
        </section>
      ))}
    </>
  )
}

type ChangesProps = { readonly title: string; readonly from: ProgrammeTimers; readonly to: ProgrammeTimers }

/** Value by value, the old and the new. */
const Changes = ({ title, from, to }: ChangesProps) => {
  const say = useWords(words)
  const labels = useLabels()
  const changes = changesBetween(from, to)
  if (changes.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {changes.map(({ group, name, from: was, to: is }) => (
          <li key={`${group}.${name}`}>
            {say.groups[group]}.{' '}
            {say.change(labels(group)[name] ?? name, was, is, say.units[knownOf(group, name).unit])}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** @safety nobody signs what they have not seen: every clock that will run otherwise stands above the button. */
const ToSign = ({
  standing,
  children,
}: {
  readonly standing: TimersStanding
  readonly children: ComponentChildren
}) => {
  const say = useWords(words)
  const { inForce, newest, unsignedGroups } = standing
  const to = newest?.timers ?? inForce.timers
  return (
    <Card title={say.covers(unsignedGroups.map((group) => say.groups[group]).join(', '))}>
      <Changes title={say.changes} from={inForce.timers} to={to} />
      {changesBetween(inForce.timers, to).length === 0 ? <p>{say.noChange}</p> : null}
      {children}
    </Card>
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
      {standing.unsigned && !touched ? (
        <ToSign standing={standing}>
          {maySign ? (
            <Button
              busy={busy ? say.saving : undefined}
              onPress={() => void act(say.signedNow, () => client.call('timers.sign', { version }))}
            >
              {say.sign(version)}
            </Button>
          ) : null}
        </ToSign>
      ) : null}
      <Fields
        written={written}
        disabled={!mayWrite}
        problem={typeof field === 'string' ? field : undefined}
        onWrite={(name, value) => write({ ...written, [name]: value })}
      />
      {touched ? <Changes title={say.written} from={standing.inForce.timers} to={fromText(written, shown)} /> : null}
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
