import type { FeedReader } from '@ayni/platform/commands'
import { open } from '@ayni/platform/crypto'
import { type ConsentFact, type MeFact, trustedPerson } from '../contract.ts'
import { trustedContext } from './identity-seal.ts'
import { consentsOf, personById, trustedOf } from './store.ts'

const meFeed: FeedReader = {
  kind: 'me',
  read: async ({ tx }, person) => {
    const found = await personById(tx, person)
    if (found === undefined) return new Map()
    const fact: MeFact = {
      alias: found.alias,
      language: found.language,
      serviceStartedOn: found.serviceStartedOn,
      state: found.state,
    }
    return new Map([['me', fact]])
  },
}

const consentFeed: FeedReader = {
  kind: 'consent',
  read: async ({ tx }, person, keys) => {
    const rows = (await consentsOf(tx, person)).filter((c) => keys === 'all' || keys.includes(String(c.layer)))
    return new Map(
      rows.map((c) => [String(c.layer), { given: c.given, at: c.at, version: c.version } satisfies ConsentFact]),
    )
  },
}

const trustedFeed: FeedReader = {
  kind: 'trusted',
  read: async ({ tx, keys }, person) => {
    const sealed = await trustedOf(tx, person)
    return sealed === undefined
      ? new Map()
      : new Map([['trusted', open(keys, trustedContext(person), sealed, trustedPerson)]])
  },
}

export const enrollmentFeed: readonly FeedReader[] = [meFeed, consentFeed, trustedFeed]
