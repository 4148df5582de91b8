import { type BothSides, judgeConflict } from './conflict.ts'

export type StepFacts = BothSides & {
  /** The person asked not to be seen by them. */
  readonly blocked: boolean
  /** They were assigned to this person before, or are now. */
  readonly caredBefore: boolean
  readonly personAgreed: boolean
  /** The person had their time to answer and said nothing. */
  readonly personSilent: boolean
}

/** `not-possible` has one face, whatever its cause: a block, a family tie or a supervisor look the same to whoever assigns. */
export type Step = 'ask-team' | 'ask-person' | 'begin' | 'not-possible'

/**
 * What comes next between a clinician and a person.
 * @safety silence never counts as yes where they know each other; where nobody knows anybody it does, because care waits for it.
 */
export function nextStep(facts: StepFacts): Step {
  const verdict = judgeConflict(facts)
  if (facts.blocked || verdict === 'hard') return 'not-possible'
  if (verdict === 'unknown' && !facts.caredBefore) return 'ask-team'
  if (facts.personAgreed) return 'begin'
  if (verdict === 'soft') return facts.caredBefore && facts.person === null ? 'begin' : 'ask-person'
  return facts.caredBefore || facts.personSilent ? 'begin' : 'ask-person'
}
