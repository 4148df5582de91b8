import { AccessLog, BreakGlassReviews, PeopleRoles } from '@ayni/modules/identity/console'
import { useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'
import { words } from './words.ts'

type Part = 'people' | 'readings' | 'log'

const partsOf = ({ roles }: PageProps['session']): readonly Part[] => [
  'people',
  ...(holds(roles, ['psychiatrist', 'dpo', 'director']) ? (['readings'] as const) : []),
  ...(holds(roles, ['dpo']) ? (['log'] as const) : []),
]

/** Who is in the team; for second readers the openings that wait, for the privacy officer who read what. */
export const Team = ({ session }: PageProps) => {
  const say = useWords(words)
  const parts = partsOf(session)
  const [part, setPart] = useState<Part>(session.roles.includes('admin') ? 'people' : (parts[1] ?? 'people'))
  return (
    <>
      {parts.length === 1 ? null : (
        <nav class="parts" aria-label={say.teamTabs}>
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={one === part ? 'page' : undefined}
              onClick={() => setPart(one)}
            >
              {say[one]}
            </button>
          ))}
        </nav>
      )}
      {part === 'people' ? <PeopleRoles client={clients.identity} session={session} /> : null}
      {part === 'readings' ? <BreakGlassReviews client={clients.identity} now={minute.value} /> : null}
      {part === 'log' ? <AccessLog client={clients.identity} now={minute.value} /> : null}
    </>
  )
}
