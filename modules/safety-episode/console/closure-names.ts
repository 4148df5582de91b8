import type { ClosureCriterion } from '@ayni/modules/safety-episode/contract'

/** In the order of services 7.7. */
export const closureCriteria = [
  'two-low-assessments',
  'seven-days-apart',
  'asq-all-no',
  'plan-current',
  'means-rechecked',
  'treatment-settled',
  'referral-attended',
  'caring-contacts',
  'told-and-agrees',
  'thirty-days-quiet',
] as const satisfies readonly ClosureCriterion[]

/** What only a human says, in the very form that signs. */
export const saidWhenSigning: ReadonlySet<ClosureCriterion> = new Set([
  'treatment-settled',
  'caring-contacts',
  'told-and-agrees',
])

/** Criteria named in the details of a refusal. */
export const closureCriterionNames = (details: unknown): readonly ClosureCriterion[] => {
  const named: ReadonlySet<unknown> = new Set(Array.isArray(details) ? details : [])
  return closureCriteria.filter((one) => named.has(one))
}
