import { type AnswerCodes, auditTotalling, gad7Totalling, phq9Totalling } from '@ayni/modules/screening/fixtures'
import { type Chance, within } from './chance.ts'

export type AnswersOf = (chance: Chance) => AnswerCodes

type Range = readonly [low: number, high: number]

export const answersWith =
  (phq9: Range, gad7: Range, audit: Range, asq = 'nnnn.'): AnswersOf =>
  (chance) => ({
    asq: { a: asq },
    'phq-9': { a: phq9Totalling(within(...phq9, chance)), d: 1 },
    'gad-7': { a: gad7Totalling(within(...gad7, chance)), d: 1 },
    audit: { a: auditTotalling(within(...audit, chance)) },
  })

const well = answersWith([0, 4], [0, 4], [0, 4])
const low = answersWith([5, 9], [3, 9], [1, 9])
const moderate = answersWith([10, 17], [8, 13], [2, 9])
const severe = answersWith([20, 24], [12, 16], [3, 10])
const nonAcute = answersWith([8, 15], [6, 12], [2, 6], 'nnnyn')

export type Cohort = 'earlier' | 'present'

/** How far an invented person came, and what their answers would say. */
export type Story = {
  readonly cohort: Cohort
  readonly reached: 'never' | 'declined' | 'engaged' | 'consented' | 'half-way' | 'answered' | 'withdrawn'
  /** One check after another, about ninety days apart. */
  readonly checks: readonly AnswersOf[]
  /** Days ago of the first check, where the story needs it; about a month after the start otherwise. */
  readonly firstCheckAgo: number | null
  readonly history: 'none' | 'anxiety' | 'depression'
}

type Rest = Partial<Pick<Story, 'checks' | 'firstCheckAgo' | 'history'>>

const some = (n: number, cohort: Cohort, reached: Story['reached'], rest: Rest = {}): readonly Story[] =>
  Array.from({ length: n }, () => ({ cohort, reached, checks: [], firstCheckAgo: null, history: 'none', ...rest }))

const earlier: readonly Story[] = [
  ...some(15, 'earlier', 'never'),
  ...some(3, 'earlier', 'declined'),
  ...some(2, 'earlier', 'engaged'),
  ...some(12, 'earlier', 'consented'),
  ...some(1, 'earlier', 'half-way', { checks: [low] }),
  ...some(2, 'earlier', 'withdrawn', { checks: [low] }),
  ...some(6, 'earlier', 'answered', { checks: [well, well] }),
  ...some(4, 'earlier', 'answered', { checks: [well, low, well] }),
  ...some(7, 'earlier', 'answered', { checks: [low, well] }),
  ...some(1, 'earlier', 'answered', { checks: [low, moderate, low], history: 'anxiety' }),
  ...some(3, 'earlier', 'answered', { checks: [moderate, low, well] }),
  ...some(2, 'earlier', 'answered', { checks: [moderate, moderate, low], history: 'depression' }),
  ...some(1, 'earlier', 'answered', { checks: [severe, moderate, low], history: 'depression' }),
  ...some(1, 'earlier', 'answered', { checks: [nonAcute, low, well] }),
]

const present: readonly Story[] = [
  ...some(12, 'present', 'never'),
  ...some(2, 'present', 'declined'),
  ...some(4, 'present', 'engaged'),
  ...some(12, 'present', 'consented'),
  ...some(1, 'present', 'half-way', { checks: [low], firstCheckAgo: 6 }),
  ...some(1, 'present', 'half-way', { checks: [low], firstCheckAgo: 3.4 }),
  ...some(2, 'present', 'half-way', { checks: [well], firstCheckAgo: 1.2 }),
  ...some(8, 'present', 'answered', { checks: [well] }),
  ...some(2, 'present', 'answered', { checks: [well], firstCheckAgo: 5 }),
  ...some(7, 'present', 'answered', { checks: [low] }),
  ...some(1, 'present', 'answered', { checks: [low], history: 'anxiety' }),
  ...some(2, 'present', 'answered', { checks: [moderate] }),
  ...some(1, 'present', 'answered', { checks: [moderate], firstCheckAgo: 7, history: 'depression' }),
  ...some(1, 'present', 'answered', { checks: [moderate], firstCheckAgo: 3 }),
  ...some(1, 'present', 'answered', { checks: [moderate], firstCheckAgo: 1 }),
  ...some(1, 'present', 'answered', { checks: [severe], firstCheckAgo: 2.2, history: 'depression' }),
  ...some(1, 'present', 'answered', { checks: [nonAcute], firstCheckAgo: 20 }),
  ...some(1, 'present', 'answered', { checks: [nonAcute], firstCheckAgo: 0.12 }),
]

/** A plausible year of two cohorts: many never reached, many who agreed and did not answer, a few in trouble. */
export const stories: readonly Story[] = [...earlier, ...present]
