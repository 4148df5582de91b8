import { RotaPage } from '@ayni/modules/suicide-prevention/console'
import { useWords } from '@ayni/ui'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds, placeRules } from './places.ts'
import { type SubPage, SubPages } from './sub-pages.tsx'
import { words } from './words.ts'

const Duty = ({ session }: PageProps) => (
  <RotaPage
    client={clients.safety}
    now={minute}
    mayEdit={holds(session.roles, ['coordinator', 'director'])}
    mayDrill={holds(session.roles, ['coordinator', 'director', 'admin', 'psychiatrist'])}
  />
)

const pages: readonly SubPage[] = [
  {
    path: '/console/turnos',
    word: 'duty',
    roles: placeRules.find(({ id }) => id === 'shifts')?.roles ?? 'all',
    Content: Duty,
  },
]

/** Who is on call, the holes and the drills; and what is agreed with whom at which hour. */
export const Shifts = ({ session }: PageProps) => (
  <SubPages session={session} label={useWords(words).subPagesOf.shifts} pages={pages} />
)
