import { EvaluationPage } from '@ayni/modules/evaluation/console'
import { clients } from './clients.ts'
import type { PageProps } from './page-props.ts'

/** Table 1 and the flow. */
export const Evaluation = ({ session }: PageProps) => (
  <EvaluationPage client={clients.evaluation} program={session.program.name} />
)
