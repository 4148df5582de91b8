import { answer, type FeedReader, type Runtime } from '@ayni/platform/commands'
import { accessLog, whoSawMyData } from '../../contract.ts'
import { accessesInProgram, accessesOf, accessFacts, blockedBy, insertAccess } from './store.ts'

/** Brought to the platform: each reading of C3 or C4 by a person becomes a row. What the house itself reads does not. */
export const recordAccess: Runtime['recordAccess'] = async (tx, row) => {
  if (row.accountId === null) return
  await insertAccess(tx, row)
}

export const whoSawMyDataHandler = answer(whoSawMyData, async ({ input, actor, tx }) =>
  actor.personId === null ? [] : [...(await accessesOf(tx, actor.personId, input.before))],
)

export const accessLogHandler = answer(accessLog, async ({ input, tx }) => [
  ...(await accessesInProgram(tx, input.before, input.person)),
])

export const accessFeed: FeedReader = {
  kind: 'access',
  read: async ({ tx }, person, keys) => new Map((await accessFacts(tx, person, keys)).map((fact) => [fact.id, fact])),
}

export const blockedFeed: FeedReader = {
  kind: 'blocked',
  read: async ({ tx }, person, keys) =>
    new Map((await blockedBy(tx, person, keys)).map((fact) => [fact.account, fact])),
}
