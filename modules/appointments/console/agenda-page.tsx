import { Button, Empty, ErrorNotice, formatLongDay, Loading, Notice, useAnswer, useWords, weekOf } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { AgendaTable } from './agenda-table.tsx'
import { AvailabilityEditor } from './availability-editor.tsx'
import type { AgendaClient } from './clients.ts'
import { OwedHours } from './owed-hours.tsx'
import { errors, words } from './words.ts'

export type AgendaPageProps = {
  readonly client: AgendaClient
  readonly now: ReadonlySignal<string>
  /** A clinician opens their own hours; whoever only coordinates has none. */
  readonly receives: boolean
}

/** The week: what is agreed, what is owed an hour, and when one receives. */
export const AgendaPage = ({ client, now, receives }: AgendaPageProps) => {
  const say = useWords(words)
  const [away, setAway] = useState(0)
  const { from, to } = weekOf(now.value, away)
  const { output, code, again } = useAnswer(
    client,
    'appointments.agenda',
    { from, to, account: null, person: null },
    { topics: ['appointments'] },
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
  return (
    <div class="stack">
      <h2>{say.title(formatLongDay(from))}</h2>
      <div class="row">
        <Button kind="quiet" onPress={() => setAway(away - 1)}>
          {say.before}
        </Button>
        <Button kind="quiet" onPress={() => setAway(away + 1)}>
          {say.after}
        </Button>
      </div>
      {output.unsaid === 0 ? null : <Notice tone="attend" title={say.unsaid(output.unsaid)} />}
      {output.rows.length === 0 ? (
        <Empty title={say.empty}>
          <p>{say.emptyWhy}</p>
        </Empty>
      ) : (
        <AgendaTable
          client={client}
          rows={output.rows}
          now={now.value}
          caption={say.title(formatLongDay(from))}
          onChanged={again}
        />
      )}
      <OwedHours
        client={client}
        wishes={output.wishes}
        clinicians={output.clinicians}
        now={now.value}
        onChanged={again}
      />
      {receives ? <AvailabilityEditor client={client} /> : null}
    </div>
  )
}
