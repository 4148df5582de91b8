import type { Answers } from './instrument.ts'
import { ordinalScoring } from './scoring-of.ts'

export type Phq9Syndromes = { readonly major: boolean; readonly other: boolean }

/**
 * Provisional pattern for a clinician's card; an interview decides. False for both when an answer is missing.
 * @source PHQ and GAD-7 Instruction Manual, diagnostic algorithm: item 9 counts from 1, the others from 2.
 */
export function phq9Syndromes(answers: Answers): Phq9Syndromes {
  const values = ordinalScoring['phq-9'].items.map((item) => answers[item])
  const scores = values.filter((value) => typeof value === 'number')
  const [interest, mood] = scores
  if (scores.length < 9 || interest === undefined || mood === undefined) return { major: false, other: false }
  const core = interest >= 2 || mood >= 2
  const present = scores.filter((score, index) => score >= (index === 8 ? 1 : 2)).length
  return { major: core && present >= 5, other: core && present >= 2 && present <= 4 }
}
