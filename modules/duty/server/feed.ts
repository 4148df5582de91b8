import type { FeedReader } from '@ayni/platform/commands'
import type { SafetyFact } from '../contract.ts'
import { safetyOf } from './rota-store.ts'

/** The duty team's numbers, and whether anybody may answer the ASQ alone. */
export const safetyFeed: FeedReader = {
  kind: 'safety',
  read: async ({ tx }, person) => {
    const found = await safetyOf(tx, person)
    if (found === undefined) return new Map()
    const fact: SafetyFact = { dutyPhone: found.dutyPhone, dutySms: found.dutySms, selfAsq: !found.tooFew }
    return new Map([['programme', fact]])
  },
}
