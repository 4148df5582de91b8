import { type EpisodeCourse, isOver } from './course.ts'
import { type DeadlineKind, deadlinesOf } from './deadlines.ts'
import type { EpisodePolicy } from './policy.ts'

export type OwedKind =
  | 'safety-assessment'
  | 'safety-contact'
  | 'after-hand-over'
  | 'offer-again'
  | 'full-evaluation'
  | 'episode-owner'
  | 'unreachable-decision'
  | 'last-call'
  | 'closing-reasons'
  | 'phq9-again'
  | 'plan-review'
  | 'means-recheck'
export type Owed = {
  readonly kind: OwedKind
  readonly dueAt: string
  readonly role: 'duty' | 'psychiatrist'
  /** Owed by the owner of the episode by name, where there is one. */
  readonly toOwner: boolean
}

const kindOf: Partial<Readonly<Record<DeadlineKind, OwedKind>>> = {
  // 7.2 no contact by then: somebody decides how to reach them; whom to tell is never decided by time. Once it was said that they
  // cannot be reached, the room of emergencies owes that decision.
  reach: 'unreachable-decision',
  assess: 'safety-assessment',
  contact: 'safety-contact',
  'call-after-missed': 'safety-contact',
  'after-hand-over': 'after-hand-over',
  'offer-again': 'offer-again',
  'full-evaluation': 'full-evaluation',
  'last-call': 'last-call',
  'closing-reasons': 'closing-reasons',
  owner: 'episode-owner',
  phq9: 'phq9-again',
  'plan-review': 'plan-review',
  means: 'means-recheck',
}
const psychiatric: readonly OwedKind[] = [
  'full-evaluation',
  'episode-owner',
  'last-call',
  'closing-reasons',
  'phq9-again',
  'plan-review',
  'means-recheck',
]

/** What people owe this person now. Until somebody took the alert nothing is: the ladder calls. */
export function owedFor(course: EpisodeCourse, policy: EpisodePolicy): readonly Owed[] {
  if (isOver(course)) return []
  return deadlinesOf(course, policy).flatMap(({ kind, dueAt }): readonly Owed[] => {
    const named = kindOf[kind]
    if (named === undefined || (kind === 'assess' && course.state === 'signalled')) return []
    // Whoever left, and was not in acute danger, is called once and no more (2.7): nobody owes another way to them.
    if (kind === 'reach' && course.leftAt !== null && course.class === 'B') return []
    // While an alert is open, leaving is the business of whoever answers it; it owes the same there.
    if (course.alert !== null && (named === 'last-call' || named === 'closing-reasons')) return []
    const role = psychiatric.includes(named) ? 'psychiatrist' : 'duty'
    const ofOwner = role === 'psychiatrist' || named === 'unreachable-decision'
    return [{ kind: named, dueAt, role, toOwner: ofOwner && named !== 'episode-owner' }]
  })
}
