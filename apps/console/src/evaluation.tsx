import { ClocksSection } from '@ayni/modules/coordination/console'
import { EvaluationPage, WhoAllows } from '@ayni/modules/evaluation/console'
import { EpisodeMetrics } from '@ayni/modules/safety-episode/console'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import type { PageProps } from './page-props.ts'
import { holds } from './places.ts'

/** Table 1 and the flow; for whoever directs, how long people wait; for the coordinator, who may be invited to what. */
export const Evaluation = ({ session }: PageProps) => (
  <>
    <EvaluationPage client={clients.evaluation} program={session.program.name} />
    {holds(session.roles, ['director', 'coordinator']) ? (
      <ClocksSection client={clients.board} now={minute.value} />
    ) : null}
    {holds(session.roles, ['director', 'coordinator', 'psychiatrist', 'evaluator']) ? (
      <EpisodeMetrics client={clients.episodes} now={minute.value} />
    ) : null}
    {holds(session.roles, ['coordinator']) ? <WhoAllows client={clients.whoAllows} /> : null}
  </>
)
