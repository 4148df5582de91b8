import { z } from '@ayni/kernel'
import type { FeedReader } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import {
  type ConsentFact,
  type ContactFact,
  type MeFact,
  type ReachFact,
  trustedContext,
  trustedPerson,
} from '../contract.ts'
import { type PointRow, pointsOf } from './contact-store.ts'
import { contactContext } from './identity-seal.ts'
import { postsOf } from './post-store.ts'
import { factOf } from './posts.ts'
import { reachOf } from './reach-store.ts'
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
      serviceEndsOn: found.serviceEndsOn,
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

const wanted = (keys: readonly string[] | 'all', key: string): boolean => keys === 'all' || keys.includes(key)

const said = ({ never, allowed }: PointRow): ContactFact['mayWrite'] => (never ? 'no' : allowed ? 'yes' : 'usual')

/** A wrong number is gone from the phone at once: it is nobody's of theirs. */
const contactOf = (keys: KeyRing, row: PointRow): readonly (readonly [string, ContactFact])[] =>
  row.sealed === null || row.wrongSince !== null
    ? []
    : [
        [
          row.id,
          {
            channel: row.channel,
            value: open(keys, contactContext(row.id), row.sealed, z.string()),
            owner: row.owner,
            mayLeaveMessage: row.mayLeaveMessage,
            mayWrite: said(row),
            position: row.position,
            ...(row.failedSince !== null && { failed: true as const }),
          },
        ],
      ]

const contactFeed: FeedReader = {
  kind: 'contact',
  read: async ({ tx, keys }, person, of) =>
    new Map((await pointsOf(tx, person)).filter(({ id }) => wanted(of, id)).flatMap((row) => contactOf(keys, row))),
}

const postFeed: FeedReader = {
  kind: 'post',
  read: async ({ tx, keys }, person, of) =>
    new Map(
      (await postsOf(tx, person)).filter(({ post }) => wanted(of, post)).map((row) => [row.post, factOf(keys, row)]),
    ),
}

const reachFeed: FeedReader = {
  kind: 'reach',
  read: async ({ tx }, person) => {
    const found: ReachFact | undefined = await reachOf(tx, person)
    return found === undefined ? new Map() : new Map([['reach', found]])
  },
}

export const enrollmentFeed: readonly FeedReader[] = [
  meFeed,
  consentFeed,
  trustedFeed,
  contactFeed,
  postFeed,
  reachFeed,
]
