import type { ServerModule } from '@ayni/platform/commands'
import { projections } from './project-for-evaluation.ts'
import { flowAnswer, table1Answer } from './reports.ts'

export { exactFlow, exactTable1 } from './reports.ts'

export const evaluation: ServerModule = {
  name: 'evaluation',
  commands: [],
  queries: [table1Answer, flowAnswer],
  reactions: projections,
}
