import type { CaringPageProps } from '@ayni/modules/caring-contacts/console'
import type { WhatWasSaidProps } from '@ayni/modules/concerns/console'
import { CallCard, OnCallBlock } from '@ayni/modules/coordination/console'
import { RepliesPanel } from '@ayni/modules/correspondence/console'
import type { LocalWaysPageProps } from '@ayni/modules/emergency/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import type { IncidentsPageProps, StandDownButtonProps } from '@ayni/modules/incidents/console'
import { KnowForm } from '@ayni/modules/knowing-each-other/console'
import { PlanDetails } from '@ayni/modules/safety-plan/console'
import { AlertPage } from '@ayni/modules/suicide-prevention/console'
import { TimersBanner } from '@ayni/modules/timers/console'
import { Button, Card, Empty, useWords } from '@ayni/ui'
import { openAlertCount } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { EpisodeLink } from './episode-link.tsx'
import { newId } from './instants.ts'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { holds, watchers } from './places.ts'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { timersHref } from './timers-href.ts'
import { words } from './words.ts'

const rotaHref = '/console/turnos'

/** The strip above is the list; below it, who is on call. */
const OpenAlerts = (_: PageProps) => {
  const say = useWords(words)
  return (
    <>
      <TimersBanner client={clients.timers} href={timersHref} />
      {openAlertCount.value === 0 ? <Empty title={say.noAlerts}>{say.noAlertsWhy}</Empty> : null}
      <OnCallBlock client={clients.board} now={minute.value} rotaHref={rotaHref} />
    </>
  )
}

const StandDown = part<StandDownButtonProps>(
  async () => (await import('@ayni/modules/incidents/console')).StandDownButton,
)
const standDown = (person: StandDownButtonProps['person']) => (
  <StandDown client={clients.incidents} person={person} now={minute.value} />
)

const CaringPart = part<CaringPageProps>(async () => (await import('@ayni/modules/caring-contacts/console')).CaringPage)
const Caring = (_: PageProps) => (
  <CaringPart
    client={clients.caring}
    now={minute}
    conversation={(person) => (
      <RepliesPanel client={clients.letters} person={person} now={minute.value}>
        {null}
      </RepliesPanel>
    )}
    standDown={standDown}
  />
)

const IncidentsPart = part<IncidentsPageProps>(
  async () => (await import('@ayni/modules/incidents/console')).IncidentsPage,
)
const Incidents = ({ session }: PageProps) => (
  <IncidentsPart
    client={clients.incidents}
    now={minute}
    mayList={holds(session.roles, ['coordinator', 'director', 'psychiatrist'])}
  />
)

const LocalWaysPart = part<LocalWaysPageProps>(
  async () => (await import('@ayni/modules/emergency/console')).LocalWaysPage,
)
const PatientPart = part(async () => (await import('@ayni/modules/emergency/console')).PatientAtRisk)
/** Kept by day, so that it is there at three in the morning. */
const LocalWays = ({ session }: PageProps) => (
  <div class="stack narrow">
    <LocalWaysPart
      client={clients.emergency}
      now={minute}
      mayKeep={holds(session.roles, ['coordinator', 'duty'])}
      newId={newId}
    />
    <PatientPart />
  </div>
)

const WhatWasSaid = part<WhatWasSaidProps>(async () => (await import('@ayni/modules/concerns/console')).WhatWasSaid)

const Following = part<PageProps>(async () => (await import('./follow.tsx')).FollowList)

const pages: readonly SubPage[] = [
  { path: '/console/alertas', word: 'openAlerts', roles: watchers, Content: OpenAlerts },
  { path: '/console/alertas/seguimiento', word: 'following', roles: watchers, Content: Following },
  {
    path: '/console/alertas/saludos',
    word: 'caring',
    roles: ['duty', 'therapist', 'psychiatrist'],
    Content: Caring,
  },
  { path: '/console/alertas/zona', word: 'localWays', roles: watchers, Content: LocalWays },
  { path: '/console/alertas/lo-ocurrido', word: 'incidents', roles: watchers, Content: Incidents },
]

/** What is open now; whom we stay in touch with afterwards; what went wrong. */
export const AlertsPage = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).title.alerts} pages={pages} />
)

export type OneAlertProps = { readonly session: StaffSession; readonly alert: string }

/** One alert fills the screen. */
export const OneAlert = ({ session, alert }: OneAlertProps) => {
  const say = useWords(words)
  return (
    <AlertPage
      client={clients.safety}
      alert={alert}
      now={tick}
      boardHref="/console/alertas"
      isPsychiatrist={session.roles.includes('psychiatrist')}
      said={(person) => <WhatWasSaid client={clients.concerns} person={person} now={minute.value} newId={newId} />}
      knows={(person) => <KnowForm client={clients.board} person={person} newId={newId} />}
      follow={(of) => <EpisodeLink session={session} of={{ alert: of }} />}
      contact={(person) => (
        <>
          <Button wide href={`/console/alertas/${alert}/llamada`}>
            {say.guidedCall}
          </Button>
          <RepliesPanel client={clients.letters} person={person} now={minute.value}>
            <Card title={say.howToCall}>
              <CallCard client={clients.board} person={person} clinical />
            </Card>
          </RepliesPanel>
          <PlanDetails client={clients.plan} person={person} now={minute.value} />
          {standDown(person)}
        </>
      )}
    />
  )
}
