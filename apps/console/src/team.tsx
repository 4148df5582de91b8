import { PeopleRoles } from '@ayni/modules/identity/console'
import { clients } from './clients.ts'
import type { PageProps } from './pages.tsx'

/** Who is in the team. */
export const Team = ({ session }: PageProps) => <PeopleRoles client={clients.identity} session={session} />
