import type { AgendaPageProps } from '@ayni/modules/appointments/console'
import { RotaPage } from '@ayni/modules/duty/console'
import { TimersBanner, type TimersPageProps } from '@ayni/modules/timers/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { holds, placeRules } from './places.ts'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { timersHref } from './timers-href.ts'
import { words } from './words.ts'

const Duty = ({ session }: PageProps) => (
  <>
    <TimersBanner client={clients.timers} href={timersHref} />
    <RotaPage
      client={clients.duty}
      now={minute}
      mayEdit={holds(session.roles, ['coordinator', 'director'])}
      mayDrill={holds(session.roles, ['coordinator', 'director', 'admin', 'psychiatrist'])}
    />
  </>
)

const Times = part<TimersPageProps>(async () => (await import('@ayni/modules/timers/console')).TimersPage)

const Timers = ({ session }: PageProps) => (
  <Times
    client={clients.timers}
    now={minute}
    mayWrite={holds(session.roles, ['psychiatrist', 'director'])}
    maySign={holds(session.roles, ['psychiatrist'])}
  />
)

const AgendaPage = part<AgendaPageProps>(async () => (await import('@ayni/modules/appointments/console')).AgendaPage)

const Agenda = ({ session }: PageProps) => (
  <AgendaPage
    client={clients.agenda}
    now={minute}
    receives={holds(session.roles, ['duty', 'therapist', 'psychiatrist'])}
  />
)

const pages: readonly SubPage[] = [
  {
    path: '/console/turnos',
    word: 'duty',
    roles: placeRules.find(({ id }) => id === 'shifts')?.roles ?? 'all',
    Content: Duty,
  },
  {
    path: '/console/turnos/citas',
    word: 'appointments',
    roles: ['coordinator', 'duty', 'therapist', 'psychiatrist'],
    Content: Agenda,
  },
  {
    path: timersHref,
    word: 'timers',
    roles: ['coordinator', 'duty', 'therapist', 'psychiatrist', 'director', 'admin'],
    Content: Timers,
  },
]

/** Who is on call, the holes and the drills; and what is agreed with whom at which hour. */
export const Shifts = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.shifts} pages={pages} />
)
