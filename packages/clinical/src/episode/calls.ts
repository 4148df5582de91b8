import { addMinutes } from '../clocks/index.ts'
import { type EpisodeCourse, type EpisodeStateName, higherRisk, isHigher, type PlannedContact } from './course.ts'
import type { CallEvent, ContactEvent, EpisodeEvent } from './episode-event.ts'
import { later } from './join-courses.ts'
import type { EpisodePolicy } from './policy.ts'
import { contactAfter, contactFrom } from './schedule.ts'
import { type Decided, type EpisodeRefusal, type EpisodeStep, settled, through } from './step.ts'

type Assessed = NonNullable<CallEvent['assessed']>

/**
 * When what was agreed was last looked at and found to hold.
 * @safety R-SUI-06 "not kept" counts as not verified until looked at again; words that came late undo no later look.
 */
function meansAfter(meansAt: string | null, looked: 'looked-at' | 'not-kept' | null, at: string): string | null {
  if (looked === null || (meansAt !== null && Date.parse(meansAt) > Date.parse(at))) return meansAt
  return looked === 'not-kept' ? null : at
}
const lookIn = ({ means, meansNotKept = false }: Assessed) => (meansNotKept ? 'not-kept' : means ? 'looked-at' : null)

/** R-SUI-07: dated, ahead, and not later than the schedule. */
function dated(next: string | null, latest: PlannedContact, at: string): PlannedContact | EpisodeRefusal {
  if (next === null || Date.parse(next) <= Date.parse(at)) return { refused: 'next-contact-not-dated' }
  if (Date.parse(next) > Date.parse(latest.dueAt)) return { refused: 'next-contact-too-late', latest: latest.dueAt }
  return { ...latest, dueAt: next }
}

/** Where the schedule counts from after this assessment, and which contact of it comes next at the latest. */
export function latestAfter(
  policy: EpisodePolicy,
  course: EpisodeCourse,
  risk: EpisodeCourse['risk'],
  at: string,
): { readonly from: string; readonly contact: PlannedContact } {
  const begins = course.assessmentOwed || course.scheduleFrom === null || risk !== course.risk
  if (begins) {
    const { nth, dueAt } = contactFrom(policy, risk ?? 'further', at, 0, at)
    return { from: at, contact: { kind: 'scheduled', nth, dueAt, callDueAt: null } }
  }
  return { from: course.scheduleFrom ?? at, contact: contactAfter(policy, course, at) }
}

function afterAssessment(
  course: EpisodeCourse,
  assessed: Assessed,
  wasOwed: boolean,
  before: EpisodeCourse,
): EpisodeStep {
  if (assessed.risk === 'imminent') {
    const open = { ...course, emergencyAt: course.assessedAt, handedOverAt: null, contact: course.contact }
    return course.state === 'emergency-active'
      ? through(course)
      : through(open, 'assessed-imminent', 'emergency-active')
  }
  if (course.state === 'emergency-active') return through(course)
  const carriesOn = before.state === 'plan-active' || before.state === 'stepping-down'
  if (carriesOn && !wasOwed && course.risk !== null && !isHigher(course.risk, before.risk)) return through(course)
  const state: EpisodeStateName = course.risk === 'low' ? 'assessed-low' : 'assessed-further'
  return settled(through(course, state))
}

/** An assessment that is older than the newest one known is history: it may raise, and say that means were not kept. */
function late(course: EpisodeCourse, assessed: Assessed, at: string): EpisodeStep {
  const risk = course.riskByPsychiatrist ? course.risk : higherRisk(course.risk, assessed.risk)
  const looked = lookIn(assessed) === 'not-kept' ? 'not-kept' : null
  return { course: { ...course, risk, meansAt: meansAfter(course.meansAt, looked, at) }, moves: [], late: true }
}

function evaluation(course: EpisodeCourse, call: CallEvent, assessed: Assessed, risk: EpisodeCourse['risk']) {
  if (call.psychiatrist && assessed.fully) return { evaluatedAt: call.at, evaluationOwedFrom: null }
  if (risk === 'low') return { evaluationOwedFrom: null }
  const owedAnew = course.evaluationOwedFrom === null && (course.assessmentOwed || course.evaluatedAt === null)
  return owedAnew ? { evaluationOwedFrom: call.at } : {}
}

/** Spoken before the server knew of the signal, it does not answer that one: they are to be asked again, live. */
const isAnswer = ({ receivedAt }: EpisodeCourse, { endedAt, signalledAt = null }: CallEvent): boolean =>
  Date.parse(endedAt) >= Date.parse(later(receivedAt, signalledAt) ?? receivedAt)

const isOlder = ({ assessedAt }: EpisodeCourse, { at }: CallEvent): boolean =>
  assessedAt !== null && Date.parse(at) < Date.parse(assessedAt)

function soonIfDrunk(contact: PlannedContact, call: CallEvent, policy: EpisodePolicy): PlannedContact {
  const soon = addMinutes(call.at, policy.soberAgainMin)
  return call.sober || Date.parse(contact.dueAt) <= Date.parse(soon) ? contact : { ...contact, dueAt: soon }
}

/** Left out by a call it is owed by the contact that comes next, and does not slide with the contacts after it. */
const leftForLater = ({ planAt, meansAt, leftForLaterBy }: EpisodeCourse, nextAt: string): string | null =>
  planAt !== null && meansAt !== null ? null : (leftForLaterBy ?? nextAt)

/** Gone through together, what was due by then was looked at; a later date stands. */
export const stillAhead = (reviewAt: string | null, at: string): string | null =>
  reviewAt !== null && Date.parse(reviewAt) > Date.parse(at) ? reviewAt : null

