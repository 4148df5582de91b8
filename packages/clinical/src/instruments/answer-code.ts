import type { Answer, Answers, InstrumentId } from './instrument.ts'
import { scoringOf } from './scoring-of.ts'

/** Answers as they travel and rest: one character an item in the order of the form, and the difficulty item beside them. */
export type AnswerCode = { readonly a: string; readonly d?: number }

const unanswered = '.'
const codeOf = (answer: Answer | undefined): string => {
  if (typeof answer === 'number') return String(answer)
  if (answer === 'refused') return 'R'
  if (answer === 'yes') return 'y'
  return answer === 'no' ? 'n' : unanswered
}

const codedItems = (id: InstrumentId): readonly string[] => {
  const scoring = scoringOf(id)
  return 'acuityItem' in scoring ? [...scoring.items, scoring.acuityItem] : scoring.items
}

const difficultyItem = (id: InstrumentId): string | undefined => {
  const scoring = scoringOf(id)
  return 'acuityItem' in scoring ? undefined : scoring.unscored[0]
}

export function encodeAnswers(id: InstrumentId, answers: Answers): AnswerCode {
  const a = codedItems(id)
    .map((item) => codeOf(answers[item]))
    .join('')
  const difficulty = answers[difficultyItem(id) ?? '']
  return typeof difficulty === 'number' ? { a, d: difficulty } : { a }
}

/** Answers of a code; null when it is not one. Values are checked by `validateAnswers`, not here. */
export function decodeAnswers(
  id: InstrumentId,
  { a, d }: { readonly a: string; readonly d?: number | undefined },
): Answers | null {
  const items = codedItems(id)
  if (a.length !== items.length) return null
  const answers: Record<string, Answer> = {}
  for (const [index, item] of items.entries()) {
    const character = a[index] ?? unanswered
    if (character === unanswered) continue
    const answer = answerOf(character)
    if (answer === null) return null
    answers[item] = answer
  }
  const difficulty = difficultyItem(id)
  if (d === undefined) return answers
  return difficulty === undefined ? null : { ...answers, [difficulty]: d }
}

function answerOf(character: string): Answer {
  if (character >= '0' && character <= '9') return Number(character)
  if (character === 'R') return 'refused'
  if (character === 'y') return 'yes'
  return character === 'n' ? 'no' : null
}
