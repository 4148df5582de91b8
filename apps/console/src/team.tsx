import type { PlansPageProps } from '@ayni/modules/caring-contacts/console'
import { AccessLog, BreakGlassReviews, PeopleRoles } from '@ayni/modules/identity/console'
import { loadRequests } from '@ayni/modules/my-data/console'
import { loadPlaces } from '@ayni/modules/roster/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { words } from './words.ts'

const Members = ({ session }: PageProps) => <PeopleRoles client={clients.identity} session={session} />
const Readings = () => <BreakGlassReviews client={clients.identity} now={minute.value} />
const Log = () => <AccessLog client={clients.identity} now={minute.value} />

const Programme = part<PageProps>(async () => (await import('./settings.tsx')).Programme)
const Calendar = part<PageProps>(async () => (await import('./settings.tsx')).Calendar)
const Services = part<PageProps>(async () => (await import('./settings.tsx')).Services)
const Templates = part<PageProps>(async () => (await import('./settings.tsx')).Templates)
const Audit = part<PageProps>(async () => (await import('./settings.tsx')).Audit)

const Capacity = part<PageProps>(async () => (await import('./capacity.tsx')).Capacity)

const keepers = ['admin', 'coordinator', 'director'] as const

const RequestsPage = part(loadRequests)
const Requests = () => <RequestsPage client={clients.myData} now={minute.value} />

const FacilitiesOf = part(loadPlaces)
const Facilities = () => <FacilitiesOf client={clients.roster} />

const PlansPart = part<PlansPageProps>(async () => (await import('@ayni/modules/caring-contacts/console')).PlansPage)
const CaringPlans = ({ session }: PageProps) => (
  <PlansPart client={clients.caring} now={minute.value} maySet={session.roles.includes('psychiatrist')} />
)

const pages: readonly SubPage[] = [
  { path: '/console/equipo', word: 'members', roles: 'all', Content: Members },
  {
    path: '/console/equipo/capacidad',
    word: 'capacity',
    roles: ['coordinator', 'director'],
    Content: Capacity,
  },
  { path: '/console/equipo/programa', word: 'programme', roles: keepers, Content: Programme },
  { path: '/console/equipo/calendario', word: 'calendar', roles: keepers, Content: Calendar },
  { path: '/console/equipo/servicios', word: 'services', roles: keepers, Content: Services },
  {
    path: '/console/equipo/saludos',
    word: 'caringPlans',
    roles: ['coordinator', 'director', 'psychiatrist'],
    Content: CaringPlans,
  },
  { path: '/console/equipo/mensajes', word: 'templates', roles: keepers, Content: Templates },
  { path: '/console/equipo/auditoria', word: 'audit', roles: ['admin', 'dpo', 'director'], Content: Audit },
  {
    path: '/console/equipo/aperturas',
    word: 'readings',
    roles: ['psychiatrist', 'dpo', 'director'],
    Content: Readings,
  },
  { path: '/console/equipo/lecturas', word: 'log', roles: ['dpo'], Content: Log },
  { path: '/console/equipo/pedidos', word: 'requests', roles: ['dpo'], Content: Requests },
  {
    path: '/console/equipo/establecimientos',
    word: 'facilities',
    roles: ['admin', 'coordinator'],
    Content: Facilities,
  },
]

/** Who is in the team; for second readers the openings that wait, for the privacy officer who read what. */
export const Team = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.team} pages={pages} />
)
