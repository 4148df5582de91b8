import { addMinutes } from '../clocks/index.ts'
import type { AlertClass } from '../triage/index.ts'
import { moveContact, stillAhead, takeCall, takeContact } from './calls.ts'
import { type EpisodeCourse, type EpisodeStateName, isOver } from './course.ts'
import type { EpisodeEvent } from './episode-event.ts'
import { later } from './join-courses.ts'
import type { EpisodePolicy } from './policy.ts'
import { contactAfterHandOver } from './schedule.ts'
import { type Decided, type EpisodeStep, settled, through } from './step.ts'

const stay = (course: EpisodeCourse): EpisodeStep => ({ course, moves: [] })

/** A signal never lowers anything, above all not what nobody has assessed yet; an emergency goes on. What was agreed before it stands. */
function signalled(course: EpisodeCourse, event: Extract<EpisodeEvent, { readonly is: 'signal' }>): EpisodeStep {
  const stands = course.alert !== null || course.assessmentOwed
  const raised: AlertClass = stands && course.class === 'A' ? 'A' : event.class
  const heard = { ...course, class: raised, lastSignalAt: event.receivedAt, alert: event.alert ?? course.alert }
  if (course.state === 'emergency-active') return stay(heard)
  const again: EpisodeCourse = {
    ...heard,
    ...{
      receivedAt: event.receivedAt,
      acknowledgedAt: null,
      firstAttemptAt: null,
      reachedAt: null,
      unreachableAt: null,
    },
    assessmentOwed: true,
  }
  return through(again, 'signalled')
}

const answeringStates: readonly EpisodeStateName[] = ['signalled', 'acknowledged', 'contacting', 'unreachable']
const isAnswering = ({ state }: EpisodeCourse): boolean => answeringStates.includes(state)

/** SUI-02: taken and not tried, nobody has it any more, and its ladder calls. Whom somebody tried to reach is still to be reached. */
const returned = (course: EpisodeCourse): EpisodeStep =>
  course.alert !== null && course.state === 'acknowledged'
    ? through({ ...course, acknowledgedAt: null }, 'signalled')
    : stay(course)

function planSaved(course: EpisodeCourse, event: Extract<EpisodeEvent, { readonly is: 'plan-saved' }>): EpisodeStep {
  const kept = { ...course, planReviewAt: event.reviewAt ?? stillAhead(course.planReviewAt, event.at) }
  return event.complete === false ? stay(kept) : settled(stay({ ...kept, planAt: event.at }))
}

function attempted(course: EpisodeCourse, at: string, live: boolean): EpisodeStep {
  if (!isAnswering(course)) return stay(course)
  const tried = { ...course, firstAttemptAt: course.firstAttemptAt ?? at, acknowledgedAt: course.acknowledgedAt ?? at }
  if (live) return through({ ...tried, reachedAt: at, unreachableAt: null }, 'reached')
  return course.state === 'unreachable' ? stay(tried) : through(tried, 'contacting')
}

function owned(course: EpisodeCourse, to: string | null, at: string): EpisodeCourse {
  if (to === null) return { ...course, owner: null, ownerOwedFrom: course.ownerOwedFrom ?? at }
  return { ...course, owner: to, ownerOwedFrom: null, ownerSaidAt: null }
}

type Ending = Extract<EpisodeEvent, { readonly is: 'step-down' | 'close' | 'close-withdrawn' }>

/** @safety SUI-06: nothing ends or steps down while a person is in an emergency, or while an alert sounds. */
function ending(course: EpisodeCourse, event: Ending): Decided {
  if (!event.psychiatrist) return { refused: 'only-a-psychiatrist' }
  if (course.state === 'emergency-active') return { refused: 'emergency-open' }
  if (course.alert !== null) return { refused: 'alert-open' }
  if (event.is === 'close-withdrawn') {
    if (course.leftAt === null) return { refused: 'has-not-left' }
    if (!course.declinesLastCall && course.lastCallAt === null) return { refused: 'last-call-owed' }
    return through({ ...course, contact: null }, 'withdrawn')
  }
  if (event.missing.length > 0) return { refused: 'criteria-missing', missing: event.missing }
  // 7.2: what steps down is a plan under way; what ends is what stepped down before.
  if (event.is === 'step-down')
    return course.state === 'plan-active' ? through(course, 'stepping-down') : { refused: 'plan-not-active' }
  return course.state === 'stepping-down'
    ? through({ ...course, contact: null }, 'closed')
    : { refused: 'step-down-first' }
}

function handedOver(course: EpisodeCourse, at: string, policy: EpisodePolicy): EpisodeStep {
  if (course.state !== 'emergency-active') return stay(course)
  const after = {
    ...course,
    handedOverAt: at,
    missed: 0,
    leftForLaterBy: null,
    contact: contactAfterHandOver(policy, at, 0),
  }
  return through({ ...after, assessmentOwed: false }, 'handed-off')
}

/**
 * The alert ended in another way than by a guided call: whoever was reached is still to be assessed (7.10: also who retracts). Set aside,
 * nobody spoke with them: that is no live contact (7.9), and whoever was not reached is still to be reached.
 */
