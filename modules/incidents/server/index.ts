import type { ServerModule } from '@ayni/platform/commands'
import { gatherHandler, gatherJob } from './gather.ts'
import { mergeIncidents } from './merge-people.ts'
import { incidentsOwnData } from './own-data.ts'
import {
  addTaskHandler,
  giveTaskHandler,
  incidentsAnswer,
  markTaskHandler,
  reportHandler,
  reviewAnswer,
  reviewTickedOff,
  saveReviewHandler,
  signReviewHandler,
  tasksAnswer,
} from './review.ts'
import { resumeHandler, standDownHandler, standDownReactions, standingAnswer } from './stand-down.ts'

export const incidents: ServerModule = {
  name: 'incidents',
  commands: [
    standDownHandler,
    resumeHandler,
    saveReviewHandler,
    signReviewHandler,
    addTaskHandler,
    giveTaskHandler,
    markTaskHandler,
    reportHandler,
    gatherHandler,
  ],
  queries: [standingAnswer, incidentsAnswer, tasksAnswer, reviewAnswer],
  reactions: [mergeIncidents, reviewTickedOff, ...standDownReactions],
  ownData: incidentsOwnData,
  jobs: [gatherJob],
}
