import { asqScoring } from './generated/scoring.ts'
import type { Answer, Answers, AsqOutcome } from './instrument.ts'

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