function alertEnded(course: EpisodeCourse, event: Extract<EpisodeEvent, { readonly is: 'alert-ended' }>): EpisodeStep {
  if (course.alert !== event.alert) return stay(course)
  const silent = { ...course, alert: null }
  // @safety SUI-06: whoever left in an emergency is still in it.
  if (event.withdrawn && course.state !== 'emergency-active') return through({ ...silent, contact: null }, 'withdrawn')
  if (event.setAside) return setAside(silent, event.at)
  return isAnswering(course) ? through({ ...silent, reachedAt: course.reachedAt ?? event.at }, 'reached') : stay(silent)
}

/** SUI-07: a newer live "low" answers what alerted, and the person goes on where they were; without one the assessment stays owed. */
function setAside(course: EpisodeCourse, at: string): EpisodeStep {
  if (course.assessedAt === null || course.risk !== 'low')
    return course.state === 'signalled' ? through({ ...course, acknowledgedAt: at }, 'acknowledged') : stay(course)
  const back: EpisodeStateName = course.planAt === null ? 'assessed-low' : 'plan-active'
  const known = { ...course, assessmentOwed: false }
  return isAnswering(course) || course.state === 'reached' ? through(known, back) : stay(known)
}

function emergency(course: EpisodeCourse, at: string): EpisodeStep {
  if (course.state === 'emergency-active') return stay(course)
  const open = { ...course, emergencyAt: at, handedOverAt: null, assessmentOwed: false }
  return through({ ...open, contact: null }, 'emergency-active')
}

/** Followed again, and called within a day. What was owed before they left was withdrawn with them: it is owed anew from now. */
function cameBack(course: EpisodeCourse, at: string, policy: EpisodePolicy): EpisodeCourse {
  const back = { ...course, leftForLaterBy: null, leftAt: null, declinesLastCall: false, lastCallAt: null }
  const { contact, evaluationOwedFrom, ownerOwedFrom } = back
  const soon = addMinutes(at, policy.offerAgainMin)
  const was = contact?.dueAt ?? soon
  const dueAt = Date.parse(was) < Date.parse(soon) ? addMinutes(was, -1) : soon
  return {
    ...back,
    contact:
      course.state === 'emergency-active'
        ? contact
        : { kind: contact?.kind ?? 'scheduled', nth: contact?.nth ?? 0, dueAt, callDueAt: null },
    evaluationOwedFrom: evaluationOwedFrom === null ? null : at,
    ownerOwedFrom: ownerOwedFrom === null ? null : at,
    ownerSaidAt: null,
  }
}

/** Once both were done nothing is left for later: what is owed after that has a date of its own. */
const nothingLeft = (course: EpisodeCourse): EpisodeCourse =>
  course.planAt !== null && course.meansAt !== null ? { ...course, leftForLaterBy: null } : course

/**
 * Every transition of 7.2. Pure: what happened and what was, to what is, or why not. The machine opens and raises; only a
 * psychiatrist lowers or ends (R-SUI-01).
 * @safety
 */
export function decideEpisode(course: EpisodeCourse, event: EpisodeEvent, policy: EpisodePolicy): Decided {
  const decided = decide(course, event, policy)
  return 'refused' in decided ? decided : { ...decided, course: nothingLeft(decided.course) }
}

function decide(course: EpisodeCourse, event: EpisodeEvent, policy: EpisodePolicy): Decided {
  if (isOver(course)) return { refused: 'over' }
  switch (event.is) {
    case 'signal':
      return signalled(course, event)
    case 'acknowledged':
      return course.state === 'signalled'
        ? through({ ...course, acknowledgedAt: event.at }, 'acknowledged')
        : stay(course)
    case 'returned':
      return returned(course)
    case 'attempt':
      return attempted(course, event.at, event.live)
    case 'call':
      return takeCall(course, event, policy)
    case 'contact':
      return takeContact(course, event, policy)
    case 'rescheduled':
      return moveContact(course, event, policy)
    case 'unreachable':
      return isAnswering(course) || course.state === 'reached'
        ? through({ ...course, unreachableAt: event.at }, 'unreachable')
        : stay({ ...course, unreachableAt: event.at })
    case 'emergency-opened':
      return emergency(course, event.at)
    case 'handed-over':
      return handedOver(course, event.at, policy)
    case 'plan-saved':
      return planSaved(course, event)
    case 'phq9-answered':
      return stay({ ...course, phq9From: later(course.phq9From, event.at) ?? event.at })
    case 'means-checked':
      return settled(stay({ ...course, meansAt: event.kept ? event.at : null }))
    case 'alert-ended':
      return alertEnded(course, event)
    case 'owner':
      return stay(owned(course, event.to, event.at))
    case 'left':
      return stay({ ...course, leftAt: event.at, declinesLastCall: event.declinesLastCall, lastCallAt: null })
    case 'came-back':
      return stay(cameBack(course, event.at, policy))
    case 'last-call':
      return course.leftAt === null ? { refused: 'has-not-left' } : stay({ ...course, lastCallAt: event.at })
    case 'died':
      return through({ ...course, contact: null, alert: null }, 'closed')
    default:
      return ending(course, event)
  }
}
