import type { Instant } from '@ayni/kernel'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import {
  Card,
  type Column,
  dayOf,
  ErrorNotice,
  formatMinutes,
  formatMoment,
  instantOf,
  Loading,
  SelectField,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { EpisodeClient } from './client.ts'
import { episodeErrors } from './error-words.ts'
import { listWords } from './list-words.ts'

type Figures = SafetyEpisodeOperations['safety-episode.metrics']['output']
type SpreadLine = { readonly id: string; readonly words: string } & Figures['acknowledge']
type ShareLine = { readonly id: string; readonly words: string } & Figures['unreachable']

export type EpisodeMetricsProps = { readonly client: EpisodeClient; readonly now: string }

const none = '—'
const plain = (n: number | null): string => (n === null ? none : String(n))

const spreads = ['acknowledge', 'firstAttempt', 'liveContact', 'assessment', 'missedToReached'] as const
const shares = [
  'nonAcuteAssessedIn24h',
  'planAtFirstContact',
  'meansAgreed',
  'contactsOnTime',
  'referralAttended',
  'unreachable',
  'signalAgainIn90d',
  'caringSent',
  'drillsPassed',
] as const
const within = ['within15', 'within30', 'within60'] as const

const Tables = ({ figures }: { readonly figures: Figures }) => {
  const say = useWords(listWords)
  const spreadColumns: readonly Column<SpreadLine>[] = [
    { id: 'what', head: say.what, cell: ({ words }) => words },
    { id: 'n', head: say.n, figures: true, cell: ({ n }) => plain(n) },
    { id: 'median', head: say.median, figures: true, cell: ({ median }) => formatMinutes(median) },
    { id: 'p90', head: say.p90, figures: true, cell: ({ p90 }) => formatMinutes(p90) },
    { id: 'worst', head: say.worst, figures: true, cell: ({ worst }) => formatMinutes(worst) },
  ]
  const shareColumns: readonly Column<ShareLine>[] = [
    { id: 'what', head: say.what, cell: ({ words }) => words },
    { id: 'n', head: say.n, figures: true, cell: ({ of }) => plain(of) },
    { id: 'percent', head: say.percent, figures: true, cell: ({ percent }) => plain(percent) },
  ]
  return (
    <>
      <Table
        caption={say.times}
        columns={spreadColumns}
        rows={spreads.map((id) => ({ id, words: say.spread[id], ...figures[id] }))}
        rowId={({ id }) => id}
      />
      <Table
        caption={say.shares}
        columns={shareColumns}
        rows={[
          ...within.map((id) => ({ id, words: say.share[id], ...figures.acute[id] })),
          ...shares.map((id) => ({ id, words: say.share[id], ...figures[id] })),
        ]}
        rowId={({ id }) => id}
      />
    </>
  )
}

const spans = ['30', '90', '365'] as const

/** Figures of services 7.9, each with its n. No target stands beside any of them. */
export const EpisodeMetrics = ({ client, now }: EpisodeMetricsProps) => {
  const say = useWords(listWords)
  const [days, setDays] = useState<(typeof spans)[number]>('90')
  const from = instantOf(dayOf(now, -Number(days)), '00:00')
  const to = instantOf(dayOf(now, 1), '00:00')
  return (
    <Card title={say.figures}>
      <p>{say.figuresWhy}</p>
      <SelectField
        label={say.over}
        value={days}
        onChange={setDays}
        choices={spans.map((value) => ({ value, words: say.spans[value] }))}
      />
      {from === null || to === null ? null : <Between client={client} from={from} to={to} />}
      <p class="muted small">{say.few}</p>
    </Card>
  )
}

type BetweenProps = { readonly client: EpisodeClient; readonly from: Instant; readonly to: Instant }

const Between = ({ client, from, to }: BetweenProps) => {
  const say = useWords(listWords)
  const { output, code } = useAnswer(client, 'safety-episode.metrics', { from, to })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={episodeErrors} />
  return (
    <>
      <p>
        {say.episodes(plain(output.episodes))} <span class="muted small">{say.asOf(formatMoment(output.asOf))}</span>
      </p>
      <Tables figures={output} />
    </>
  )
}
