import {
  type AttemptPlan,
  outreachPolicy,
  type PastAttempt,
  planAttempt,
  type ReachHistory,
  type ReachStanding,
} from '@ayni/clinical/outreach'
import type { Instant } from '@ayni/kernel'
import { callChannels } from '../contract/shared-shapes.ts'
import type { KnownAttempt } from './attempt-store.ts'
import { hoursOf, readHours } from './hours.ts'
import type { ReachPerson } from './person-store.ts'

const over: readonly string[] = ['withdrawn', 'ended', 'deceased', 'duplicate', 'ineligible', 'paused']
const written: readonly string[] = ['movil', 'whatsapp', 'correo']
const spoken: readonly string[] = callChannels

function standingOf(person: ReachPerson, attempts: readonly KnownAttempt[]): ReachStanding {
  if (over.includes(person.state) || person.away) return { is: 'over' }
  if (person.state === 'declined') {
    const at = person.declinedAt ?? person.stateSince
    return at === null ? { is: 'over' } : { is: 'declined', at, reinvited: person.reinvitedAt !== null }
  }
  const last = attempts.at(-1)
  return person.state === 'unreachable' && last !== undefined
    ? { is: 'unreachable', lastTriedAt: last.at, newContactAt: person.newContactAt }
    : { is: 'open' }
}

/** A cycle that an answer ended by another way than the attempt itself counts as answered. */
function pastOf(attempts: readonly KnownAttempt[], cycle: number): readonly PastAttempt[] {
  return attempts.map((one, i) => {
    const next = attempts[i + 1]?.cycle ?? cycle
    return { ...one, result: next > one.cycle ? 'respondido' : one.result }
  })
}

export function historyOf(person: ReachPerson, attempts: readonly KnownAttempt[]): ReachHistory {
  return {
    standing: standingOf(person, attempts),
    attempts: pastOf(attempts, person.cycle),
    channels: {
      call: person.channels.filter((one) => spoken.includes(one)),
      message: person.channels.filter((one) => written.includes(one)),
    },
    quietUntil: person.quietUntil,
    offlineUntil: person.offlineUntil,
    inReview: person.inReview,
    askedAt: person.askedAt,
    callWaitsSince: person.callWaitsSince,
  }
}

/** What to do about one person now, by everything that the house knows about them. */
export const planFor = (person: ReachPerson, attempts: readonly KnownAttempt[], now: Instant): AttemptPlan =>
  planAttempt(outreachPolicy, historyOf(person, attempts), hoursOf(readHours(person.hours)), now)
