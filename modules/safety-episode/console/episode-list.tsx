import type { EpisodeStrip } from '@ayni/modules/safety-episode/contract'
import {
  Badge,
  Button,
  Check,
  type Column,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  Loading,
  Notice,
  Table,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { EpisodeClient } from './client.ts'
import { episodeErrors } from './error-words.ts'
import { listWords } from './list-words.ts'
import { pageWords } from './page-words.ts'

export type EpisodeListProps = {
  readonly client: EpisodeClient
  readonly now: string
  /** Clinicians open the page; whoever coordinates sees clocks, owner and reach, and no way in. */
  readonly episodeHref: ((episode: string) => string) | undefined
}

const useNext = (now: string) => {
  const sayPage = useWords(pageWords)
  return ({ nextAt, nextKind, late }: EpisodeStrip) => {
    if (nextAt === null || nextKind === null) return null
    const due = formatDue(nextAt, now)
    return (
      <>
        {late ? <Badge tone="act" word={due} /> : <span class="figures">{due}</span>}
        <br />
        <small class="muted">{sayPage.deadlines[nextKind]}</small>
      </>
    )
  }
}

const useReachOf = (now: string) => {
  const say = useWords(pageWords)
  return ({ reach }: EpisodeStrip): string =>
    [
      reach.phoneSeenAt === null ? say.phoneNever : say.phoneSeen(formatWhen(reach.phoneSeenAt, now)),
      ...(reach.smsAllowed ? [say.sms] : []),
      ...(reach.trusted ? [say.trusted] : []),
    ].join(', ')
}

const useColumns = ({ now, episodeHref }: EpisodeListProps): readonly Column<EpisodeStrip>[] => {
  const say = useWords(listWords)
  const sayPage = useWords(pageWords)
  const next = useNext(now)
  const reachOf = useReachOf(now)
  return [
    {
      id: 'who',
      head: say.who,
      cell: ({ alias, episode }) => (episodeHref === undefined ? alias : <a href={episodeHref(episode)}>{alias}</a>),
    },
    { id: 'next', head: say.next, cell: next },
    {
      id: 'owner',
      head: say.owner,
      cell: ({ owner }) => (owner === null ? <Badge tone="attend" word={say.nobody} /> : owner),
    },
    {
      id: 'phase',
      head: say.phase,
      cell: ({ phase, alert, leftAt }) =>
        [sayPage.states[phase], ...(alert === null ? [] : [say.alert]), ...(leftAt === null ? [] : [say.left])].join(
          ', ',
        ),
    },
    { id: 'class', head: say.class, cell: (row) => (row.class === 'A' ? sayPage.classA : sayPage.classB) },
    { id: 'reach', head: say.reach, cell: (row) => <span class="muted">{reachOf(row)}</span> },
    { id: 'since', head: say.since, cell: ({ openedAt }) => formatWhen(openedAt, now) },
  ]
}

/** Whoever has no next time stands last: it has ended. */
const byNext = (a: EpisodeStrip, b: EpisodeStrip): number => (a.nextAt ?? '9').localeCompare(b.nextAt ?? '9')

/** SUI-12: whose turn it is and by when, for who watches; nothing of why. */
export const EpisodeList = (props: EpisodeListProps) => {
  const say = useWords(listWords)
  const [mine, setMine] = useState(false)
  const { output, code, again } = useAnswer(
    props.client,
    'safety-episode.list',
    { mine, closedSince: null },
    { topics: ['episodes', 'alerts'], everySeconds: 60 },
  )
  const columns = useColumns(props)
  if (output === undefined)
    return code === undefined ? (
      <Loading words={say.looking} />
    ) : (
      <ErrorNotice code={code} own={episodeErrors}>
        <Button kind="quiet" onPress={again}>
          {say.again}
        </Button>
      </ErrorNotice>
    )
  return (
    <>
      {code === undefined ? null : <Notice tone="attend" title={say.stale} live="polite" />}
      {props.episodeHref === undefined ? null : <Check words={say.mine} checked={mine} onChange={setMine} />}
      <Table
        caption={say.caption}
        columns={columns}
        rows={output.rows.toSorted(byNext)}
        rowId={({ episode }) => episode}
        empty={<Empty title={say.empty}>{say.emptyWhy}</Empty>}
      />
    </>
  )
}
