import type { ServerModule } from '@ayni/platform/commands'
import { recordFirstSessionHandler } from './first-session.ts'
import { mergeFigures } from './merge-people.ts'
import { forgetErased } from './on-erased.ts'
import { projections } from './project-for-evaluation.ts'
import { flowAnswer, table1Answer } from './reports.ts'

export { exactFlow, exactTable1 } from './reports.ts'

export const evaluation: ServerModule = {
  name: 'evaluation',
  commands: [recordFirstSessionHandler],
  queries: [table1Answer, flowAnswer],
  reactions: [mergeFigures, ...projections, forgetErased],
}
