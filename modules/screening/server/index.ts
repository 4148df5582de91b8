import type { ServerModule } from '@ayni/platform/commands'
import { expireRoundsJob } from './expire-rounds.ts'
import { checkFeed, readingFeed, roundFeed } from './feed.ts'
import { markNotReliableHandler, overrideTriageHandler } from './judge-answers.ts'
import { mergeRounds } from './merge-people.ts'
import { screeningOwnData } from './own-data.ts'
import {
  onAlertHandled,
  onConsent,
  onFirstSession,
  onPromiseKept,
  onPromiseReopened,
  onPromiseWithdrawn,
} from './reactions.ts'
import { recordLiveResponseHandler, recordResponseHandler } from './record-response.ts'
import { chooseRoutesHandler, recordHistoryHandler, skipInstrumentHandler, stopRoundHandler } from './tell-round.ts'
import { queueHandler, triageCardHandler } from './triage-card.ts'

/** Questionnaires answered, read, triaged and routed. */
export const screening: ServerModule = {
  name: 'screening',
  commands: [
    recordResponseHandler,
    recordLiveResponseHandler,
    recordHistoryHandler,
    skipInstrumentHandler,
    stopRoundHandler,
    chooseRoutesHandler,
    markNotReliableHandler,
    overrideTriageHandler,
  ],
  queries: [triageCardHandler, queueHandler],
  reactions: [
    mergeRounds,
    onConsent,
    onPromiseKept,
    onPromiseReopened,
    onPromiseWithdrawn,
    onFirstSession,
    onAlertHandled,
  ],
  feed: [roundFeed, readingFeed, checkFeed],
  ownData: screeningOwnData,
  jobs: [expireRoundsJob],
}
