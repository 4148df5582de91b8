import type { ActionOutcome, ActionWhat, Logged, PersonPage } from '@ayni/modules/emergency/contract'
import { Button, Card, formatWhen, SelectField, TextField, Timeline } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Doing } from './client.ts'
import { NotSent } from './not-sent.tsx'
import { useSay } from './say.ts'

const whats = [
  'stayed-on-line',
  'trusted-person',
  'radio',
  'local-way',
  'samu',
  'police',
  'facility',
  'other',
] as const satisfies readonly ActionWhat[]
const outcomes = [
  'done',
  'no-answer',
  'on-the-way',
  'with-the-person',
  'refused',
  'not-found',
] as const satisfies readonly ActionOutcome[]

/** What was done, in two presses: what, and what came of it. */
export const ActionCard = ({ emergency, doing }: { readonly emergency: string; readonly doing: Doing }) => {
  const say = useSay()
  const [what, setWhat] = useState<ActionWhat>('stayed-on-line')
  const [note, setNote] = useState('')
  const log = async (outcome: ActionOutcome): Promise<void> => {
    const text = note.trim()
    const answer = await doing.act('emergency.log-action', {
      emergency,
      what,
      outcome,
      note: text === '' ? null : text,
    })
    if (answer.ok) setNote('')
  }
  return (
    <Card title={say.action.title}>
      <SelectField
        label={say.action.ask}
        value={what}
        onChange={setWhat}
        choices={whats.map((value) => ({ value, words: say.action.what[value] }))}
      />
      <TextField label={say.action.note} hint={say.sealed} value={note} onInput={setNote} lines={2} maxLength={1000} />
      <h3>{say.action.came}</h3>
      <div class="stack">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            wide
            kind="quiet"
            busy={doing.busy ? say.saving : undefined}
            onPress={() => void log(outcome)}
          >
            {say.action.outcome[outcome]}
          </Button>
        ))}
      </div>
      <NotSent refused={doing.refused} />
    </Card>
  )
}

const Line = ({ one, doing }: { readonly one: Logged; readonly doing: Doing }) => {
  const say = useSay()
  const isOwed = one.kind === 'decision' && one.toldAt === null
  return (
    <>
      {one.words === null ? null : <p>{one.words}</p>}
      {isOwed ? (
        <>
          <p class="muted small">{say.log.owed}</p>
          <Button kind="quiet" onPress={() => void doing.act('emergency.tell-person', { of: one.id })}>
            {say.log.tell}
          </Button>
        </>
      ) : null}
    </>
  )
}

export const LogCard = ({
  log,
  doing,
  now,
}: Pick<PersonPage, 'log'> & { readonly doing: Doing; readonly now: string }) => {
  const say = useSay()
  const named: Readonly<Record<string, string>> = { ...say.decide.what, ...say.action.what }
  const came: Readonly<Record<string, string>> = { ...say.decide.toldShort, ...say.action.outcome }
  if (log.length === 0) return null
  return (
    <Card title={say.log.title}>
      <Timeline
        moments={log.map((one) => ({
          id: one.id,
          at: one.at,
          when: formatWhen(one.at, now),
          title: say.log.line(say.log.kind[one.kind], named[one.what] ?? one.what, came[one.how] ?? one.how, one.by),
          children: <Line one={one} doing={doing} />,
        }))}
      />
    </Card>
  )
}
