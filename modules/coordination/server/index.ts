import type { ServerModule } from '@ayni/platform/commands'
import { boardAnswer } from './board/show-board.ts'
import { careTeamAnswer } from './care-team.ts'
import { outgoingMessagesAnswer } from './outgoing-messages.ts'
import {
  assignPromiseHandler,
  keepPromiseHandler,
  promiseFeed,
  promiseReactions,
  promisesAnswer,
  reopenPromiseHandler,
} from './promises.ts'

export const coordination: ServerModule = {
  name: 'coordination',
  commands: [keepPromiseHandler, reopenPromiseHandler, assignPromiseHandler],
  queries: [promisesAnswer, boardAnswer, outgoingMessagesAnswer, careTeamAnswer],
  reactions: promiseReactions,
  feed: [promiseFeed],
}
