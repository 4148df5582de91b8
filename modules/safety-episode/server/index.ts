import type { ServerModule } from '@ayni/platform/commands'
import { goOnAfterAlert, openOnAlert, takeOnAcknowledged, tryOnAttempt } from './alert-reactions.ts'
import { agreeCheckInHandler, answerCheckInHandler, cancelCheckInHandler } from './check-ins.ts'
import { closeAsWithdrawnHandler, closeHandler, stepDownHandler, tryLastCallHandler } from './closing.ts'
import { safetyEpisodeFeed } from './feed.ts'
import { houseReactions } from './house-reactions.ts'
import { calendarAnswer, listAnswer } from './list.ts'
import { lookHandler, lookJob } from './look.ts'
import { mergePeople } from './merge-people.ts'
import { metricsAnswer } from './metrics.ts'
import { safetyEpisodeOwnData } from './own-data.ts'
import { accompanyHandler, handToHandler, takeOwnershipHandler } from './ownership.ts'
import { pageAnswer } from './page.ts'
import { recordCallHandler } from './record-call.ts'
import { recordContactHandler, rescheduleContactHandler } from './record-contact.ts'
import { setAsideHandler } from './set-aside.ts'

export const safetyEpisode: ServerModule = {
  name: 'safety-episode',
  commands: [
    recordCallHandler,
    recordContactHandler,
    rescheduleContactHandler,
    accompanyHandler,
    takeOwnershipHandler,
    handToHandler,
    stepDownHandler,
    closeHandler,
    closeAsWithdrawnHandler,
    tryLastCallHandler,
    setAsideHandler,
    agreeCheckInHandler,
    cancelCheckInHandler,
    answerCheckInHandler,
    lookHandler,
  ],
  queries: [pageAnswer, listAnswer, calendarAnswer, metricsAnswer],
  reactions: [mergePeople, openOnAlert, takeOnAcknowledged, tryOnAttempt, goOnAfterAlert, ...houseReactions],
  feed: safetyEpisodeFeed,
  ownData: safetyEpisodeOwnData,
  jobs: [lookJob],
}
