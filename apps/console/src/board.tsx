import { BoardPage } from '@ayni/modules/coordination/console'
import { MyProposals } from '@ayni/modules/knowing-each-other/console'
import { TimersBanner } from '@ayni/modules/timers/console'
import { isClinician } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import { EpisodeLink, isOfFollowing } from './episode-link.tsx'
import { HoursOf } from './hours.tsx'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'
import { timersHref } from './timers-href.ts'

/** The coordinator's one screen; for a clinician, what they owe. */
export const Board = ({ session }: PageProps) => {
  const coordinates = holds(session.roles, ['coordinator'])
  const clinical = isClinician(session)
  return (
    <>
      <TimersBanner client={clients.timers} href={timersHref} />
      <BoardPage
        client={clients.board}
        now={minute}
        wholeHouse={holds(session.roles, ['coordinator', 'director'])}
        may={{
          call: clinical ? 'care' : coordinates ? 'outreach' : 'no',
          assign: coordinates,
          keep: coordinates || clinical,
        }}
        hours={
          coordinates || clinical
            ? (row) => (
                <HoursOf
                  client={clients.agenda}
                  person={row.person}
                  alias={row.alias}
                  now={minute.value}
                  promise={row}
                />
              )
            : undefined
        }
        follow={(row) => (isOfFollowing(row) ? <EpisodeLink session={session} of={{ person: row.person }} /> : null)}
        rotaHref="/console/turnos"
        asked={clinical ? <MyProposals client={clients.board} now={minute.value} /> : null}
      />
    </>
  )
}
