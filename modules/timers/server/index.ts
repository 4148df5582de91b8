import type { ServerModule } from '@ayni/platform/commands'
import { setTimersHandler, signTimersHandler } from './set-and-sign.ts'
import { standingAnswer } from './standing.ts'

/** The times of the ladder, as data that a psychiatrist signs. */
export const timers: ServerModule = {
  name: 'timers',
  commands: [setTimersHandler, signTimersHandler],
  queries: [standingAnswer],
}
