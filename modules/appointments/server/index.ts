import type { ServerModule } from '@ayni/platform/commands'
import { agendaAnswer, availabilityAnswer, hoursForAnswer } from './agenda.ts'
import { appointmentFeed, hoursFeed } from './feed.ts'
import { DEFAULT_MEETING_URL } from './meeting-link.ts'
import { mergeAppointments } from './merge-people.ts'
import { markHeldHandler, markMissedHandler, settleHandler, takeBackHandler } from './outcomes.ts'
import { appointmentsOwnData } from './own-data.ts'
import { personChanges } from './person-changes.ts'
import {
  acceptHourHandler,
  askHoursHandler,
  cannotComeHandler,
  chooseHourHandler,
  noneFitsHandler,
  sayNotCalledHandler,
} from './physician.ts'
import { reminderJob } from './reminder-job.ts'
import { offersJob, onHoursAsked, renewOffersHandler } from './renew-offers.ts'
import { settleJob } from './settle-job.ts'
import {
  answerWishHandler,
  cancelHandler,
  keepHourHandler,
  moveHandler,
  proposeHandler,
  setAvailabilityHandler,
} from './team.ts'
import { tellOfChange } from './tell.ts'

/** The room, with the meeting service of this house. */
export const appointmentsWith = (meetingUrl: string = DEFAULT_MEETING_URL): ServerModule => ({
  name: 'appointments',
  commands: [
    chooseHourHandler(meetingUrl),
    acceptHourHandler,
    cannotComeHandler,
    sayNotCalledHandler,
    askHoursHandler,
    noneFitsHandler,
    proposeHandler(meetingUrl),
    moveHandler,
    cancelHandler,
    keepHourHandler,
    setAvailabilityHandler,
    answerWishHandler,
    markHeldHandler,
    markMissedHandler,
    takeBackHandler,
    renewOffersHandler,
    settleHandler,
  ],
  queries: [agendaAnswer, hoursForAnswer, availabilityAnswer],
  reactions: [mergeAppointments, tellOfChange, onHoursAsked, ...personChanges],
  ownData: appointmentsOwnData,
  feed: [appointmentFeed, hoursFeed],
  jobs: [reminderJob, offersJob, settleJob],
})
