import { plusMinutes } from '@ayni/kernel'
import type { FeedReader } from '@ayni/platform/commands'
import { open } from '@ayni/platform/crypto'
import type { CheckInFact, EpisodeFact } from '../contract.ts'
import { type CheckInRow, checkInsOf } from './check-in-store.ts'
import { checkInContext, checkInShape } from './seal-text.ts'
import { ownCard } from './view-store.ts'

/** Who follows them and when the next contact is; nothing of how it was weighed. Gone once it ended. */
const episodeFeed: FeedReader = {
  kind: 'episode',
  read: async ({ tx }, person, keys) => {
    const card = await ownCard(tx, person)
    if (card === undefined || (keys !== 'all' && !keys.includes(card.episode))) return new Map()
    const fact: EpisodeFact = { who: card.who, nextContactAt: card.nextContactAt }
    return new Map([[card.episode, fact]])
  },
}

/** How long an answered check-in stays on the phone. */
const STAYS_MIN = 2 * 1440

const stateOf = ({ answeredAt, missedAt }: CheckInRow): CheckInFact['state'] =>
  answeredAt !== null ? 'answered' : missedAt !== null ? 'missed' : 'waiting'

const checkInFeed: FeedReader = {
  kind: 'check-in',
  read: async ({ tx, now, keys: ring }, person, keys) => {
    const rows = (await checkInsOf(tx, person)).filter(
      (row) =>
        row.cancelledAt === null &&
        plusMinutes(row.dueAt, STAYS_MIN) > now &&
        (keys === 'all' || keys.includes(row.id)),
    )
    return new Map(
      rows.map((row): [string, CheckInFact] => {
        const { id, dueAt, answerSealed } = row
        const answer = answerSealed === null ? null : open(ring, checkInContext(id), answerSealed, checkInShape)
        return [id, { dueAt, answer, state: stateOf(row) }]
      }),
    )
  },
}

export const safetyEpisodeFeed: readonly FeedReader[] = [episodeFeed, checkInFeed]
