import { closureCriteria } from '@ayni/clinical/episode'
import type { ClosureCriterion } from '@ayni/modules/safety-episode/contract'

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
