import { plusMinutes, refuse, z } from '@ayni/kernel'
import { answer, type FeedReader, handle } from '@ayni/platform/commands'
import { type KeyRing, keyedHash, open, randomToken, seal } from '@ayni/platform/crypto'
import {
  type InviteLinkFact,
  linkSecret,
  makeLink,
  makeProgrammeLink,
  programmeLinks,
  revokeLink,
} from '../contract.ts'
import { addLink, cameByColleagues, endLink, endLinksOf, linksOf, programmeLinksOf, takesPart } from './link-store.ts'
import { calledContext, linkContext } from './seal-contexts.ts'

/** A colleague's link: enough for the friends of a cohort, for as long as a SERUMS lasts half. [D] */
export const colleagueLink = { uses: 10, days: 180 } as const
const DAY_MIN = 24 * 60

export const hashLink = (keys: KeyRing, secret: string): string => keyedHash(keys, 'outreach.link', secret)

/** The secret is chance and nothing else: whose link it is stands in no address, no message and no picture. */
export const makeLinkHandler = handle(makeLink, async ({ tx, actor, now, keys, newId }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null || !(await takesPart(tx, person))) return refuse('outreach.not-taking-part')
  const ended = await endLinksOf(tx, person, now)
  const id = newId()
  const secret = randomToken(16)
  await addLink(tx, {
    id,
    program,
    kind: 'colleague',
    person,
    account: null,
    label: null,
    hash: hashLink(keys, secret),
    sealed: seal(keys, linkContext(id), secret),
    at: now,
    expiresAt: plusMinutes(now, colleagueLink.days * DAY_MIN),
    uses: colleagueLink.uses,
  })
  return { output: null, changes: [...ended, id].map((key) => ({ person, kind: 'invite-link', key })) }
})

export const revokeLinkHandler = handle(revokeLink, async ({ input, tx, now }) => {
  const ended = await endLink(tx, input.link, now)
  if (ended === undefined) return refuse('outreach.link-missing')
  const { person } = ended
  return {
    output: null,
    changes: person === null ? [] : [{ person, kind: 'invite-link', key: input.link }],
    topics: ['outreach-links'],
  }
})

export const makeProgrammeLinkHandler = handle(makeProgrammeLink, async ({ input, tx, actor, now, keys, newId }) => {
  const { programId: program } = actor
  if (program === null) return refuse('outreach.no-program')
  const link = newId()
  const secret = randomToken(16)
  const expiresAt = plusMinutes(now, input.days * DAY_MIN)
  await addLink(tx, {
    id: link,
    program,
    kind: 'programme',
    person: null,
    account: actor.accountId,
    label: input.label,
    hash: hashLink(keys, secret),
    sealed: seal(keys, linkContext(link), secret),
    at: now,
    expiresAt,
    uses: input.uses,
  })
  return { output: { link, secret, expiresAt }, topics: ['outreach-links'] }
})

export const programmeLinksAnswer = answer(programmeLinks, async ({ tx, actor, now, keys }) => {
  const { programId: program } = actor
  if (program === null) return { links: [], byColleagues: 0 }
  const rows = await programmeLinksOf(tx, program, now)
  return {
    links: rows.map(({ sealed, ...row }) => ({
      ...row,
      secret: open(keys, linkContext(row.link), sealed, linkSecret),
    })),
    byColleagues: await cameByColleagues(tx, program),
  }
})

export const inviteLinkFeed: FeedReader = {
  kind: 'invite-link',
  read: async ({ tx, keys }, person, wanted) =>
    new Map(
      (await linksOf(tx, person, wanted)).map((link) => [
        link.id,
        {
          secret: open(keys, linkContext(link.id), link.sealed, linkSecret),
          expiresAt: link.expiresAt,
          usesLeft: link.usesLeft,
          alive: link.alive,
          joined: link.joined.map(({ id, sealed, at }) => ({
            called: open(keys, calledContext(id), sealed, z.string()),
            at,
          })),
        } satisfies InviteLinkFact,
      ]),
    ),
}
