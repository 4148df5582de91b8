import type { Planner, PlannerRow } from '@ayni/modules/outreach/contract'
import { Badge, Button, Empty, ErrorNotice, formatWhen, Loading, Table, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { CallDialog } from './call-dialog.tsx'
import type { ReachClient } from './clients.ts'
import { errors, words } from './words.ts'

export type PlannerPageProps = { readonly client: ReachClient; readonly now: ReadonlySignal<string> }

const PAGE = 50

/** By the list a row stands in, not by this clock: one a few seconds behind the house's would call an open window shut. */
const useColumns = (now: string, isOpen: boolean) => {
  const say = useWords(words)
  return [
    { id: 'alias', head: say.alias, cell: (row: PlannerRow) => row.alias },
    {
      id: 'window',
      head: say.until,
      cell: (row: PlannerRow) =>
        row.asked ? (
          <Badge tone="inform" word={say.asked} />
        ) : (
          <span class="figures">
            {isOpen ? say.untilAt(formatWhen(row.closesAt, now)) : say.opensAt(formatWhen(row.opensAt, now))}
          </span>
        ),
    },
    { id: 'by', head: say.by, cell: (row: PlannerRow) => (row.channel === null ? '' : say.channel[row.channel]) },
    { id: 'tries', head: say.tries, figures: true, cell: (row: PlannerRow) => row.attempts },
    { id: 'since', head: say.waiting, cell: (row: PlannerRow) => formatWhen(row.waitingSince, now) },
  ]
}

const Hidden = ({ hidden }: Pick<Planner, 'hidden'>) => {
  const say = useWords(words)
  const total = hidden.reduce((sum, { n }) => sum + n, 0)
  if (total === 0) return null
  return (
    <details>
      <summary>{say.hidden(total)}</summary>
      <ul>
        {hidden.map(({ why, n }) => (
          <li key={why}>
            <span class="figures">{n}</span> {say.hiddenBy[why]}
          </li>
        ))}
      </ul>
    </details>
  )
}

type ListProps = { readonly output: Planner; readonly now: string; readonly onOpen: (row: PlannerRow) => void }

const Lists = ({ output, now, onOpen }: ListProps) => {
  const say = useWords(words)
  const open = useColumns(now, true)
  const shut = useColumns(now, false)
  return (
    <>
      {output.now.length === 0 ? (
        <Empty title={say.nobody}>
          <p>{say.nobodyWhy}</p>
        </Empty>
      ) : (
        <Table caption={say.title} columns={open} rows={output.now} rowId={(row) => row.person} onOpen={onOpen} />
      )}
      {output.now.length < output.nowTotal ? <p class="muted">{say.more(output.now.length, output.nowTotal)}</p> : null}
      {output.soon.length === 0 ? null : (
        <Table
          caption={say.soon(output.soonTotal)}
          columns={shut}
          rows={output.soon}
          rowId={(row) => row.person}
          onOpen={onOpen}
        />
      )}
      <Hidden hidden={output.hidden} />
      <p class="muted">{say.news(output.news.engaged, output.news.unreachable)}</p>
    </>
  )
}

/** Whom to call now, by the end of their window; who opens soon; who is not shown and why. */
export const PlannerPage = ({ client, now }: PlannerPageProps) => {
  const say = useWords(words)
  const [skip, setSkip] = useState(0)
  const [row, setRow] = useState<PlannerRow | undefined>(undefined)
  const { output, code, again } = useAnswer(
    client,
    'outreach.planner',
    { limit: PAGE, skip },
    { topics: ['outreach', 'roster'], everySeconds: 60 },
  )
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  return (
    <section class="stack">
      <p>{say.lead}</p>
      <Lists output={output} now={now.value} onOpen={setRow} />
      {output.nowTotal > skip + PAGE || skip > 0 ? (
        <div class="row">
          <Button kind="quiet" disabled={skip === 0} onPress={() => setSkip(Math.max(0, skip - PAGE))}>
            ←
          </Button>
          <Button kind="quiet" disabled={output.nowTotal <= skip + PAGE} onPress={() => setSkip(skip + PAGE)}>
            →
          </Button>
        </div>
      ) : null}
      {row === undefined ? null : (
        <CallDialog client={client} row={row} now={now.value} onChanged={again} onClose={() => setRow(undefined)} />
      )}
    </section>
  )
}
