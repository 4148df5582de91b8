import type { FeedReader } from '@ayni/platform/commands'
import type { LetterFact } from '../contract.ts'
import { openText } from './seal-text.ts'
import { ownLetters } from './view-store.ts'

/** [D] What a phone holds of a conversation. */
const ON_THE_PHONE = 60

/** The person's own conversation with the team: every word of it is theirs. */
export const letterFeed: FeedReader = {
  kind: 'letter',
  read: async ({ tx, keys }, person, wanted) =>
    new Map(
      (await ownLetters(tx, person, wanted, ON_THE_PHONE)).map(({ id, at, from, channel, sealed, who }) => [
        id,
        { from, text: openText(keys, id, sealed), at, who, channel } satisfies LetterFact,
      ]),
    ),
}
