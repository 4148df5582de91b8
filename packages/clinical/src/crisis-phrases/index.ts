export type { CrisisPhrase } from './crisis-phrase.ts'
export { CRISIS_LIST_VERSION, crisisPhrases } from './find-phrase.ts'
export { type CrisisFound, type ReplyReading, readReply } from './read-reply.ts'
export { type ReplyIntent, type ReplyKeyword, replyKeywords } from './reply-words.ts'
