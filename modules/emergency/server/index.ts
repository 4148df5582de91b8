import type { ServerModule } from '@ayni/platform/commands'
import { knowPersonHandler, logActionHandler, noteCourseHandler, sayCoverHandler, takeOverHandler } from './course.ts'
import { decideHandler, tellPersonHandler } from './decide.ts'
import { fitnessAnswer, proposeDisclosureHandler, recordFitnessHandler, signDisclosureHandler } from './fitness.ts'
import { confirmHandOverHandler } from './hand-over.ts'
import { localWaysAnswer, retireLocalWayHandler, saveLocalWayHandler, verifyLocalWayHandler } from './local-ways.ts'
import { openEmergencyHandler, sayUnreachableHandler } from './open-emergency.ts'
import { emergencyOwnData } from './own-data.ts'
import { emergencyReactions } from './reactions.ts'
import { ofPersonAnswer, openEmergenciesAnswer, referralsAnswer } from './read-person.ts'
import { confirmAttendanceHandler, endReferralHandler, makeReferralHandler } from './referral.ts'
import { soundHandler, watchJob } from './watch.ts'

export const emergency: ServerModule = {
  name: 'emergency',
  commands: [
    sayUnreachableHandler,
    openEmergencyHandler,
    takeOverHandler,
    knowPersonHandler,
    decideHandler,
    logActionHandler,
    tellPersonHandler,
    noteCourseHandler,
    sayCoverHandler,
    confirmHandOverHandler,
    soundHandler,
    makeReferralHandler,
    confirmAttendanceHandler,
    endReferralHandler,
    recordFitnessHandler,
    proposeDisclosureHandler,
    signDisclosureHandler,
    saveLocalWayHandler,
    verifyLocalWayHandler,
    retireLocalWayHandler,
  ],
  queries: [ofPersonAnswer, openEmergenciesAnswer, referralsAnswer, fitnessAnswer, localWaysAnswer],
  reactions: emergencyReactions,
  ownData: emergencyOwnData,
  jobs: [watchJob],
}
