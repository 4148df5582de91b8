import type { ServerModule } from '@ayni/platform/commands'
import { followPerson } from './follow-person.ts'
import { mergeCaring } from './merge-people.ts'
import { caringOwnData } from './own-data.ts'
import { caringFeed, stopMineHandler } from './person.ts'
import { calendarAnswer, contactCardAnswer, ofPersonAnswer, plansAnswer } from './read.ts'
import { caringJob, lookAtDueHandler } from './send-due.ts'
import { startAtClosing, startAtHandOver } from './start-schedule.ts'
import {
  handOnHandler,
  logCallHandler,
  markReadHandler,
  setBirthdayHandler,
  setPlanHandler,
  setStoppedHandler,
  undoCallHandler,
  writeWordsHandler,
} from './write.ts'

export const caringContacts: ServerModule = {
  name: 'caring-contacts',
  commands: [
    stopMineHandler,
    writeWordsHandler,
    logCallHandler,
    undoCallHandler,
    setStoppedHandler,
    handOnHandler,
    setBirthdayHandler,
    markReadHandler,
    setPlanHandler,
    lookAtDueHandler,
  ],
  queries: [calendarAnswer, contactCardAnswer, ofPersonAnswer, plansAnswer],
  reactions: [mergeCaring, startAtClosing, startAtHandOver, ...followPerson],
  feed: [caringFeed],
  ownData: caringOwnData,
  jobs: [caringJob],
}
