import { addMinutes } from '../clocks/index.ts'
import type { AlertClass } from '../triage/index.ts'
import { type EpisodeCourse, isOver } from './course.ts'
import { type Deadline, type DeadlineKind, deadlinesOf, isUnheard } from './deadlines.ts'
import type { EpisodePolicy } from './policy.ts'

export type Heard =
  /** Becomes a signal, and is the ladder's again. */
  | { readonly do: 'signal'; readonly class: AlertClass; readonly because: DeadlineKind; readonly missed: number }
  /** To those who answer for the programme; the person hears nothing. */
  | { readonly do: 'incident'; readonly because: DeadlineKind }
  /** A planned contact passed unrecorded: the call is owed within two hours. */
  | { readonly do: 'owe-call'; readonly dueAt: string }
export type Passed = {
  readonly course: EpisodeCourse
  readonly heard: readonly Heard[]
  readonly nextAt: string | null
}

const isPast = (at: string, now: string): boolean => Date.parse(at) <= Date.parse(now)

/** While an alert is open its ladder calls for these; the episode adds nothing to the noise. */
const ladders: readonly DeadlineKind[] = ['acknowledge', 'first-attempt', 'reach', 'assess', 'unreachable-decision']
/** Shown, and heard by nobody: nothing is wrong when they pass. */
const quiet: readonly DeadlineKind[] = ['step-down-review', 'last-call']

/**
 * SUI-08: nobody became their owner in time. Said once, to those who answer for the programme: nothing new is known of the person, who
 * is followed as before.
 */
function unowned(course: EpisodeCourse, policy: EpisodePolicy, now: string): Pick<Passed, 'course' | 'heard'> {
  const due = deadlinesOf(course, policy).find(({ kind }) => kind === 'owner')
  if (due === undefined || course.ownerSaidAt !== null || !isPast(due.dueAt, now)) return { course, heard: [] }
  return { course: { ...course, ownerSaidAt: now }, heard: [{ do: 'incident', because: 'owner' }] }
}

/** R-SUI-07: the call within two hours, then a signal of B, and of A from the second missed on. */
function missedContact(
  course: EpisodeCourse,
  policy: EpisodePolicy,
  now: string,
): Pick<Passed, 'course' | 'heard'> | null {
  const { contact, leftAt } = course
  if (contact === null || leftAt !== null) return null
  if (contact.callDueAt === null) {
    if (!isPast(contact.dueAt, now)) return null
    const callDueAt = addMinutes(contact.dueAt, policy.missedCallMin)
    const owed: EpisodeCourse = { ...course, contact: { ...contact, callDueAt } }
    // A worker that slept may find both passed: then both are done in one look.
    const further = missedContact(owed, policy, now)
    return further ?? { course: owed, heard: [{ do: 'owe-call', dueAt: callDueAt }] }
  }
  if (!isPast(contact.callDueAt, now)) return null
  const missed = course.missed + 1
  const next = { ...contact, dueAt: addMinutes(now, policy.missedAgainMin), callDueAt: null }
  const heard = {
    do: 'signal',
    class: missed >= 2 || course.state === 'emergency-active' ? 'A' : 'B',
    because: 'contact',
    missed,
  } as const
  return { course: { ...course, contact: next, missed, saidAt: now }, heard: [heard] }
}

function late(course: EpisodeCourse, { kind }: Deadline): Heard | null {
  if (
    kind === 'owner' ||
    isUnheard({ kind }) ||
    quiet.includes(kind) ||
    (ladders.includes(kind) && course.alert !== null)
  )
    return null
  switch (kind) {
    case 'closing-reasons':
      return { do: 'incident', because: kind }
    case 'hand-over':
      return { do: 'signal', class: 'A', because: kind, missed: course.missed }
    case 'contact':
    case 'call-after-missed':
    case 'offer-again':
    case 'after-hand-over':
      return null
    default: {
      const of = kind === 'full-evaluation' ? 'B' : course.class
      return { do: 'signal', class: of, because: kind, missed: course.missed }
    }
  }
}

const againAfter = (policy: EpisodePolicy, course: EpisodeCourse): number =>
  course.state === 'emergency-active' ? policy.emergencySilenceMin : policy.againMin

/** Always later than now, and never further than what is due next. */
function nextLook(course: EpisodeCourse, policy: EpisodePolicy, now: string): string {
  const deadlines = deadlinesOf(course, policy).filter(
    (one) => !isUnheard(one) && (one.kind !== 'owner' || course.ownerSaidAt === null),
  )
  const ahead = deadlines.find(({ dueAt }) => !isPast(dueAt, now))?.dueAt
  const hasLate = deadlines.some((one) => isPast(one.dueAt, now))
  const { saidAt } = course
  const again = saidAt === null ? null : addMinutes(saidAt, againAfter(policy, course))
  const retry = again !== null && !isPast(again, now) ? again : addMinutes(now, policy.lookAgainMin[course.class])
  const looks = [...(ahead === undefined ? [] : [ahead]), ...(hasLate || ahead === undefined ? [retry] : [])]
  return looks.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? retry
}

/**
 * What time alone brings. It never lowers, never ends and never forgets: whatever is late becomes a signal, or an incident where the
 * person has left, and is heard again until somebody acts.
 * @safety
 */
export function passTime(course: EpisodeCourse, policy: EpisodePolicy, now: string): Passed {
  if (isOver(course)) return { course, heard: [], nextAt: null }
  const alone = unowned(course, policy, now)
  const missed = missedContact(alone.course, policy, now)
  let after = missed?.course ?? alone.course
  const heard: Heard[] = [...alone.heard, ...(missed?.heard ?? [])]
  const { saidAt } = course
  const maySpeak = saidAt === null || isPast(addMinutes(saidAt, againAfter(policy, course)), now)
  const overdue = deadlinesOf(course, policy).filter(({ dueAt }) => isPast(dueAt, now))
  if (maySpeak && !heard.some((one) => one.do === 'signal')) {
    const said = overdue.map((one) => late(course, one)).find((one) => one !== null)
    if (said !== undefined) {
      heard.push(said)
      after = { ...after, saidAt: now }
    }
  }
  return { course: after, heard, nextAt: nextLook(after, policy, now) }
}

/** When somebody must look at an open episode again; null once it is over. A contact that has passed already is looked at now. */
export function nextEpisodeLook(course: EpisodeCourse, policy: EpisodePolicy, now: string): string | null {
  if (isOver(course)) return null
  return missedContact(course, policy, now) === null ? nextLook(course, policy, now) : now
}
