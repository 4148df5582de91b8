import type { ServerModule } from '@ayni/platform/commands'
import { acknowledgeAlertHandler } from './acknowledge-alert.ts'
import { askForHelpHandler } from './ask-for-help.ts'
import { ringAtTheDoor, tellAlertHandler, tellWhatWasHeard } from './at-the-door.ts'
import type { DutyDesk } from './duty-desk.ts'
import { endOnAssessment, endOnSetAside, passStandInOn } from './end-by-episode.ts'
import { suicidePreventionFeed } from './feed.ts'
import { noteReached, noteSmsConsent } from './keep-reach.ts'
import { ladderJob } from './ladder-job.ts'
import { logAttemptHandler } from './log-attempt.ts'
import { mergeRisk } from './merge-people.ts'
import { giveBackWhatIsNotTheirs } from './on-blocked.ts'
import { openIncidentOnMissedDrill } from './on-drill-missed.ts'
import { keepWatchOverWhoLeaves } from './on-leaving.ts'
import { openAlertOnConcern, openAlertOnReply, openAlertOnRisk } from './open-alert.ts'
import { openAlertsAnswer } from './open-alerts.ts'
import { suicidePreventionOwnData } from './own-data.ts'
import { readAlertAnswer } from './read-alert.ts'
import { recordOutcomeHandler } from './record-outcome.ts'
import { returnAlertHandler } from './return-alert.ts'
import { sayRaisedHandler, tellWhatBecameAcute } from './say-raised.ts'

export { oldestUnacknowledgedS } from './alert-store.ts'

/** Built over whoever keeps the rota: the ladder asks there who there is and how each is woken. */
export const suicidePreventionOver = (desk: DutyDesk): ServerModule => ({
  name: 'suicide-prevention',
  commands: [
    askForHelpHandler(desk),
    acknowledgeAlertHandler,
    logAttemptHandler,
    recordOutcomeHandler,
    returnAlertHandler(desk),
    tellAlertHandler,
    sayRaisedHandler,
  ],
  queries: [openAlertsAnswer(desk), readAlertAnswer],
  reactions: [
    mergeRisk,
    openAlertOnRisk(desk),
    openAlertOnReply(desk),
    openAlertOnConcern(desk),
    passStandInOn(desk),
    endOnAssessment,
    endOnSetAside,
    noteReached,
    noteSmsConsent,
    keepWatchOverWhoLeaves,
    ...giveBackWhatIsNotTheirs(desk),
    openIncidentOnMissedDrill,
  ],
  doorbells: [ringAtTheDoor(desk)],
  feed: suicidePreventionFeed,
  ownData: suicidePreventionOwnData,
  jobs: [ladderJob(desk), tellWhatBecameAcute, tellWhatWasHeard],
})
