export type FunnelCounts = {
  readonly graduates: number
  readonly contactable: number
  readonly agreed: number
  readonly assessed: number
}
export type FunnelStep = {
  readonly id: 'graduates' | 'contactable' | 'agreed' | 'assessed'
  readonly n: number
  readonly of: number | null
  readonly percent: number | null
}

/** n of N in per cent, half up to one decimal, in whole numbers. @source services/11-evaluation.md R-EV-01 */
export const percentOf = (n: number, of: number): number | null =>
  of === 0 ? null : Math.floor((n * 2000 + of) / (2 * of)) / 10

/** Each step with the one before it as its denominator. @source services/03-enrollment-and-outreach.md §3.7 */
export function funnelOf({ graduates, contactable, agreed, assessed }: FunnelCounts): {
  readonly steps: readonly FunnelStep[]
  readonly reach: number | null
} {
  const step = (id: FunnelStep['id'], n: number, of: number): FunnelStep => ({ id, n, of, percent: percentOf(n, of) })
  return {
    steps: [
      { id: 'graduates', n: graduates, of: null, percent: null },
      step('contactable', contactable, graduates),
      step('agreed', agreed, contactable),
      step('assessed', assessed, agreed),
    ],
    reach: percentOf(assessed, graduates),
  }
}
