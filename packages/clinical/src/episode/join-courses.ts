import { type EpisodeCourse, higherRisk } from './course.ts'

const weight = { low: 1, further: 2, imminent: 3 } as const

/** Of two episodes of one person, the heavier goes on: an emergency, then the risk, then the class. */
export const courseWeight = ({ state, risk, class: of }: EpisodeCourse): number =>
  (state === 'emergency-active' ? 10 : 0) + (risk === null ? 0 : weight[risk]) + (of === 'A' ? 0.5 : 0)

const before = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other)
const earlier = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null ? (before(other, one) ? other : one) : (one ?? other)
/** Of two instants, either of which may be missing. */
export const later = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null ? (before(one, other) ? other : one) : (one ?? other)

/** The nearer of two contacts, and the call that either missed; an emergency has none. */
function nearer(keep: EpisodeCourse, drop: EpisodeCourse): EpisodeCourse['contact'] {
  if (keep.state === 'emergency-active' || drop.contact === null) return keep.contact
  if (keep.contact === null) return drop.contact
  const callDueAt = earlier(keep.contact.callDueAt, drop.contact.callDueAt)
  return { ...keep.contact, dueAt: earlier(keep.contact.dueAt, drop.contact.dueAt) ?? keep.contact.dueAt, callDueAt }
}

const answering: readonly EpisodeCourse['state'][] = ['signalled', 'acknowledged', 'contacting', 'unreachable']
type Answer = Pick<
  EpisodeCourse,
  'state' | 'receivedAt' | 'acknowledgedAt' | 'firstAttemptAt' | 'reachedAt' | 'unreachableAt'
>

/** The signal that still waits for an answer: of two, the one that has waited longer. An emergency is its own answer. */
function waiting(keep: EpisodeCourse, drop: EpisodeCourse): Answer {
  const [mine, theirs] = [keep, drop].map(({ state }) => answering.includes(state))
  if (keep.state === 'emergency-active' || theirs !== true) return keep
  if (mine === true) {
    const receivedAt = earlier(keep.receivedAt, drop.receivedAt) ?? keep.receivedAt
    return { ...keep, receivedAt }
  }
  return drop
}

/**
 * One open episode of what were two.
 * @safety EC-08: the higher risk survives, what is owed to either stays owed, a signal that nobody answered is still to be answered,
 * and of two clocks the earlier wins.
 */
export function joinCourses(keep: EpisodeCourse, drop: EpisodeCourse): EpisodeCourse {
  const risk = drop.risk === null ? keep.risk : higherRisk(keep.risk, drop.risk)
  const emergency = keep.state === 'emergency-active'
  const { state, receivedAt, acknowledgedAt, firstAttemptAt, reachedAt, unreachableAt } = waiting(keep, drop)
  const owner = keep.owner ?? drop.owner
  return {
    ...keep,
    ...{ state, receivedAt, acknowledgedAt, firstAttemptAt, reachedAt, unreachableAt, risk, owner },
    riskByPsychiatrist: keep.riskByPsychiatrist && risk === keep.risk,
    class: keep.class === 'A' || drop.class === 'A' ? 'A' : 'B',
    assessmentOwed: !emergency && (keep.assessmentOwed || drop.assessmentOwed),
    lastSignalAt: later(keep.lastSignalAt, drop.lastSignalAt) ?? keep.lastSignalAt,
    assessedAt: later(keep.assessedAt, drop.assessedAt),
    evaluatedAt: later(keep.evaluatedAt, drop.evaluatedAt),
    evaluationOwedFrom: earlier(keep.evaluationOwedFrom, drop.evaluationOwedFrom),
    planAt: later(keep.planAt, drop.planAt),
    phq9From: later(keep.phq9From, drop.phq9From),
    planReviewAt: earlier(keep.planReviewAt, drop.planReviewAt),
    leftForLaterBy: earlier(keep.leftForLaterBy, drop.leftForLaterBy),
    scheduleFrom: keep.scheduleFrom ?? drop.scheduleFrom,
    contact: nearer(keep, drop),
    missed: Math.max(keep.missed, drop.missed),
    ownerOwedFrom: owner === null ? earlier(keep.ownerOwedFrom, drop.ownerOwedFrom) : null,
    ownerSaidAt: owner === null ? later(keep.ownerSaidAt, drop.ownerSaidAt) : null,
    handedOverAt: emergency ? keep.handedOverAt : later(keep.handedOverAt, drop.handedOverAt),
    leftAt: keep.leftAt !== null && drop.leftAt !== null ? keep.leftAt : null,
    declinesLastCall: keep.declinesLastCall && drop.declinesLastCall,
  }
}