function assess(course: EpisodeCourse, call: CallEvent, assessed: Assessed, policy: EpisodePolicy): Decided {
  if (isOlder(course, call)) return late(course, assessed, call.at)
  const inEmergency = course.state === 'emergency-active'
  const lowers = call.psychiatrist && !inEmergency
  const risk = lowers ? assessed.risk : higherRisk(course.risk, assessed.risk)
  const { from, contact } = latestAfter(policy, course, risk, call.at)
  const next = dated(call.nextContactAt, soonIfDrunk(contact, call, policy), call.at)
  if ('refused' in next) return next
  const wasOwed = course.assessmentOwed
  const known: EpisodeCourse = {
    ...course,
    ...{ assessedAt: call.at, risk, riskByPsychiatrist: lowers, missed: 0, scheduleFrom: from, contact: next },
    ...evaluation(course, call, assessed, risk),
    planAt: assessed.plan || (risk === 'low' && assessed.planOffered) ? call.at : course.planAt,
    meansAt: meansAfter(course.meansAt, lookIn(assessed), call.at),
    planReviewAt: assessed.plan ? stillAhead(course.planReviewAt, call.at) : course.planReviewAt,
  }
  const noted: EpisodeCourse = { ...known, leftForLaterBy: leftForLater(known, next.dueAt) }
  const answers = !wasOwed || isAnswer(course, call)
  if (!answers && assessed.risk !== 'imminent') return through(noted)
  const after: EpisodeCourse = {
    ...noted,
    alert: answers ? null : course.alert,
    acknowledgedAt: course.acknowledgedAt ?? call.at,
    firstAttemptAt: course.firstAttemptAt ?? call.at,
    ...{ reachedAt: call.at, unreachableAt: null, assessmentOwed: wasOwed && !answers },
  }
  return afterAssessment(after, assessed, wasOwed, course)
}

/**
 * 7.2: one more offer at 24 h. A "no" to that one is respected as well: the next contact is an ordinary one, by the schedule of their
 * risk; whom nobody could assess is called again by the second of "low".
 */
function afterDecline(course: EpisodeCourse, at: string, policy: EpisodePolicy): PlannedContact {
  const again =
    course.state === 'contact-declined' && course.reachedAt !== null && Date.parse(at) > Date.parse(course.reachedAt)
  if (!again) return { kind: 'offer-again', nth: 0, callDueAt: null, dueAt: addMinutes(at, policy.offerAgainMin) }
  if (course.risk !== null) return contactAfter(policy, course, at)
  return { kind: 'scheduled', callDueAt: null, ...contactFrom(policy, 'low', at, 1, at) }
}

/** @safety "No quiero hablar" is respected; with signs of imminence it is an emergency all the same. */
function decline(course: EpisodeCourse, call: CallEvent, policy: EpisodePolicy): Decided {
  const imminent = call.declined?.signsOfImminence === true
  if (!imminent && (isOlder(course, call) || !isAnswer(course, call))) return { course, moves: [], late: true }
  const base: EpisodeCourse = {
    ...course,
    ...{ alert: null, reachedAt: call.at, firstAttemptAt: course.firstAttemptAt ?? call.at, missed: 0 },
    acknowledgedAt: course.acknowledgedAt ?? call.at,
  }
  if (imminent && course.state !== 'emergency-active') {
    const open = {
      ...base,
      risk: 'imminent' as const,
      riskByPsychiatrist: false,
      emergencyAt: call.at,
      handedOverAt: null,
    }
    return through({ ...open, contact: null, assessmentOwed: false }, 'assessed-imminent', 'emergency-active')
  }
  if (course.state === 'emergency-active') return through(base)
  const latest = afterDecline(course, call.at, policy)
  const next = call.nextContactAt === null ? latest : dated(call.nextContactAt, latest, call.at)
  if ('refused' in next) return next
  return through({ ...base, contact: next }, 'contact-declined')
}

/** One guided call, whole. */
export function takeCall(course: EpisodeCourse, call: CallEvent, policy: EpisodePolicy): Decided {
  if (call.assessed !== null) return assess(course, call, call.assessed, policy)
  return decline(course, call, policy)
}

/** One planned contact: reached, the next is dated; not reached, a call is owed within two hours (R-SUI-07). */
export function takeContact(course: EpisodeCourse, event: ContactEvent, policy: EpisodePolicy): Decided {
  const { contact } = course
  if (contact === null) return { refused: 'no-contact-planned' }
  if (!event.live) {
    const callDueAt = contact.callDueAt ?? addMinutes(event.at, policy.missedCallMin)
    return through({ ...course, contact: { ...contact, callDueAt } })
  }
  const next = dated(event.nextContactAt, contactAfter(policy, course, event.at), event.at)
  if ('refused' in next) return next
  const meansAt = meansAfter(course.meansAt, event.means ?? null, event.at)
  return settled(through({ ...course, contact: next, missed: 0, meansAt }))
}

/** Another hour for the same contact; later than its schedule only by a psychiatrist's decision. */
export function moveContact(
  course: EpisodeCourse,
  event: Extract<EpisodeEvent, { readonly is: 'rescheduled' }>,
  policy: EpisodePolicy,
): Decided {
  const { contact, scheduleFrom, risk } = course
  if (contact === null) return { refused: 'no-contact-planned' }
  const bound =
    contact.kind === 'scheduled' && scheduleFrom !== null && contact.callDueAt === null
      ? contactFrom(policy, risk ?? 'further', scheduleFrom, contact.nth, event.at)
      : { nth: contact.nth, dueAt: contact.callDueAt ?? contact.dueAt }
  const latest = { ...contact, ...bound, callDueAt: null }
  const next = dated(event.dueAt, event.psychiatrist ? { ...latest, dueAt: event.dueAt } : latest, event.at)
  return 'refused' in next ? next : through({ ...course, contact: next })
}
