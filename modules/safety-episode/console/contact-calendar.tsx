import type { Instant } from '@ayni/kernel'
import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import {
  Badge,
  Card,
  dayOf,
  Empty,
  ErrorNotice,
  formatClock,
  formatDue,
  formatLongDay,
  instantOf,
  ListRow,
  Loading,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { EpisodeClient } from './client.ts'
import { episodeErrors } from './error-words.ts'
import { listWords } from './list-words.ts'

type Row = SafetyEpisodeOperations['safety-episode.calendar']['output']['rows'][number]

export type ContactCalendarProps = {
  readonly client: EpisodeClient
  readonly now: string
  readonly episodeHref: ((episode: string) => string) | undefined
}

const daysBack = 30
const daysAhead = 30
const startOf = (now: string, days: number): Instant | null => instantOf(dayOf(now, days), '00:00')

/** When it must happen: after a failed try the call that is owed, before that the date agreed. */
const dueOf = ({ callDueAt, dueAt }: Row): string => callDueAt ?? dueAt

type Group = { readonly id: string; readonly late: boolean; readonly rows: readonly Row[] }

/** Late first, then day by day; what is done is not owed any more. */
export function groupContacts(rows: readonly Row[], now: string): readonly Group[] {
  const owed = rows.filter(({ doneAt }) => doneAt === null).toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)))
  const isLate = (row: Row): boolean => row.missedAt !== null || row.dueAt < now
  const late = owed.filter(isLate)
  const days = Map.groupBy(
    owed.filter((row) => !isLate(row)),
    (row) => dayOf(row.dueAt),
  )
  return [
    ...(late.length === 0 ? [] : [{ id: 'late', late: true, rows: late }]),
    ...[...days].map(([id, dayRows]) => ({ id, late: false, rows: dayRows })),
  ]
}

type DayProps = Omit<ContactCalendarProps, 'client'> & { readonly group: Group }

const Day = ({ group, now, episodeHref }: DayProps) => {
  const say = useWords(listWords)
  const [first] = group.rows
  if (first === undefined) return null
  return (
    <Card title={group.late ? say.lateFirst : formatLongDay(first.dueAt)}>
      <ul class="rows">
        {group.rows.map((row) => (
          <ListRow
            key={row.contact}
            title={row.alias}
            detail={[say.kinds[row.kind], row.owner ?? say.nobody].join(' · ')}
            href={episodeHref?.(row.episode)}
            aside={
              group.late ? (
                <Badge tone="act" word={say.overdue(formatDue(dueOf(row), now))} />
              ) : (
                <span class="figures">{formatClock(row.dueAt)}</span>
              )
            }
          />
        ))}
      </ul>
    </Card>
  )
}

/** Contacts that are owed, by day, by alias: no result and no word of what was said. */
export const ContactCalendar = ({ client, now, episodeHref }: ContactCalendarProps) => {
  const from = startOf(now, -daysBack)
  const to = startOf(now, daysAhead)
  return from === null || to === null ? null : <Between {...{ client, now, episodeHref, from, to }} />
}

type BetweenProps = ContactCalendarProps & { readonly from: Instant; readonly to: Instant }

const Between = ({ client, now, episodeHref, from, to }: BetweenProps) => {
  const say = useWords(listWords)
  const { output, code } = useAnswer(
    client,
    'safety-episode.calendar',
    { from, to, mine: false },
    { topics: ['episodes'] },
  )
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={episodeErrors} />
  const groups = groupContacts(output.rows, now)
  return (
    <section class="stack" aria-label={say.calendar}>
      <h2>{say.calendar}</h2>
      {groups.length === 0 ? <Empty title={say.calendarEmpty}>{say.calendarEmptyWhy}</Empty> : null}
      {groups.map((group) => (
        <Day key={group.id} group={group} now={now} episodeHref={episodeHref} />
      ))}
    </section>
  )
}
