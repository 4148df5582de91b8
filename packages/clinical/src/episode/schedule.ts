import { addMinutes, minutesBetween } from '../clocks/index.ts'
import type { AssessedRisk, EpisodeCourse, PlannedContact } from './course.ts'
import type { EpisodePolicy } from './policy.ts'

/** Minutes from the assessment to the nth contact. */
function offsetOf(policy: EpisodePolicy, risk: AssessedRisk, nth: number): number {
  const { afterMin, thenEveryMin } = policy.schedule[risk === 'low' ? 'low' : 'raised']
  const last = afterMin.length - 1
  return afterMin[nth] ?? (afterMin[last] ?? 0) + (nth - last) * thenEveryMin
}

/** The contact of this number, or the first after it that is still ahead of `at` (R-SUI-08). */
export function contactFrom(
  policy: EpisodePolicy,
  risk: AssessedRisk,
  from: string,
  nth: number,
  at: string,
): { readonly nth: number; readonly dueAt: string } {
  let next = nth
  while (offsetOf(policy, risk, next) <= minutesBetween(from, at)) next += 1
  return { nth: next, dueAt: addMinutes(from, offsetOf(policy, risk, next)) }
}

/** The contacts that follow a hand-over: within 24 hours and at seven days; then the schedule goes on. */
export function contactAfterHandOver(policy: EpisodePolicy, handedOverAt: string, nth: number): PlannedContact | null {
  const afterMin = policy.afterHandOverMin[nth]
  if (afterMin === undefined) return null
  return { kind: 'after-hand-over', nth, dueAt: addMinutes(handedOverAt, afterMin), callDueAt: null }
}

/** What comes after a contact that took place at `at`, and the latest time at which it may be set. */
export function contactAfter(policy: EpisodePolicy, course: EpisodeCourse, at: string): PlannedContact {
  const { contact, handedOverAt } = course
  if (contact?.kind === 'after-hand-over' && handedOverAt !== null) {
    const next = contactAfterHandOver(policy, handedOverAt, contact.nth + 1)
    if (next !== null && next.dueAt > at) return next
  }
  const from = course.scheduleFrom ?? at
  const nth = contact?.kind === 'scheduled' ? contact.nth + 1 : 0
  return { kind: 'scheduled', callDueAt: null, ...contactFrom(policy, course.risk ?? 'further', from, nth, at) }
}
