import type { ServerModule } from '@ayni/platform/commands'
import { answerThreadHandler } from './answer-thread.ts'
import { eraseStrangers } from './erase-strangers.ts'
import { letterFeed } from './feed.ts'
import { endReviews, freeWhatTheBlockedAnswer, mergeConversations } from './follow-people.ts'
import { assignThreadHandler, closeThreadHandler, reopenThreadHandler } from './keep-thread.ts'
import { noteSeenHandler, unreadFeed } from './note-seen.ts'
import { correspondenceOwnData } from './own-data.ts'
import { inboxAnswer, threadAnswer } from './read-inbox.ts'
import { receiveMessageHandler } from './receive-message.ts'
import { sendMessageHandler } from './send-message.ts'

export const correspondence: ServerModule = {
  name: 'correspondence',
  commands: [
    receiveMessageHandler,
    sendMessageHandler,
    noteSeenHandler,
    answerThreadHandler,
    assignThreadHandler,
    closeThreadHandler,
    reopenThreadHandler,
  ],
  queries: [inboxAnswer, threadAnswer],
  reactions: [mergeConversations, endReviews, freeWhatTheBlockedAnswer],
  feed: [letterFeed, unreadFeed],
  jobs: [eraseStrangers],
  ownData: correspondenceOwnData,
}
