import { EvaluationPage } from '@ayni/modules/evaluation/console'
import { clients } from './clients.ts'

/** Table 1 and the flow. */
export const Evaluation = () => <EvaluationPage client={clients.evaluation} />
