import { CRISIS_LIST_VERSION, findPhrase } from './find-phrase.ts'
import { foldText, foldWord } from './fold-text.ts'
import {
  intentWords,
  keywordWords,
  politeWords,
  type ReplyIntent,
  type ReplyKeyword,
  replyKeywords,
} from './reply-words.ts'

export type CrisisFound = {
  /** Which group of the list; never the words of the message. */
  readonly phrase: string
  readonly class: 'A' | 'B'
  readonly version: string
}

export type ReplyReading = {
  /** @safety Raised by a listed phrase and by nothing else; never lowered. A human reads. */
  readonly crisis: false | CrisisFound
  readonly says: ReplyIntent | 'keyword' | 'text'
  /** Which material, where `says` is keyword. */
  readonly keyword: ReplyKeyword | null
}

/** Said by the whole message, so that "la baja médica de ayer" is no opt-out. */
const LONGEST_ORDER = 6

const folded = (words: string): string => words.split(' ').map(foldWord).join(' ')
const polite: ReadonlySet<string> = new Set(politeWords.map(foldWord))

const intents = intentWords.map(([intent, { whole, within }]) => ({
  intent,
  whole: new Set(whole.map(folded)),
  within: within.map((words) => ` ${folded(words)} `),
}))
const keywords = replyKeywords.map((keyword) => ({ keyword, whole: new Set(keywordWords[keyword].map(folded)) }))

/** What is left of a message without its greetings, and the message itself: either may be the order. */
function ordersIn(words: string): readonly string[] {
  const all = words.trim()
  const bare = all
    .split(' ')
    .filter((word) => !polite.has(word))
    .join(' ')
  return [all, bare].filter((one) => one !== '' && one.split(' ').length <= LONGEST_ORDER)
}

/** Reads a message: whether somebody must be called, and what it asks of the house. Pure. */
export function readReply(text: string): ReplyReading {
  const fold = foldText(text)
  const found = findPhrase(fold)
  const crisis = found === null ? false : { phrase: found.id, class: found.class, version: CRISIS_LIST_VERSION }
  const orders = ordersIn(fold.words)
  const intent = intents.find(
    ({ whole, within }) =>
      orders.some((order) => whole.has(order)) || within.some((words) => fold.words.includes(words)),
  )
  if (intent !== undefined) return { crisis, says: intent.intent, keyword: null }
  const asked = keywords.find(({ whole }) => orders.some((order) => whole.has(order)))
  return { crisis, says: asked === undefined ? 'text' : 'keyword', keyword: asked?.keyword ?? null }
}
