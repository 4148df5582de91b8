import { type ServerModule, shared } from '@ayni/platform/commands'
import {
  answerProposalHandler,
  declareConflictHandler,
  myProposalsAnswer,
  proposalCardAnswer,
} from './assignment/answer-proposal.ts'
import { assignCaseHandler, assignOutsideHandler, endCaseHandler } from './assignment/assign-case.ts'
import {
  addAbsenceHandler,
  cancelAbsenceHandler,
  capacityAnswer,
  setCapacityHandler,
  suggestionsAnswer,
} from './assignment/capacity.ts'
import { decideProposalHandler, proposalFeed, settleProposalHandler } from './assignment/decide-proposal.ts'
import { absentOwnersJob, proposalsJob } from './assignment/jobs.ts'
import { assignmentReactions } from './assignment/reactions.ts'
import { returnPromisesHandler } from './assignment/return-promises.ts'
import { boardAnswer } from './board/show-board.ts'
import { careTeamAnswer } from './care-team.ts'
import { clocksAnswer } from './clocks/show-clocks.ts'
import { mergePromises } from './merge-people.ts'
import { freeing } from './on-blocked.ts'
import { coordinationOwnData } from './own-data.ts'
import {
  assignPromiseHandler,
  keepPromiseHandler,
  promiseFeed,
  promiseReactions,
  promisesAnswer,
  reopenPromiseHandler,
} from './promises.ts'
import { unwatchedAnswer } from './unwatched.ts'

export const coordination: ServerModule = {
  name: 'coordination',
  commands: [
    keepPromiseHandler,
    reopenPromiseHandler,
    assignPromiseHandler,
    assignCaseHandler,
    endCaseHandler,
    assignOutsideHandler,
    answerProposalHandler,
    decideProposalHandler,
    declareConflictHandler,
    settleProposalHandler,
    returnPromisesHandler,
    setCapacityHandler,
    addAbsenceHandler,
    cancelAbsenceHandler,
  ],
  queries: [
    unwatchedAnswer,
    promisesAnswer,
    shared('coordinator', boardAnswer),
    careTeamAnswer,
    suggestionsAnswer,
    capacityAnswer,
    myProposalsAnswer,
    proposalCardAnswer,
    clocksAnswer,
  ],
  reactions: [mergePromises, ...promiseReactions, ...assignmentReactions, ...freeing],
  feed: [promiseFeed, proposalFeed],
  jobs: [proposalsJob, absentOwnersJob],
  ownData: coordinationOwnData,
}
