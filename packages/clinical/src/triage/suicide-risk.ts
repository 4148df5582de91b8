import type { AsqReading, OrdinalReading } from '../instruments/index.ts'
import type { AlertClass, RiskDriver, SuicideFlag, TriagePolicy } from './triage-policy.ts'

export type SuicideRisk = {
  readonly flag: SuicideFlag
  readonly class: AlertClass | null
  readonly drivers: readonly RiskDriver[]
}

const nothing: SuicideRisk = { flag: 'none', class: null, drivers: [] }

/**
 * @safety Item 5 unknown after a yes is acute until a clinician has spoken with the person. A refusal with no yes anywhere is
 * a positive of the class the policy sets (EC-03).
 */
function positiveAsq(asq: AsqReading, policy: TriagePolicy): SuicideRisk {
  const drivers: RiskDriver[] = []
  const isAcute = asq.outcome === 'acute-positive'
  const hasYes = asq.positive.length > 0
  const isUnknown = asq.outcome === 'positive-acuity-unknown'
  if (isAcute) drivers.push('ASQ_ACUTE')
  if (asq.positive.some((item) => item !== 'asq-5')) drivers.push('ASQ_POSITIVE')
  if (asq.refused.length > 0) drivers.push('ASQ_REFUSED')
  if (isUnknown) drivers.push('ASQ_ACUITY_UNKNOWN')
  if (isAcute || (isUnknown && hasYes)) return { flag: 'acute', class: 'A', drivers }
  const refusalClass = hasYes ? 'B' : policy.classOf.refusalOnly
  return { flag: refusalClass === 'A' ? 'acute' : 'non_acute', class: refusalClass, drivers }
}

/** R-SCR-05 and R-SCR-06: the flag stands beside the level and is never folded into it. */
export function suicideRisk(
  asq: AsqReading | undefined,
  phq9: OrdinalReading | undefined,
  policy: TriagePolicy,
): SuicideRisk {
  const isPositive = asq !== undefined && asq.outcome !== 'negative' && asq.outcome !== 'incomplete'
  if (isPositive) return positiveAsq(asq, policy)
  if (phq9?.item9 !== true) return nothing
  const driver = asq?.outcome === 'negative' ? 'ITEM9_DISCORDANT' : 'ITEM9_WITHOUT_ASQ'
  return { flag: 'item9', class: policy.classOf.item9, drivers: [driver] }
}
