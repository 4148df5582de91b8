import { RotaPage } from '@ayni/modules/suicide-prevention/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'

/** Who is on call, the holes, and the drills. */
export const Shifts = ({ session }: PageProps) => (
  <RotaPage
    client={clients.safety}
    now={minute}
    mayEdit={holds(session.roles, ['coordinator', 'director'])}
    mayDrill={holds(session.roles, ['coordinator', 'director', 'admin', 'psychiatrist'])}
  />
)
