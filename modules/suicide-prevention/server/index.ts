import type { ServerModule } from '@ayni/platform/commands'
import { acknowledgeAlertHandler } from './acknowledge-alert.ts'
import { askForHelpHandler } from './ask-for-help.ts'
import { pressDrillHandler, runDrillHandler } from './drill.ts'
import { drillJob } from './drill-job.ts'
import { suicidePreventionFeed } from './feed.ts'
import { noteReached, noteSmsConsent } from './keep-reach.ts'
import { ladderJob } from './ladder-job.ts'
import { logAttemptHandler } from './log-attempt.ts'
import { mergeRisk } from './merge-people.ts'
import { giveBackWhatTheBlockedHold } from './on-blocked.ts'
import { keepWatchOverWhoLeaves } from './on-leaving.ts'
import { openAlertOnReply, openAlertOnRisk } from './open-alert.ts'
import { openAlertsAnswer } from './open-alerts.ts'
import { suicidePreventionOwnData } from './own-data.ts'
import { editShiftHandler, offerShiftHandler, publishRotaHandler, takeShiftHandler } from './publish-rota.ts'
import { readAlertAnswer } from './read-alert.ts'
import { drillsAnswer, onCallNowAnswer, rotaAnswer } from './read-rota.ts'
import { recordOutcomeHandler } from './record-outcome.ts'
import { returnAlertHandler } from './return-alert.ts'
import { rotaWatchJob } from './rota-watch-job.ts'

export { oldestUnacknowledgedS } from './health.ts'

export const suicidePrevention: ServerModule = {
  name: 'suicide-prevention',
  commands: [
    askForHelpHandler,
    acknowledgeAlertHandler,
    logAttemptHandler,
    recordOutcomeHandler,
    returnAlertHandler,
    publishRotaHandler,
    editShiftHandler,
    offerShiftHandler,
    takeShiftHandler,
    runDrillHandler,
    pressDrillHandler,
  ],
  queries: [openAlertsAnswer, readAlertAnswer, onCallNowAnswer, rotaAnswer, drillsAnswer],
  reactions: [
    mergeRisk,
    openAlertOnRisk,
    openAlertOnReply,
    noteReached,
    noteSmsConsent,
    keepWatchOverWhoLeaves,
    giveBackWhatTheBlockedHold,
  ],
  feed: suicidePreventionFeed,
  ownData: suicidePreventionOwnData,
  jobs: [ladderJob, rotaWatchJob, drillJob],
}
