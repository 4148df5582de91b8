import type { ServerModule } from '@ayni/platform/commands'
import { coverShiftHandler, endCoverHandler } from './cover-shift.ts'
import { pressDrillHandler, runDrillHandler } from './drill.ts'
import { drillJob } from './drill-job.ts'
import { drillPendingFor } from './drill-store.ts'
import { endDrillHandler } from './end-drill.ts'
import { safetyFeed } from './feed.ts'
import { lookAtWorkerHandler } from './look-at-worker.ts'
import { ownersForAnswer } from './owners.ts'
import { editShiftHandler, offerShiftHandler, publishRotaHandler, takeShiftHandler } from './publish-rota.ts'
import { drillsAnswer, onCallNowAnswer, rotaAnswer } from './read-rota.ts'
import { rotaWatchJob } from './rota-watch-job.ts'
import { sound } from './sound.ts'
import { loadTeams } from './team.ts'

export { type Call, useAnswer, wasAnswered } from './answer-store.ts'
export { callOfMessage, callsOfNumber } from './find-call.ts'
export { ladderIsLate, watchIsDue } from './look-at-worker.ts'
export { readStaffAnswer, type StaffAnswer } from './read-answer.ts'

/** What the room that calls out takes from here: who there is, how each is woken, and who owes a press in a drill. */
export const dutyDesk = { loadTeams, sound, pendingDrill: drillPendingFor } as const

export const duty: ServerModule = {
  name: 'duty',
  commands: [
    publishRotaHandler,
    editShiftHandler,
    coverShiftHandler,
    endCoverHandler,
    offerShiftHandler,
    takeShiftHandler,
    runDrillHandler,
    pressDrillHandler,
    endDrillHandler,
    lookAtWorkerHandler,
  ],
  queries: [ownersForAnswer, onCallNowAnswer, rotaAnswer, drillsAnswer],
  feed: [safetyFeed],
  jobs: [rotaWatchJob, drillJob],
}
