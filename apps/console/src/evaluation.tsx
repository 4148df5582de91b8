import { ClocksSection } from '@ayni/modules/coordination/console'
import { EvaluationPage } from '@ayni/modules/evaluation/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'

/** Table 1 and the flow; for whoever directs, how long people wait. */
export const Evaluation = ({ session }: PageProps) => (
  <>
    <EvaluationPage client={clients.evaluation} program={session.program.name} />
    {holds(session.roles, ['director', 'coordinator']) ? (
      <ClocksSection client={clients.board} now={minute.value} />
    ) : null}
  </>
)
