import { instant } from '@ayni/kernel'
import type { PlanFact } from '@ayni/modules/safety-plan/contract'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'

/** Everything here is invented. */
const before = instant.parse('2026-11-15T01:10:00.000Z')

export const aPlanFact = (more: Partial<Extract<PlanFact, { is: 'version' }>> = {}): PlanFact => ({
  ...{ is: 'version', basedOn: [], at: before, who: null, content: inventedPlan, reviewOn: '2026-12-01' },
  ...{ over: [], chosenAt: null },
  ...more,
})

export const aMeansFact: PlanFact = {
  ...{ is: 'means', agreedAt: before, who: 'Inés T. (inventada)' },
  measures: [{ what: 'Las llaves quedan con Nilda de noche', keeper: 'Nilda (inventada)', until: '2026-12-01' }],
}
