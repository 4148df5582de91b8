import { AccessLog, BreakGlassReviews, PeopleRoles } from '@ayni/modules/identity/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { words } from './words.ts'

const Members = ({ session }: PageProps) => <PeopleRoles client={clients.identity} session={session} />
const Readings = () => <BreakGlassReviews client={clients.identity} now={minute.value} />
const Log = () => <AccessLog client={clients.identity} now={minute.value} />

const pages: readonly SubPage[] = [
  { path: '/console/equipo', word: 'members', roles: 'all', Content: Members },
  {
    path: '/console/equipo/aperturas',
    word: 'readings',
    roles: ['psychiatrist', 'dpo', 'director'],
    Content: Readings,
  },
  { path: '/console/equipo/lecturas', word: 'log', roles: ['dpo'], Content: Log },
]

/** Who is in the team; for second readers the openings that wait, for the privacy officer who read what. */
export const Team = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.team} pages={pages} />
)
