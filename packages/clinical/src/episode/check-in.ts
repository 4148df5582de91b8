import type { AlertClass } from '../triage/index.ts'
import type { AssessedRisk } from './course.ts'

/** @source [D] a check-in that stays unanswered, or says "no": as A where the last live assessment was further or imminent, else B */
export const checkInClass = (risk: AssessedRisk | null): AlertClass =>
  risk === 'further' || risk === 'imminent' ? 'A' : 'B'

/** The ASQ asked live: what its answers ask for. Only ever raises. @source R-SUI-02, R-SUI-03, EC-03 */
export function liveAsqClass(asq: Readonly<Record<string, string | undefined>>): AlertClass | null {
  const four = ['asq-1', 'asq-2', 'asq-3', 'asq-4'].map((item) => asq[item])
  const five = asq['asq-5']
  const said = four.includes('yes')
  if (five === 'yes' || (five === 'refused' && said)) return 'A'
  return said || four.includes('refused') || five === 'refused' ? 'B' : null
}
