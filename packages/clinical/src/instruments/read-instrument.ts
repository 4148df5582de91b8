import { asqScoring, auditScoring, gad7Scoring, phq9Scoring, who5Scoring } from './generated/scoring.ts'
import type { Answer, Answers, AsqOutcome, AsqScoring, InstrumentId, OrdinalId, OrdinalScoring } from './instrument.ts'

export const ordinalScoring = {
  'phq-9': phq9Scoring,
  'gad-7': gad7Scoring,
  audit: auditScoring,
  'who-5': who5Scoring,
} as const satisfies Readonly<Record<OrdinalId, OrdinalScoring>>

export const scoringOf = (id: InstrumentId | 'who-5'): OrdinalScoring | AsqScoring =>
  id === 'asq' ? asqScoring : ordinalScoring[id]

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

export type AsqReading = {
  readonly kind: 'asq'
  readonly instrument: 'asq'
  readonly complete: boolean
  readonly outcome: AsqOutcome
  readonly acuityAsked: boolean
  readonly emergency: boolean
  readonly severe: boolean | null
  readonly answered: number
  readonly missing: readonly string[]
  readonly refused: readonly string[]
  readonly positive: readonly string[]
}

export type Reading = OrdinalReading | AsqReading

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

/**
 * @source ASQ, NIMH: any yes or refusal on items 1–4 is positive; item 5 tells acute from non-acute (R-SCR-05).
 * @safety A yes on item 5 is acute whatever the rest says, and a positive is acted on before the rest is answered.
 */
function asqOutcome(positive: boolean, complete: boolean, acuity: Answer | undefined): AsqOutcome {
  if (acuity === 'yes') return 'acute-positive'
  if (positive) return acuity === 'no' ? 'non-acute-positive' : 'positive-acuity-unknown'
  if (acuity === 'refused') return 'positive-acuity-unknown'
  return complete ? 'negative' : 'incomplete'
}

export function readAsq(answers: Answers): AsqReading {
  const positive: string[] = []
  const refused: string[] = []
  const missing: string[] = []
  for (const item of asqScoring.items) {
    const answer = answers[item]
    if (answer === 'yes') positive.push(item)
    else if (answer === 'refused') refused.push(item)
    else if (answer !== 'no') missing.push(item)
  }
  const isPositive = positive.length > 0 || refused.length > 0
  const acuity = answers[asqScoring.acuityItem]
  const outcome = asqOutcome(isPositive, missing.length === 0, acuity)
  const answered =
    asqScoring.items.length - missing.length + (acuity === 'yes' || acuity === 'no' || acuity === 'refused' ? 1 : 0)
  if (acuity === 'yes') positive.push(asqScoring.acuityItem)
  if (acuity === 'refused') refused.push(asqScoring.acuityItem)
  if (isPositive && (acuity === undefined || acuity === null || acuity === 'not_asked'))
    missing.push(asqScoring.acuityItem)
  return {
    kind: 'asq',
    instrument: 'asq',
    complete: missing.length === 0 && outcome !== 'incomplete',
    outcome,
    acuityAsked: isPositive,
    emergency: outcome === 'acute-positive' || outcome === 'positive-acuity-unknown',
    severe: outcome === 'incomplete' ? null : outcome !== 'negative',
    answered,
    missing,
    refused,
    positive,
  }
}

export function readInstrument(id: InstrumentId | 'who-5', answers: Answers): Reading {
  return id === 'asq' ? readAsq(answers) : readOrdinal(id, answers)
}
