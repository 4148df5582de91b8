import { addMinutes, afterMinutes } from '../clocks/index.ts'
import { type EpisodeCourse, isOver } from './course.ts'
import type { EpisodePolicy, EpisodeTimer } from './policy.ts'

/** What may be due; each has its words on the screens. */
export const deadlineKinds = [
  'acknowledge',
  'first-attempt',
  'reach',
  'assess',
  'contact',
  'call-after-missed',
  'full-evaluation',
  'offer-again',
  'after-hand-over',
  'unreachable-decision',
  'hand-over',
  'step-down-review',
  'last-call',
  'closing-reasons',
  'owner',
  'phq9',
  'plan-review',
  'means',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]
export type Deadline = {
  readonly kind: DeadlineKind
  readonly dueAt: string
  /** When it is wanted, where that is earlier than when it is due. */
  readonly aimAt?: string
}

const by = (from: string, { afterMin, window }: EpisodeTimer): string => afterMinutes(from, afterMin, window)

/** The one clock of answering that runs now (7.2), counted from when the server learned of the signal. */
function answering(course: EpisodeCourse, policy: EpisodePolicy): readonly Deadline[] {
  const { state, class: of, receivedAt } = course
  switch (state) {
    case 'signalled':
      return [{ kind: 'acknowledge', dueAt: by(receivedAt, policy.acknowledge[of]) }]
    case 'acknowledged':
      return [{ kind: 'first-attempt', dueAt: by(receivedAt, policy.firstAttempt[of]) }]
    case 'contacting':
      return [{ kind: 'reach', dueAt: by(receivedAt, policy.reach[of]) }]
    case 'unreachable':
      return [{ kind: 'unreachable-decision', dueAt: by(course.unreachableAt ?? receivedAt, policy.unreachable[of]) }]
    default:
      return []
  }
}

function planned({ contact, leftAt }: EpisodeCourse): readonly Deadline[] {
  if (contact === null || leftAt !== null) return []
  if (contact.callDueAt !== null) return [{ kind: 'call-after-missed', dueAt: contact.callDueAt }]
  const kind = contact.kind === 'scheduled' ? 'contact' : contact.kind
  return [{ kind, dueAt: contact.dueAt }]
}

function leaving({ leftAt, declinesLastCall, lastCallAt }: EpisodeCourse, policy: EpisodePolicy): readonly Deadline[] {
  if (leftAt === null) return []
  const closing: Deadline = { kind: 'closing-reasons', dueAt: addMinutes(leftAt, policy.closingMin) }
  if (declinesLastCall || lastCallAt !== null) return [closing]
  return [{ kind: 'last-call', dueAt: addMinutes(leftAt, policy.lastCallMin) }, closing]
}

/**
 * Of whoever is followed: the questionnaire of every fortnight (R-SUI-09); the plan on the day that it says itself; and by the next contact
 * the plan that was left for later, and the talk about their surroundings, which is had always (R-SUI-06).
 */
function lookedAtAgain(course: EpisodeCourse, policy: EpisodePolicy): readonly Deadline[] {
  const { state, receivedAt, assessedAt, leftAt, phq9From, planAt, planReviewAt, meansAt } = course
  if (assessedAt === null || leftAt !== null || state === 'emergency-active') return []
  const later = course.leftForLaterBy ?? course.contact?.dueAt ?? null
  const planBy = planAt === null ? later : planReviewAt
  const meansBy = meansAt === null ? later : null
  return [
    { kind: 'phq9', dueAt: addMinutes(phq9From ?? receivedAt, policy.phq9EveryDays * 1440) },
    ...(planBy === null ? [] : [{ kind: 'plan-review', dueAt: planBy } as const]),
    ...(meansBy === null ? [] : [{ kind: 'means', dueAt: meansBy } as const]),
  ]
}

/** Owed by name, and no clock of the person's: when they pass, no contact is hidden by them and nobody is woken. */
export const isUnheard = ({ kind }: Pick<Deadline, 'kind'>): boolean =>
  kind === 'phq9' || kind === 'plan-review' || kind === 'means'

/** What is due next for the person. That nobody owns them is the team's to mend, and hides no contact. */
export const nextDue = (course: EpisodeCourse, policy: EpisodePolicy): Deadline | undefined =>
  deadlinesOf(course, policy).find((one) => one.kind !== 'owner' && !isUnheard(one))

/** Everything that is due for an open episode, nearest first. Never empty while it is open. */
export function deadlinesOf(course: EpisodeCourse, policy: EpisodePolicy): readonly Deadline[] {
  if (isOver(course)) return []
  const { state, class: of, emergencyAt, evaluationOwedFrom, leftAt, owner, ownerOwedFrom } = course
  const own: Deadline[] = []
  const active = state === 'emergency-active'
  if (active)
    own.push({ kind: 'hand-over', dueAt: addMinutes(emergencyAt ?? course.receivedAt, policy.emergencySilenceMin) })
  if (course.assessmentOwed && !active && state !== 'contact-declined' && leftAt === null)
    own.push({ kind: 'assess', dueAt: by(course.receivedAt, policy.assess[of]) })
  if (evaluationOwedFrom !== null && leftAt === null)
    own.push({
      kind: 'full-evaluation',
      dueAt: addMinutes(evaluationOwedFrom, policy.fullEvaluationMin),
      aimAt: addMinutes(evaluationOwedFrom, policy.fullEvaluationAimMin),
    })
  if (state === 'stepping-down')
    own.push({ kind: 'step-down-review', dueAt: addMinutes(course.lastSignalAt, policy.closure.quietDays * 1440) })
  if (owner === null && ownerOwedFrom !== null)
    own.push({ kind: 'owner', dueAt: addMinutes(ownerOwedFrom, policy.ownerMin) })
  const all = [
    ...answering(course, policy),
    ...own,
    ...lookedAtAgain(course, policy),
    ...planned(course),
    ...leaving(course, policy),
  ]
  return all.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
}
