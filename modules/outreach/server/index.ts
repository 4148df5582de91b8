import { type ServerModule, shared } from '@ayni/platform/commands'
import { callCardAnswer } from './call-card.ts'
import { beginCallHandler, noteResultHandler, recordDeclineHandler, undoCallHandler } from './calls.ts'
import { funnelAnswer } from './funnel.ts'
import { markUnreachableHandler, noteReceiptsHandler } from './house-commands.ts'
import { digestJob, inviteJob, receiptsJob, unreachableJob } from './jobs.ts'
import {
  inviteLinkFeed,
  makeLinkHandler,
  makeProgrammeLinkHandler,
  programmeLinksAnswer,
  revokeLinkHandler,
} from './links.ts'
import { mergeAttempts } from './merge-people.ts'
import { outreachOwnData } from './own-data.ts'
import { noteAwarenessHandler, notNowHandler, outreachFeed, sayNonuseHandler } from './own-words.ts'
import { plannerAnswer } from './planner.ts'
import { outreachReactions } from './reactions.ts'
import { registerHandler } from './register.ts'
import { sendBatchFrom } from './send-batch.ts'

/** `origin`: where the phone's face is served; it stands in the links of invitations. */
export const outreachFrom = (origin: string): ServerModule => ({
  name: 'outreach',
  commands: [
    beginCallHandler,
    noteResultHandler,
    undoCallHandler,
    recordDeclineHandler,
    sendBatchFrom(origin),
    noteReceiptsHandler,
    markUnreachableHandler,
    makeLinkHandler,
    revokeLinkHandler,
    makeProgrammeLinkHandler,
    registerHandler,
    noteAwarenessHandler,
    sayNonuseHandler,
    notNowHandler,
  ],
  queries: [shared('coordinator', plannerAnswer), callCardAnswer, funnelAnswer, programmeLinksAnswer],
  reactions: [...outreachReactions, mergeAttempts],
  feed: [outreachFeed, inviteLinkFeed],
  ownData: outreachOwnData,
  jobs: [inviteJob, receiptsJob, unreachableJob, digestJob],
})
