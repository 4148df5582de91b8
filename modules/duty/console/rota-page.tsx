import type { OnCallNow, RotaPageData } from '@ayni/modules/duty/contract'
import {
  Badge,
  Card,
  dayOf,
  ErrorNotice,
  formatDay,
  formatMoment,
  formatWhen,
  instantOf,
  Loading,
  language,
  Notice,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { CoverageBar } from './coverage-bar.tsx'
import { DrillResults } from './drill-results.tsx'
import { errors } from './error-words.ts'
import { PublishRota } from './publish-rota.tsx'
import { Shifts } from './rota-shifts.tsx'
import { words } from './rota-words.ts'

export type RotaPageProps = {
  readonly client: DutyClient
  readonly now: ReadonlySignal<string>
  /** Coordinators and directors publish and change shifts. */
  readonly mayEdit: boolean
  readonly mayDrill: boolean
}

const VIEW_DAYS = 14

const OnCall = ({ roles, now }: { readonly roles: OnCallNow['roles']; readonly now: string }) => {
  const say = useWords(words)
  const names = (people: OnCallNow['roles'][number]['now']): string => people.map(({ name }) => name).join(', ')
  return (
    <Table
      caption={say.rota}
      columns={[
        { id: 'role', head: say.role, cell: ({ role }) => say.roles[role] },
        {
          id: 'now',
          head: say.now,
          cell: (row) =>
            row.now.length === 0 ? (
              <Badge tone="act" word={say.nobody} />
            ) : (
              `${names(row.now)}${row.until === null ? '' : `, ${say.until(formatWhen(row.until, now))}`}`
            ),
        },
        { id: 'next', head: say.after, cell: (row) => (row.next.length === 0 ? '—' : names(row.next)) },
      ]}
      rows={roles}
      rowId={({ role }) => role}
    />
  )
}

const Holes = ({ holes }: Pick<RotaPageData, 'holes'>) => {
  const say = useWords(words)
  if (holes.length === 0) return <Notice tone="done" title={say.noHoles} />
  return (
    <Notice tone="act" title={say.holesTitle}>
      <ul class="stack">
        {holes.map((hole) => (
          <li key={`${hole.role}${hole.from}`}>
            {say.hole(say.roles[hole.role], formatMoment(hole.from), formatMoment(hole.until))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Holidays = ({ holidays }: Pick<RotaPageData, 'holidays'>) => {
  const say = useWords(words)
  if (holidays.length === 0) return null
  const asUsual = holidays.some(({ sameAsUsual }) => sameAsUsual)
  return (
    <Notice tone={asUsual ? 'attend' : 'inform'} title={say.holidays}>
      <ul class="stack">
        {holidays.map(({ day, name, sameAsUsual }) => (
          <li key={day}>
            {formatDay(`${day}T12:00:00.000Z`)}: {name[language.value]}
            {sameAsUsual ? <b> ({say.sameAsUsual})</b> : null}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Who answers now and next, where nobody would, and the shifts themselves. */
export const RotaPage = (props: RotaPageProps) => {
  const { now } = props
  const [stretch] = useState(() => ({
    from: instantOf(dayOf(now.value), '00:00'),
    until: instantOf(dayOf(now.value, VIEW_DAYS), '00:00'),
  }))
  if (stretch.from === null || stretch.until === null) return null
  return <RotaBody {...props} input={{ from: stretch.from, until: stretch.until }} />
}

type BodyProps = RotaPageProps & { readonly input: Pick<RotaPageData['holes'][number], 'from' | 'until'> }

const RotaBody = ({ client, now, mayEdit, mayDrill, input }: BodyProps) => {
  const say = useWords(words)
  const topics = ['rota']
  const onCall = useAnswer(client, 'duty.on-call-now', {}, { topics })
  const rota = useAnswer(client, 'duty.rota', input, { topics })
  const code = rota.code ?? onCall.code
  if (rota.output === undefined || onCall.output === undefined)
    return code === undefined ? <Loading words={say.rotaTitle} /> : <ErrorNotice code={code} own={errors} />
  const { watch, roles, lastDrill } = onCall.output
  const changed = (): void => {
    rota.again()
    onCall.again()
  }
  return (
    <div class="stack">
      <OnCall roles={roles} now={now.value} />
      {watch.tooFew ? <Notice tone="act" title={say.tooFew(watch.fewestClinicians)} /> : null}
      <Card title={say.coverage}>
        <CoverageBar from={input.from} days={VIEW_DAYS} holes={rota.output.holes} />
      </Card>
      <Holes holes={rota.output.holes} />
      <Holidays holidays={rota.output.holidays} />
      <details>
        <summary>{say.shifts}</summary>
        <Shifts client={client} mayEdit={mayEdit} rota={rota.output} onChanged={changed} />
      </details>
      {mayEdit ? <PublishRota client={client} people={rota.output.people} now={now.value} onChanged={changed} /> : null}
      <DrillResults client={client} now={now} mayDrill={mayDrill} last={lastDrill} />
    </div>
  )
}
