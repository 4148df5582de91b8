import { type InboxPageProps, loadInbox } from '@ayni/modules/correspondence/console'
import { RosterPage } from '@ayni/modules/enrollment/console'
import { loadFunnel, loadLinks, loadPersonCalls, loadPlanner } from '@ayni/modules/outreach/console'
import { loadDuplicates, loadImport } from '@ayni/modules/roster/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import { HoursOf } from './hours.tsx'
import type { PageProps } from './page-props.ts'
import { part } from './part.tsx'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { words } from './words.ts'

const CallsOf = part(loadPersonCalls)
const Roster = () => (
  <RosterPage
    client={clients.people}
    now={minute}
    origin={location.origin}
    more={(person, alias) => (
      <>
        <CallsOf client={clients.reach} person={person} now={minute} />
        <HoursOf client={clients.agenda} person={person} alias={alias} now={minute.value} />
      </>
    )}
  />
)
const Inbox = part<InboxPageProps>(loadInbox)
const Letters = () => <Inbox client={clients.letters} now={minute} />

const ImportOf = part(loadImport)
const DuplicatesOf = part(loadDuplicates)
const Import = () => <ImportOf client={clients.roster} />
const Duplicates = () => <DuplicatesOf client={clients.roster} />

const PlannerOf = part(loadPlanner)
const FunnelOf = part(loadFunnel)
const LinksOf = part(loadLinks)
const Planner = () => <PlannerOf client={clients.reach} now={minute} />
const Funnel = () => <FunnelOf client={clients.reach} />
const Links = () => <LinksOf client={clients.reach} origin={location.origin} />

const pages: readonly SubPage[] = [
  { path: '/console/personas', word: 'roster', roles: ['coordinator'], Content: Roster },
  { path: '/console/personas/llamar', word: 'planner', roles: ['coordinator'], Content: Planner },
  { path: '/console/personas/mensajes', word: 'letters', roles: ['coordinator'], Content: Letters },
  { path: '/console/personas/importar', word: 'importList', roles: ['coordinator'], Content: Import },
  { path: '/console/personas/duplicados', word: 'duplicates', roles: ['coordinator'], Content: Duplicates },
  { path: '/console/personas/camino', word: 'funnel', roles: ['coordinator'], Content: Funnel },
  { path: '/console/personas/enlaces', word: 'links', roles: ['coordinator'], Content: Links },
]

/** Whom we accompany: the roster, and the work of reaching everybody on it. */
export const People = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.people} pages={pages} />
)
