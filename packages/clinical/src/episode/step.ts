import type { EpisodeCourse, EpisodeStateName } from './course.ts'

export type EpisodeRefusal = {
  readonly refused:
    | 'over'
    | 'emergency-open'
    | 'alert-open'
    | 'only-a-psychiatrist'
    | 'criteria-missing'
    | 'step-down-first'
    | 'plan-not-active'
    | 'next-contact-too-late'
    | 'next-contact-not-dated'
    | 'has-not-left'
    | 'last-call-owed'
    | 'no-contact-planned'
  readonly missing?: readonly string[]
  readonly latest?: string
}
export type Move = { readonly from: EpisodeStateName; readonly to: EpisodeStateName }
export type EpisodeStep = { readonly course: EpisodeCourse; readonly moves: readonly Move[]; readonly late?: boolean }
export type Decided = EpisodeStep | EpisodeRefusal

export const isRefused = (decided: Decided): decided is EpisodeRefusal => 'refused' in decided

/** The same course in other states, one after the other; staying is no move. */
export function through(course: EpisodeCourse, ...states: readonly EpisodeStateName[]): EpisodeStep {
  const moves: Move[] = []
  let from = course.state
  for (const to of states) {
    if (to !== from) moves.push({ from, to })
    from = to
  }
  return { course: { ...course, state: from }, moves }
}
/** Assessed, and what its risk asks for is done: then the plan carries on. */
export function settled(step: EpisodeStep): EpisodeStep {
  const { course } = step
  const done =
    (course.state === 'assessed-low' && course.planAt !== null) ||
    (course.state === 'assessed-further' &&
      course.planAt !== null &&
      course.meansAt !== null &&
      course.evaluationOwedFrom === null)
  if (!done) return step
  const on = through(course, 'plan-active')
  return { ...step, course: on.course, moves: [...step.moves, ...on.moves] }
}
