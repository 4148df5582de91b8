import type { Answer, Answers, AskedWhen, InstrumentId } from './instrument.ts'
import { scoringOf } from './scoring-of.ts'

const meets = (rule: AskedWhen, answer: Answer | undefined): boolean => {
  if ('atLeast' in rule) return typeof answer === 'number' && answer >= rule.atLeast
  return rule.is.some((one) => one === answer)
}

/** Every item of the instrument in the order of the form, scored or not. */
export function itemsOf(id: InstrumentId | 'who-5'): readonly string[] {
  const scoring = scoringOf(id)
  return 'acuityItem' in scoring ? [...scoring.items, scoring.acuityItem] : [...scoring.items, ...scoring.unscored]
}

/** Whether the answers so far call for this item: AUDIT 2–8 after "never", ASQ 5 without a yes or refusal, are not asked. */
export function isAsked(id: InstrumentId | 'who-5', answers: Answers, item: string): boolean {
  const rule = scoringOf(id).askedWhen[item]
  return rule === undefined || rule.any.some((other) => meets(rule, answers[other]))
}

const isAnswered = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== null && answer !== 'not_asked'

/** The first item that is asked and has neither an answer nor a refusal; null when there is none. */
export function nextItem(id: InstrumentId | 'who-5', answers: Answers): string | null {
  return itemsOf(id).find((item) => isAsked(id, answers, item) && !isAnswered(answers[item])) ?? null
}
