import { plusMinutes } from '@ayni/kernel'
import {
  consentChanged,
  contactsChanged,
  contactsOfManyChanged,
  personReached,
  personStateChanged,
} from '@ayni/modules/enrollment/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { deviceLinksMade, personRegistered } from '../contract.ts'
import { endCycle, noteNewContact } from './attempt-store.ts'
import { endLinksOf, noteJoined } from './link-store.ts'

const TAKING_PART = 1
/** As long as a link that the coordinator makes. */
const LINK_DAYS = 14

export const outreachReactions: readonly Reaction[] = [
  react(personReached, async ({ payload, tx }) => {
    await endCycle(tx, payload.person, { at: payload.at, why: 'answered', askedAt: null })
    return { topics: ['outreach'] }
  }),
  react(personStateChanged, async ({ payload, tx }) => {
    if (payload.to !== 'declined') return {}
    await endCycle(tx, payload.person, { at: payload.at, why: 'declined', askedAt: null })
    return { topics: ['outreach'] }
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
    const own = [{ person: payload.person, kind: 'outreach', key: 'mine' }]
    if (!payload.given) {
      const ended = await endLinksOf(tx, payload.person, now)
      return { changes: [...own, ...ended.map((key) => ({ person: payload.person, kind: 'invite-link', key }))] }
    }
    const joined = await noteJoined(tx, payload.person, now)
    return {
      changes: joined === undefined ? own : [...own, { person: joined.inviter, kind: 'invite-link', key: joined.link }],
    }
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
