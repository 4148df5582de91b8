import { auditScoring } from './generated/scoring.ts'
import type { Answer, Answers, OrdinalId, OrdinalScoring } from './instrument.ts'
import { ordinalScoring } from './scoring-of.ts'

export type AuditZone = 1 | 2 | 3 | 4

export type OrdinalReading = {
  readonly kind: 'ordinal'
  readonly instrument: OrdinalId
  readonly complete: boolean
  /** Null when a needed answer is missing or refused: nothing is prorated (EC-03). */
  readonly total: number | null
  readonly band: string | null
  /** Sum of what was answered, in points of the total; the true total can only be this or more. */
  readonly lowerBound: number
  readonly answered: number
  readonly missing: readonly string[]
  readonly refused: readonly string[]
  /** Null when it cannot be told from what was answered. */
  readonly severe: boolean | null
  /** PHQ-9 only: 1 or more on item 9; null when it was missing, refused, or there is no such item. */
  readonly item9: boolean | null
  /** PHQ-9 and GAD-7: "how difficult", 0–3, never scored. */
  readonly difficulty: number | null
  /** AUDIT only: zone of the recommended action after the step-up rule, from the lower bound when incomplete. */
  readonly actionZone: AuditZone | null
  readonly steppedUp: boolean
}

const none: readonly string[] = []

/** AUDIT items that a rule skips score 0 and do not make it incomplete. */
function skippedByRule(id: OrdinalId, answers: Answers): readonly string[] {
  if (id !== 'audit') return none
  if (answers['audit-1'] === 0) return auditScoring.items.slice(1, 8)
  const noIntake = answers['audit-2'] === 0 && answers['audit-3'] === 0
  const rest = auditScoring.items.slice(3, 8)
  return noIntake && rest.every((item) => answers[item] === undefined || answers[item] === null) ? rest : none
}

const atLeast = (answer: Answer | undefined, least: number): boolean => typeof answer === 'number' && answer >= least

/** @source WHO AUDIT manual 2nd ed., WHO/MSD/MSB/01.6a: next level for 2 or more on items 4, 5 or 6, or 4 on items 9 or 10 (R-SCR-04). */
function stepsUp(answers: Answers): boolean {
  const dependence = atLeast(answers['audit-4'], 2) || atLeast(answers['audit-5'], 2) || atLeast(answers['audit-6'], 2)
  return dependence || atLeast(answers['audit-9'], 4) || atLeast(answers['audit-10'], 4)
}

const zones: Readonly<Record<string, AuditZone>> = { 'zone-1': 1, 'zone-2': 2, 'zone-3': 3, 'zone-4': 4 }
/** The zone by score alone; null without a total. The recommended action may be one zone higher (`actionZone`). */
export const auditZone = (reading: OrdinalReading): AuditZone | null => zones[reading.band ?? ''] ?? null

function auditAction(lowerBound: number, steppedUp: boolean): AuditZone {
  if (lowerBound >= 20) return 4
  if (lowerBound >= 16) return steppedUp ? 4 : 3
  if (lowerBound >= 8) return steppedUp ? 3 : 2
  return steppedUp ? 2 : 1
}

const bandAt = (scoring: OrdinalScoring, total: number): string | null =>
  scoring.bands.find((band) => total >= band.min && total <= band.max)?.id ?? null

const difficultyOf = (scoring: OrdinalScoring, answers: Answers): number | null => {
  const answer = answers[scoring.unscored[0] ?? '']
  return typeof answer === 'number' ? answer : null
}

const severeOf = (scoring: OrdinalScoring, lowerBound: number, complete: boolean): boolean | null => {
  if (scoring.severeFrom === null) return null
  if (lowerBound >= scoring.severeFrom) return true
  return complete ? false : null
}

/** Scores a PHQ-9, GAD-7, AUDIT or WHO-5. Answers must have passed `validateAnswers`. */
export function readOrdinal(id: OrdinalId, answers: Answers): OrdinalReading {
  const scoring: OrdinalScoring = ordinalScoring[id]
  const skipped = skippedByRule(id, answers)
  const missing: string[] = []
  const refused: string[] = []
  let sum = 0
  let answered = 0
  for (const item of scoring.items) {
    const answer = answers[item]
    if (typeof answer === 'number') {
      sum += answer
      answered += 1
    } else if (!skipped.includes(item)) {
      const kind = answer === 'refused' ? refused : missing
      kind.push(item)
    }
  }
  const complete = missing.length === 0 && refused.length === 0
  const lowerBound = sum * scoring.multiplier
  const isAudit = id === 'audit'
  const steppedUp = isAudit && stepsUp(answers)
  const item9 = answers['phq9-9']
  return {
    kind: 'ordinal',
    instrument: id,
    complete,
    total: complete ? lowerBound : null,
    band: complete ? bandAt(scoring, lowerBound) : null,
    lowerBound,
    answered,
    missing,
    refused,
    severe: severeOf(scoring, lowerBound, complete),
    item9: id === 'phq-9' && typeof item9 === 'number' ? item9 >= 1 : null,
    difficulty: difficultyOf(scoring, answers),
    actionZone: isAudit ? auditAction(lowerBound, steppedUp) : null,
    steppedUp,
  }
}
