import type { Answer, Answers, InstrumentId, OrdinalScoring } from './instrument.ts'
import { scoringOf } from './scoring-of.ts'
import { isAsked, itemsOf } from './skip-logic.ts'

export type AnswerProblem = { readonly item: string; readonly code: 'unknown-item' | 'value-not-allowed' }

const asqAnswers: readonly unknown[] = ['yes', 'no', 'refused', 'not_asked', null]

const allowed = (scoring: OrdinalScoring, item: string, answer: Answer): boolean => {
  if (answer === null || answer === 'refused') return true
  return typeof answer === 'number' && (scoring.otherValues[item] ?? scoring.values).includes(answer)
}

/** Nothing is clipped and nothing is treated as missing: a value outside its range is named. Empty when all is well. */
export function validateAnswers(id: InstrumentId | 'who-5', answers: Answers): readonly AnswerProblem[] {
  const scoring = scoringOf(id)
  const known = itemsOf(id)
  const problems: AnswerProblem[] = []
  for (const [item, answer] of Object.entries(answers)) {
    if (answer === undefined) continue
    if (!known.includes(item)) problems.push({ item, code: 'unknown-item' })
    else if ('acuityItem' in scoring ? !asqAnswers.includes(answer) : !allowed(scoring, item, answer)) {
      problems.push({ item, code: 'value-not-allowed' })
    }
  }
  return problems
}

/**
 * Items answered above zero (or at all, for ASQ) although the answers before them say they are not asked: ask once, keep as
 * answered (4.8). They still count: a contradiction may raise a result and never lowers it.
 */
export function contradictions(id: InstrumentId | 'who-5', answers: Answers): readonly string[] {
  return itemsOf(id).filter((item) => {
    const answer = answers[item]
    const given = typeof answer === 'number' ? answer > 0 : answer === 'yes' || answer === 'refused'
    return given && !isAsked(id, answers, item)
  })
}
