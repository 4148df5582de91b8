import { plusMinutes } from '@ayni/kernel'
import {
  consentChanged,
  contactsChanged,
  contactsOfManyChanged,
  personReached,
  personStateChanged,
} from '@ayni/modules/enrollment/contract'
import { roundRead } from '@ayni/modules/screening/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { deviceLinksMade, personRegistered } from '../contract.ts'
import { endCycle, noteNewContact, openAttempts } from './attempt-store.ts'
import { endLinksOf, noteJoined } from './link-store.ts'
import { ASK_AFTER, mine } from './own-words.ts'

const TAKING_PART = 1
/** As long as a link that the coordinator makes. */
const LINK_DAYS = 14

export const outreachReactions: readonly Reaction[] = [
  react(personReached, async ({ payload, tx }) => {
    await endCycle(tx, payload.person, { at: payload.at, why: 'answered', askedAt: null })
    // A word may end the attempts, set or lift "not now", and move the day they came in: a yes that waited without a signal is older.
    return { changes: mine(payload.person), topics: ['outreach'] }
  }),
  react(personStateChanged, async ({ payload, tx }) => {
    if (payload.to !== 'declined') return { changes: mine(payload.person) }
    await endCycle(tx, payload.person, { at: payload.at, why: 'declined', askedAt: null })
    return { changes: mine(payload.person), topics: ['outreach'] }
  }),
  react(contactsChanged, async ({ payload, tx }) => {
    await noteNewContact(tx, [payload.person], payload.at)
    return { topics: ['outreach'] }
  }),
  react(contactsOfManyChanged, async ({ payload, tx }) => {
    await noteNewContact(tx, payload.people, payload.at)
    return { topics: ['outreach'] }
  }),
  react(consentChanged, async ({ payload, tx, now }) => {
    if (payload.layer !== TAKING_PART) return {}
    const own = mine(payload.person)
    if (!payload.given) {
      const ended = await endLinksOf(tx, payload.person, now)
      return { changes: [...own, ...ended.map((key) => ({ person: payload.person, kind: 'invite-link', key }))] }
    }
    const joined = await noteJoined(tx, payload.person, now)
    return {
      changes: joined === undefined ? own : [...own, { person: joined.inviter, kind: 'invite-link', key: joined.link }],
    }
  }),
  /** Whoever has answered something is not asked any more why they used nothing; where there is a risk, without a look first. */
  react(roundRead, async ({ payload, tx }) => {
    const calm = payload.suicideFlag === 'none'
    return calm && (await openAttempts(tx, payload.person)) < ASK_AFTER ? {} : { changes: mine(payload.person) }
  }),
  /** Said one step later, when the person has been made: then their phone may join with the key that it made itself. */
  react(personRegistered, async ({ payload }) => ({
    events: [
      deviceLinksMade.of({
        program: payload.program,
        at: payload.at,
        links: [{ person: payload.person, secret: payload.key, expiresAt: plusMinutes(payload.at, LINK_DAYS * 1440) }],
      }),
    ],
  })),
]
