import type { ServerModule } from '@ayni/platform/commands'
import { addPersonHandler, importPersonHandler } from './admit-person.ts'
import { returnFromOffline } from './back-from-offline-job.ts'
import { becomeActive } from './become-active.ts'
import { giveConsentHandler, withdrawConsentHandler } from './consent.ts'
import { consentReceiptsAnswer, keepConsentTextHandler } from './consent-receipts.ts'
import { noteContactFailedHandler } from './contact-failed.ts'
import { eraseWrongNumbers, keyContacts } from './contact-jobs.ts'
import {
  markWrongHandler,
  orderChannelsHandler,
  putContactForHandler,
  putContactHandler,
  removeContactHandler,
} from './contacts.ts'
import { correctMyNameHandler } from './correct-name.ts'
import { enrollmentFeed } from './feed.ts'
import { setHoursForHandler, setHoursHandler, setSpokenLanguageHandler, writtenOutsideHoursAnswer } from './hours.ts'
import { rosterKeeping } from './keep-facilities.ts'
import { mergeDuplicate } from './merge-people.ts'
import { enrollmentOwnData } from './own-data.ts'
import { personCardAnswer } from './person-card.ts'
import { confirmPlaceHandler, endPostHandler, savePostForHandler, savePostHandler } from './posts.ts'
import { contactCardAnswer, rosterAnswer, waysToReachAnswer } from './roster.ts'
import { tellServiceEnd } from './service-end-job.ts'
import { setLanguageHandler, setTrustedPersonHandler } from './set-trusted-person.ts'
import {
  noteStateHandler,
  pauseHandler,
  setOfflineHandler,
  setServiceDatesHandler,
  setStandingHandler,
} from './standing.ts'
import { admitListed, admitRegistered, correctListed, holdReviewed, releaseReviewed } from './take-from-roster.ts'
import { takeAttempt, takeDecline, takeUndone, takeUnreachable } from './take-outreach.ts'
import { takeReply } from './take-replies.ts'
import { takeResumed, takeStoodDown } from './take-stand-down.ts'

export { recipientBook } from './recipient-book.ts'

export const enrollment: ServerModule = {
  name: 'enrollment',
  commands: [
    importPersonHandler,
    addPersonHandler,
    giveConsentHandler,
    withdrawConsentHandler,
    setTrustedPersonHandler,
    setLanguageHandler,
    noteStateHandler,
    setStandingHandler,
    pauseHandler,
    setOfflineHandler,
    setServiceDatesHandler,
    putContactHandler,
    putContactForHandler,
    removeContactHandler,
    markWrongHandler,
    orderChannelsHandler,
    noteContactFailedHandler,
    savePostHandler,
    savePostForHandler,
    endPostHandler,
    confirmPlaceHandler,
    setHoursHandler,
    setHoursForHandler,
    setSpokenLanguageHandler,
    keepConsentTextHandler,
    correctMyNameHandler,
  ],
  queries: [
    rosterAnswer,
    contactCardAnswer,
    waysToReachAnswer,
    personCardAnswer,
    writtenOutsideHoursAnswer,
    consentReceiptsAnswer,
  ],
  reactions: [
    ...rosterKeeping,
    mergeDuplicate,
    becomeActive,
    admitListed,
    admitRegistered,
    correctListed,
    holdReviewed,
    releaseReviewed,
    takeReply,
    takeAttempt,
    takeDecline,
    takeUnreachable,
    takeUndone,
    takeStoodDown,
    takeResumed,
  ],
  feed: enrollmentFeed,
  ownData: enrollmentOwnData,
  jobs: [eraseWrongNumbers, keyContacts, returnFromOffline, tellServiceEnd],
}
