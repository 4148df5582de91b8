import type { Channel } from './ladder-policy.ts'

export type IncidentReason = 'rungs-exhausted' | 'nobody-on-call' | 'no-contact-recorded'

/**
 * `notify` may also open incidents: at 60 min (A) and 24 h (B) the ladder opens one and goes on calling, because it stops only
 * when a person takes the alert. `incident` alone means there is nobody to notify; it sounds again at `againAt`.
 */
export type LadderDecision =
  | {
      readonly do: 'notify'
      readonly because: 'rung' | 'repeat' | 'lapsed' | 'no-contact' | 'stalled'
      readonly rung: number
      readonly people: readonly string[]
      readonly channels: readonly Channel[]
      readonly incidents: readonly IncidentReason[]
      readonly againAt: string
    }
  | { readonly do: 'wait'; readonly because: 'acknowledged' | 'notified'; readonly until: string }
  | { readonly do: 'incident'; readonly because: 'nobody-on-call'; readonly againAt: string }
  | { readonly do: 'rest'; readonly because: 'handled' }

/** When the worker must ask again; null only when the alert is handled. */
export function nextLookAt(decision: LadderDecision): string | null {
  switch (decision.do) {
    case 'rest':
      return null
    case 'wait':
      return decision.until
    case 'notify':
    case 'incident':
      return decision.againAt
  }
}
