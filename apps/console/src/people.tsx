import { RosterPage } from '@ayni/modules/enrollment/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { words } from './words.ts'

const Roster = () => <RosterPage client={clients.people} now={minute} origin={location.origin} />

const pages: readonly SubPage[] = [
  { path: '/console/personas', word: 'roster', roles: ['coordinator'], Content: Roster },
]

/** Whom we accompany: the roster, and the work of reaching everybody on it. */
export const People = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.people} pages={pages} />
)
